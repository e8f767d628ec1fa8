"""Set up schema ``steward`` in a PostgreSQL database, and bring it up to date."""

import hashlib
from pathlib import Path

from sqlalchemy import Connection, create_engine, func, inspect, select
from sqlalchemy import column as column_named
from sqlalchemy import table as table_named

from data.workflow.declarations import declare
from indicators.errors import OurFault

_SQL = Path(__file__).parent / "sql"
_GRANTS = Path(__file__).parent / "grants.sql"  # what neither a dump nor a copy holds
_VERSION = table_named("version", column_named("file"), column_named("sha256"), schema="steward")


def install(url: str) -> list[str]:
    """Run every file of ``data/workflow/sql`` that was not run yet, all or none; return them.

    The declarations of this software are installed with them: a release is held against them.

    Parameters
    ----------
    url : str
        Of the database, as somebody who may create roles in it.

    Raises
    ------
    OurFault
        If a file that was run has changed since: what stands is added to, never rewritten.
    """
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            known = _installed(connection)
            run = [
                path.name for path in sorted(_SQL.glob("*.sql")) if _run(connection, path, known)
            ]
            connection.exec_driver_sql("SET LOCAL ROLE crm_owner")
            declare(connection)
            connection.exec_driver_sql("RESET ROLE")
            _execute(connection, _GRANTS.read_text(encoding="utf-8"))
            return run
    finally:
        engine.dispose()


def name_administrator(url: str, issuer: str, subject: str) -> None:
    """Make somebody an administrator, as long as there are fewer than two.

    Parameters
    ----------
    url : str
        Of the database, as its owner.
    issuer, subject : str
        The person, as the identity provider names him or her.
    """
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            connection.execute(select(func.steward.name_administrator(issuer, subject)))
    finally:
        engine.dispose()


def _installed(connection: Connection) -> dict[str, str]:
    if not inspect(connection).has_table("version", schema="steward"):
        return {}
    rows = connection.execute(select(_VERSION.c.file, _VERSION.c.sha256))
    return {row.file: row.sha256 for row in rows}


def _run(connection: Connection, path: Path, known: dict[str, str]) -> bool:
    script = path.read_text(encoding="utf-8")
    digest = hashlib.sha256(script.encode()).hexdigest()
    if path.name in known:
        if known[path.name] != digest:
            raise OurFault(f"{path.name} has changed since it was installed.")
        return False
    if known or path.name != "010_roles.sql":
        connection.exec_driver_sql("SET LOCAL ROLE crm_owner")
    _execute(connection, script)
    connection.execute(_VERSION.insert().values(file=path.name, sha256=digest))
    return True


def _execute(connection: Connection, script: str) -> None:
    """Run a script as it is: without values a per cent sign is one."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(script)
    finally:
        cursor.close()
