"""nginx and the processes behind it on one machine, without a service manager."""

import grp
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
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

# Whose rights nginx's workers have where the superuser starts it.
_WITHOUT_RIGHTS = ("www-data", "nginx", "nobody")
_OUT_OF_REACH = (
    "nginx's workers run as {user}, who may not enter {path}. "
    "Start it as an ordinary user, or from a folder that all may enter."
)

_SERVICE = ("service", "--behind-nginx", "--unreleased")
_ASSISTANT = ("assistant",)

Running = dict[int, subprocess.Popen[bytes]]


class NginxMissing(Exception):
    """nginx is not installed."""


class OutOfReach(Exception):
    """A folder is closed to the user that nginx's workers run as."""


class ToldToEnd(Exception):
    """The operator has had enough."""


def run(chosen: Front, folder: Path) -> int:
    """Serve until told to end, or until nginx has ended; return the status.

    A process that ends meanwhile, because it was told to or has failed, is started anew.
    """
    nginx = find_nginx()
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, _end)
    try:
        _write(chosen, folder)
        see_that_workers_reach(folder, chosen.files)
        return _serve(chosen, [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    except (KeyboardInterrupt, ToldToEnd):
        return 0


def _serve(chosen: Front, nginx: list[str]) -> int:
    with _started(chosen, nginx) as running:
        sys.stdout.write(f"\n  In a minute the dashboard is at {_address(chosen)}\n\n")
        sys.stdout.flush()
        while running[NGINX].poll() is None:
            time.sleep(_LOOK)
            _renew(running, beside_pages(chosen))
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
        sign(chosen)
    user = without_rights()
    write_configuration(chosen, folder / "site.conf", alone=folder, workers=_named(user))


def without_rights() -> pwd.struct_passwd | None:
    """Return whom workers of nginx run as; nobody else than who has started it, if not root."""
    if os.geteuid():
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return next(known[name] for name in _WITHOUT_RIGHTS if name in known)


def _named(user: pwd.struct_passwd | None) -> str:
    return f"{user.pw_name} {grp.getgrgid(user.pw_gid).gr_name}" if user else ""


def see_that_workers_reach(*folders: Path) -> None:
    """Look whether workers may enter folders.

    Raises
    ------
    OutOfReach
        If one is closed to them.
    """
    user = without_rights()
    for folder in folders:
        if user and not _enters(user, folder):
            raise OutOfReach(_OUT_OF_REACH.format(user=user.pw_name, path=folder))


def _enters(user: pwd.struct_passwd, folder: Path) -> bool:
    look = ["/usr/bin/test", "-x", str(folder)]
    done = subprocess.run(  # noqa: S603 - our own words
        look, check=False, user=user.pw_uid, group=user.pw_gid, extra_groups=[]
    )
    return done.returncode == 0


def sign(chosen: Front) -> None:
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
        for port, module in beside_pages(chosen).items():
            running[port] = _process(port, module)
        running[NGINX] = subprocess.Popen([*nginx, "-e", "stderr"])  # noqa: S603 - our own words
        yield running
    finally:
        for one in running.values():
            one.send_signal(signal.SIGINT)
        for one in running.values():
            one.wait()


def beside_pages(chosen: Front) -> dict[int, Sequence[str]]:
    """Return what runs beside the dashboard's processes, by port, where it is to run."""
    every = {chosen.service_port: _SERVICE, chosen.assistant_port: _ASSISTANT}
    return {port: module for port, module in every.items() if port}


def _address(chosen: Front) -> str:
    return f"https://localhost:{chosen.https_port}"


def _process(port: int, module: Sequence[str] = ("serving",)) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", *module, "--port", str(port)]
    return subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - our own words


def _renew(running: Running, others: Mapping[int, Sequence[str]]) -> None:
    """Start each process anew that has ended."""
    for port, one in running.items():
        if port != NGINX and one.poll() is not None:
            running[port] = _process(port, others.get(port, ("serving",)))


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise ToldToEnd
