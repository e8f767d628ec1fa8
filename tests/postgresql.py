"""A PostgreSQL server of the tests' own: started, filled with the project's build, read whole."""

import hashlib
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import Engine, create_engine, make_url, text

from data import schema
from data.publication import target_of
from data.settings import DATABASE
from data.store import open_store
from demo.cluster import running_cluster

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of the tests' own is made within
_ROOM = 4_000_000_000  # bytes: several builds of the project, and what is written of them
# Nobody reads these databases after a loss of power, nor long enough to have them kept in order.
_FORGETFUL = (
    *("-c", "fsync=off"),
    *("-c", "full_page_writes=off"),
    *("-c", "synchronous_commit=off"),
    *("-c", "autovacuum=off"),
    *("-c", "max_wal_size=256MB"),
)
_OPENED: dict[str, Engine] = {}


@contextmanager
def running(programs: Path, folder: Path) -> Iterator[str]:
    """Start a server and yield its URL; its files lie in memory where there is room."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (
        _place_of(folder) as place,
        running_cluster(programs, place, port, "tester", *_FORGETFUL) as url,
    ):
        try:
            yield url
        finally:
            leave(url)


@contextmanager
def _place_of(folder: Path) -> Iterator[Path]:
    """Yield where a server lies: of a database that a test copies and drops a disk costs most."""
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        with tempfile.TemporaryDirectory(prefix="child-rights-tests-", dir=_MEMORY) as own:
            yield Path(own)
        return
    if os.geteuid() == 0:  # it runs as another user, who passes through the folders of the tests
        shared = Path(tempfile.gettempdir())
        for parent in (path for path in [folder, *folder.parents] if shared in path.parents):
            parent.chmod(0o755)
    yield folder


def engine_of(url: str) -> Engine:
    """Return the engine of a database, the same each time: to open a line costs more than a task.

    Whoever drops the database leaves it before.
    """
    if url not in _OPENED:
        _OPENED[url] = create_engine(url, pool_pre_ping=True)  # a test may put everybody out
    return _OPENED[url]


def leave(url: str) -> None:
    """Close what is open to a database."""
    opened = _OPENED.pop(url, None)
    if opened:
        opened.dispose()


def administer(url: str, *tasks: str) -> None:
    """Do what cannot be done within a transaction."""
    with engine_of(url).execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for task in tasks:
            connection.execute(text(task))


@contextmanager
def copied(url: str, kept: str, name: str) -> Iterator[str]:
    """Yield the URL of a copy of a database under another name; it is gone afterwards."""
    administer(url, f"CREATE DATABASE {name} TEMPLATE {kept}")
    try:
        yield at(url, name)
    finally:
        leave(at(url, name))
        administer(url, f"DROP DATABASE {name} WITH (FORCE)")


def at(url: str, name: str) -> str:
    """Return the URL of another database of the same server."""
    return str(make_url(url).set(database=name))


def copy_build(into: str) -> None:
    """Publish the project's own build there, by COPY: INSERT takes three times as long."""
    source = open_store(f"sqlite:///{DATABASE}").engine
    with source.connect() as read, target_of(into).writing([]) as sink:
        build = sink.get_execution_options()["schema_translate_map"][None]
        for table in schema.metadata.sorted_tables:
            copying = SQL("COPY {} FROM STDIN").format(Identifier(build, table.name))
            with sink.connection.cursor().copy(copying) as copied:
                for row in read.execute(table.select()):
                    copied.write_row(row)


def digest(url: str) -> str:
    """Return one hash of every row of every table of the build that is read."""
    read = hashlib.sha256()
    build = target_of(url).current()
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        for table in schema.metadata.sorted_tables:
            copying = SQL("COPY {} TO STDOUT").format(Identifier(build, table.name))
            with connection.cursor().copy(copying) as copied:
                rows = sorted(b"".join(copied).splitlines())
            assert rows or table is schema.request, table.name  # nothing is asked yet
            read.update(f"{table.name}\n".encode())
            read.update(b"\n".join(rows))
    return read.hexdigest()
