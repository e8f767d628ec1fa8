"""A PostgreSQL server of one's own in a folder, for a demonstration or a trial."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from indicators.errors import EngineError

OWNER = "demo"
_WAIT = 30.0  # seconds


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs.

    Raises
    ------
    EngineError
        If it is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    on_path = shutil.which("initdb")
    if found:
        return found[-1]
    if on_path:
        return Path(on_path).parent
    raise EngineError("PostgreSQL is not installed.", "On Debian: apt-get install postgresql")


@contextmanager
def running_cluster(
    programs: Path, folder: Path, port: int, owner: str = OWNER, *options: str
) -> Iterator[str]:
    """Start a server that answers this machine alone, and yield the URL of its database.

    Parameters
    ----------
    programs : Path
        As :func:`binaries` finds them.
    folder : Path
        Of the server's own, in a place that every user may pass through.
    owner : str
        The superuser's name.
    options : str
        Of the server, beside where it answers.

    Raises
    ------
    EngineError
        If it does not start.
    """
    cluster = folder / "cluster"
    folder.mkdir(parents=True, exist_ok=True)
    run = _as_another(folder)
    made = [*run, str(programs / "initdb"), "-D", str(cluster), "-U", owner, "-A", "trust"]
    subprocess.run([*made, "-E", "UTF8", "--no-sync"], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    where = ["-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1"]
    serve = [*run, str(programs / "postgres"), "-D", str(cluster), *where, *options]
    with (folder / "postgresql.log").open("ab") as log:
        server = subprocess.Popen(serve, stdout=log, stderr=log)  # noqa: S603 - our own words
    try:
        _wait(port, owner, folder)
        yield f"postgresql+psycopg://{owner}@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # its fast shutdown: it waits for no client
        server.wait(timeout=30)


def _as_another(folder: Path) -> list[str]:
    """Return what starts a program as PostgreSQL's own user: as root it refuses to run."""
    if os.geteuid():
        return []
    shutil.chown(folder, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def _wait(port: int, owner: str, folder: Path) -> None:
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        try:
            psycopg.connect(host="127.0.0.1", port=port, user=owner, dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.2)
        else:
            return
    raise EngineError("PostgreSQL does not start.", f"See {folder / 'postgresql.log'}.")
