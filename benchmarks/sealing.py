"""How long the database takes to hold a staged release against what was approved.

``python -m benchmarks.sealing [--published]`` starts a PostgreSQL of its own and lays the project's
build there twice: as the release that is shown, and as one that is staged with every tenth figure
revised. It prints seconds for each thing that is compared, and what was found unlike: the changes
are of a flow that none of these sources is. With ``--published`` illustrative figures are left out.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from psycopg.sql import SQL, Identifier
from sqlalchemy import Connection, CursorResult, MetaData, create_engine, text

from data import schema
from data.settings import DATABASE
from data.store import open_store
from data.workflow import install
from demo.cluster import binaries, running_cluster

_PORT = 8611
_SHOWN, _STAGED = "build_" + "a" * 32, "build_" + "b" * 32
_INVENTED = ("observation", "coverage", "comparison", "analysis")
_RELEASES = (
    "INSERT INTO steward.flow VALUES ('BENCH', 'MSE', false)",
    "INSERT INTO steward.release (kind, due, staged_in) VALUES ('founding', now(), :shown)",
    "UPDATE steward.head SET release = 1",
    "INSERT INTO steward.release (kind, due, staged_in, base, notice_az, notice_en, notice_ru)"
    " VALUES ('correction', now(), :staged, 1, 'a', 'e', 'r')",
    "INSERT INTO steward.person (issuer, subject) VALUES ('i', 's')",
    "INSERT INTO steward.submission (flow, agency, state, sent_by, form, size, sha256, base)"
    " VALUES ('BENCH', 'MSE', 'scheduled', 1, 'csv', 1, repeat('a', 64), '')",
    "INSERT INTO steward.release_submission VALUES (2, 1)",
)
_REVISED = (
    "UPDATE {staged}.observation SET obs_value = obs_value + 1 WHERE edition = 'published'"
    " AND obs_value IS NOT NULL AND abs(hashtext(indicator || ref_area || time_period)) % 10 = 0"
)
_APPROVED = (
    "INSERT INTO steward.change SELECT 1, row_number() OVER (), d->>'change', d"
    " FROM steward.differences(:staged, :shown) d"
)
_COMPARED = (
    "SELECT steward.figures_unlike(:staged, :shown, 2, NULL)",
    "SELECT steward.sources_unlike(:staged, :shown, 2, NULL)",
    "SELECT steward.files_unlike(:staged, :shown, 2, NULL)",
    "SELECT steward.rows_unlike(:staged, :shown, 'peer', '{}')",
    "SELECT steward.texts_unlike(:staged, 'indicator', '{breaks}')",
    "SELECT steward.coverage_unlike(:staged)",
    "SELECT steward.comparisons_unlike(:staged)",
    "SELECT steward.findings_unlike(:staged)",
    "SELECT steward.editions_unlike(:staged)",
    "SELECT count(*) FROM steward.digests_of(:staged)",
    "SELECT string_agg(u.what || ' ' || u.times, ', ') FROM steward.release r,"
    " steward.unlike(r, '', '', '') u WHERE r.number = 2",
)


def main(arguments: Sequence[str]) -> None:
    """Print what was compared and how long each took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o711)
        with running_cluster(binaries(), folder / "own", _PORT) as url:
            install(url)
            engine = create_engine(url)
            with engine.begin() as connection:
                for build in (_SHOWN, _STAGED):
                    _lay(connection, build, published="--published" in arguments)
                for task in (*_RELEASES, _REVISED.format(staged=_STAGED), _APPROVED):
                    _ask(connection, task)
                _print(connection)
            engine.dispose()


def _print(connection: Connection) -> None:
    for of in (f"{_STAGED}.observation", "steward.change"):
        print(of.rpartition(".")[2], _ask(connection, f"SELECT count(*) FROM {of}").scalar_one())  # noqa: S608
    for question in _COMPARED:
        begun = time.perf_counter()
        found = _ask(connection, question).scalar_one()
        print(f"{time.perf_counter() - begun:6.2f} s  {question[7:60]}: {found}")


def _ask(connection: Connection, task: str) -> CursorResult[Any]:
    given = {"shown": _SHOWN, "staged": _STAGED}
    named = {name: value for name, value in given.items() if f":{name}" in task}
    return connection.execute(text(task), named)


def _lay(connection: Connection, build: str, *, published: bool) -> None:
    """Lay the project's build into a schema."""
    connection.execute(text(f"CREATE SCHEMA {build} AUTHORIZATION crm_owner"))
    metadata = MetaData()
    with open_store(f"sqlite:///{DATABASE}").engine.connect() as read:
        for table in schema.metadata.sorted_tables:
            table.to_metadata(metadata, schema=build).create(connection)
            copying = SQL("COPY {} FROM STDIN").format(Identifier(build, table.name))
            with connection.connection.cursor().copy(copying) as copied:
                for row in read.execute(table.select()):
                    if not published or table.name not in _INVENTED or row.edition == "published":
                        copied.write_row(row)


if __name__ == "__main__":
    main(sys.argv[1:])
