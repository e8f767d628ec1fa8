"""Builds of a PostgreSQL database: a schema each, and a table that says which one is current.

A build is one transaction: whatever fails or is killed, the server undoes it. Readers are told the
name of the schema once and stay on it.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Engine,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    func,
    inspect,
    select,
    update,
)
from sqlalchemy import column as column_named
from sqlalchemy import table as table_named
from sqlalchemy.schema import CreateSchema, DropSchema

from data import schema
from data.publication.lock import this_process
from data.publication.target import Built, check_counts, table_counts, to_clear
from indicators.errors import BuildUnderWay, ReaderMistake

_LOCK = 0x43524D  # the key of the advisory lock, the same for all who build
_ASK_AGAIN = 0.2  # seconds

_metadata = MetaData()

# Which schema holds which build; in one row ``current`` is true.
_publication = Table(
    "publication",
    _metadata,
    Column("name", String, primary_key=True),
    Column("fingerprint", String, nullable=False),
    Column("finished", DateTime(timezone=True), nullable=False),
    Column("static", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("held", Boolean, nullable=False),
)


class Schemas:
    """The builds of one PostgreSQL database; see the module."""

    def __init__(self, url: str) -> None:
        self.url = url

    @contextmanager
    def lock(self, wait: float) -> Iterator[None]:
        """Hold an advisory lock, which the server releases when the connection ends.

        Raises
        ------
        BuildUnderWay
            If another connection still holds it after so many seconds.
        """
        with self._connect(application_name=this_process()[:63]) as connection:
            until = time.monotonic() + wait
            while not connection.execute(select(func.pg_try_advisory_lock(_LOCK))).scalar_one():
                if time.monotonic() >= until:
                    raise BuildUnderWay(f"Another build is at work: {_holder(connection)}.")
                time.sleep(_ASK_AGAIN)
            connection.commit()
            yield

    @contextmanager
    def writing(self, static: Sequence[str]) -> Iterator[Connection]:
        """Yield a connection to a new schema; check it and point at it, all or nothing.

        Raises
        ------
        OurFault
            If the new build lacks what it needs; readers keep the build they have.
        ReaderMistake
            If the database has a workflow.
        """
        finished = datetime.now(UTC)
        name = f"build_{finished:%Y%m%d_%H%M%S_%f}"
        engine = create_engine(self.url)
        try:
            with engine.begin() as connection:
                _refuse_governed(connection)
                _metadata.create_all(connection)
                connection.execute(CreateSchema(name))
                schema.metadata.create_all(_within(connection, name))
                yield connection
                counts = table_counts(connection)
                check_counts(counts, counts)
                fingerprint = _fingerprint(connection)
                _within(connection, None)
                row = {"name": name, "fingerprint": fingerprint, "finished": finished}
                state = {"static": "\n".join(static), "current": False, "held": False}
                connection.execute(_publication.insert(), [row | state])
                _point(connection, name, held=False)
                _clear(connection)
        finally:
            engine.dispose()

    def current(self) -> str | None:
        """Return the name of the schema that readers open, or None where there is none."""
        with self._connect() as connection:
            if not _is_published(connection):
                return None
            query = select(_publication.c.name).where(_publication.c.current)
            found: str | None = connection.execute(query).scalar_one_or_none()
            return found

    def builds(self) -> list[Built]:
        """Return every build that is kept, the newest first."""
        with self._connect() as connection:
            return _builds(connection) if _is_published(connection) else []

    def point(self, name: str, *, held: bool = False) -> None:
        """Make a build the current one, in one transaction.

        Raises
        ------
        ReaderMistake
            If there is no such build, or the database has a workflow.
        """
        known = [build.name for build in self.builds()]
        if name not in known:
            there = ", ".join(known) or "none"
            raise ReaderMistake(f"There is no build {name}; there are: {there}.")
        with self._connect() as connection:
            _refuse_governed(connection)
            _point(connection, name, held=held)
            connection.commit()

    def is_held(self) -> bool:
        """Return whether the current build was chosen by hand."""
        with self._connect() as connection:
            query = select(_publication.c.held).where(_publication.c.current)
            found = (
                connection.execute(query).scalar_one_or_none() if _is_published(connection) else 0
            )
            return bool(found)

    def refuse_governed(self) -> None:
        """Raise ``ReaderMistake`` where a workflow decides what is built and released."""
        with self._connect() as connection:
            _refuse_governed(connection)

    def engine(self, name: str) -> Engine:
        """Return an engine that reads one schema and cannot write to it."""
        options = {"postgresql_readonly": True, "schema_translate_map": {None: name}}
        return create_engine(self.url, execution_options=options)

    @contextmanager
    def _connect(self, **arguments: str) -> Iterator[Connection]:
        engine = create_engine(self.url, connect_args=arguments)
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


def _within(connection: Connection, name: str | None) -> Connection:
    """Let tables without a schema be those of one build; of none: those all builds share."""
    return connection.execution_options(schema_translate_map={None: name})


def _is_published(connection: Connection) -> bool:
    return inspect(connection).has_table(_publication.name)


def _refuse_governed(connection: Connection) -> None:
    """Refuse to write where a workflow releases: what is current is a view there."""
    if _publication.name in inspect(connection).get_view_names():
        raise ReaderMistake(
            "This database has a workflow: its worker builds what was decided on.",
            "`python -m data.workflow work`",
        )


def _fingerprint(connection: Connection) -> str:
    table = schema.build.c
    query = select(table.value).where(table.name == "fingerprint")
    return str(connection.execute(query).scalar_one())


def _point(connection: Connection, name: str, *, held: bool) -> None:
    connection.execute(update(_publication).values(current=False, held=False))
    chosen = update(_publication).where(_publication.c.name == name)
    connection.execute(chosen.values(current=True, held=held))


def _builds(connection: Connection) -> list[Built]:
    query = select(_publication).order_by(_publication.c.finished.desc())
    return [
        Built(row.name, row.fingerprint, row.finished, frozenset(row.static.split()))
        for row in connection.execute(query)
    ]


def _clear(connection: Connection) -> None:
    """Drop the schemas of builds that may go."""
    current = connection.execute(
        select(_publication.c.name).where(_publication.c.current)
    ).scalar_one()
    for build in to_clear(_builds(connection), current, datetime.now(UTC)):
        connection.execute(DropSchema(build.name, cascade=True, if_exists=True))
        connection.execute(_publication.delete().where(_publication.c.name == build.name))


def _holder(connection: Connection) -> str:
    """Return who holds the lock, as that connection called itself."""
    locks = table_named(
        "pg_locks", column_named("pid"), column_named("locktype"), column_named("objid")
    )
    others = table_named("pg_stat_activity", column_named("pid"), column_named("application_name"))
    query = (
        select(others.c.application_name)
        .join_from(locks, others, locks.c.pid == others.c.pid)
        .where(
            locks.c.locktype == "advisory",
            locks.c.objid == _LOCK,
            locks.c.pid != func.pg_backend_pid(),
        )
    )
    return str(connection.execute(query).scalars().first() or "a process that has ended meanwhile")
