"""A PostgreSQL server of the tests' own: started, filled with the project's build, read whole."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from data import schema
from data.publication import target_of
from data.settings import DATABASE
from data.store import open_store


@contextmanager
def running(binaries: Path, folder: Path) -> Iterator[str]:
    """Start a server and yield its URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = _start(binaries, folder, port)
    url = f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"
    try:
        _wait(url)
        yield url
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: do not wait for clients
        server.wait(timeout=20)


def _start(binaries: Path, folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a server; it refuses to run as root, so root hands it to the postgres user."""
    run: list[str] = []
    if os.geteuid() == 0:
        run = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        shared = Path(tempfile.gettempdir())
        for parent in (path for path in [folder, *folder.parents] if shared in path.parents):
            parent.chmod(0o755)
        shutil.chown(folder, "postgres", "postgres")
    cluster = folder / "cluster"
    init = [*run, str(binaries / "initdb"), "-D", str(cluster), "-U", "tester", "-A", "trust"]
    subprocess.run([*init, "-E", "UTF8", "--no-sync"], check=True, stdout=subprocess.DEVNULL)
    options = ["-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1"]
    serve = [*run, str(binaries / "postgres"), "-D", str(cluster), *options, "-c", "fsync=off"]
    return subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait(url: str) -> None:
    engine = create_engine(url)
    for _ in range(100):
        try:
            engine.connect().close()
        except OperationalError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("PostgreSQL did not answer within ten seconds")


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
