"""nginx and the processes behind it on one machine, without a service manager."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from data.settings import ROOT
from serving.front.configuration import Front, write_away_page, write_configuration
from serving.front.files import write_files

NGINX = 0  # where the processes are known by their ports
_LOOK = 1.0  # seconds
_MISSING = "nginx is not installed. On Debian or Ubuntu: apt-get install nginx"
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))

Running = dict[int, subprocess.Popen[bytes]]


class NginxMissing(Exception):
    """nginx is not installed."""


class ToldToEnd(Exception):
    """The operator has had enough."""


def run(chosen: Front, folder: Path) -> int:
    """Serve until told to end, or until nginx has ended; return the status.

    A process that ends meanwhile, because it was told to or has failed, is started anew.
    """
    nginx = find_nginx()
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    _write(chosen, folder)
    signal.signal(signal.SIGTERM, _end)
    with _started(chosen, [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")]) as running:
        sys.stdout.write(f"\n  In a minute the dashboard is at {_address(chosen)}\n\n")
        sys.stdout.flush()
        try:
            while running[NGINX].poll() is None:
                time.sleep(_LOOK)
                _renew(running)
        except (KeyboardInterrupt, ToldToEnd):
            return 0
    return 1


def find_nginx() -> str:
    """Return the program.

    Raises
    ------
    NginxMissing
        If it is not installed.
    """
    found = shutil.which("nginx", path=PLACES)
    if not found:
        raise NginxMissing(_MISSING)
    return found


def _write(chosen: Front, folder: Path) -> None:
    write_files(chosen.files)
    write_away_page(chosen)
    if not chosen.certificate.exists():
        _sign(chosen)
    write_configuration(chosen, folder / "site.conf", alone=folder)


def _sign(chosen: Front) -> None:
    """Write a certificate for this machine alone, which no browser trusts."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command += ["-keyout", str(chosen.key), "-out", str(chosen.certificate)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words
    chosen.key.chmod(0o600)


@contextmanager
def _started(chosen: Front, nginx: list[str]) -> Iterator[Running]:
    """Yield the processes and nginx in front of them; in the end all are ended."""
    running: Running = {}
    try:
        for port in chosen.ports:
            running[port] = _process(port)
        running[NGINX] = subprocess.Popen([*nginx, "-e", "stderr"])  # noqa: S603 - our own words
        yield running
    finally:
        for one in running.values():
            one.send_signal(signal.SIGINT)
        for one in running.values():
            one.wait()


def _address(chosen: Front) -> str:
    return f"https://localhost:{chosen.https_port}"


def _process(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "serving", "--port", str(port)]
    return subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - our own words


def _renew(running: Running) -> None:
    """Start each process anew that has ended."""
    for port, one in running.items():
        if port != NGINX and one.poll() is not None:
            running[port] = _process(port)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise ToldToEnd
