"""A PostgreSQL server of the tests' own: started, filled with the project's build, read whole."""

import hashlib
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import create_engine, make_url, text

from data import schema
from data.publication import target_of
from data.settings import DATABASE
from data.store import open_store
from demo.cluster import running_cluster


@contextmanager
def running(programs: Path, folder: Path) -> Iterator[str]:
    """Start a server and yield its URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    if os.geteuid() == 0:  # it runs as another user, who passes through the folders of the tests
        shared = Path(tempfile.gettempdir())
        for parent in (path for path in [folder, *folder.parents] if shared in path.parents):
            parent.chmod(0o755)
    with running_cluster(programs, folder, port, "tester", "-c", "fsync=off") as url:
        yield url


def administer(url: str, *tasks: str) -> None:
    """Do what cannot be done within a transaction."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for task in tasks:
            connection.execute(text(task))
    engine.dispose()


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
