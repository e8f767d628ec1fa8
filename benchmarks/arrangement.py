"""The dashboard as a server has it, for a benchmark, and what each of its processes takes."""

import os
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.beside.sites import SUPERSET
from benchmarks.server import free_port, wait
from data.settings import ROOT

_PATIENCE = 900.0  # seconds until all processes have drawn their first pages
_TICKS = os.sysconf("SC_CLK_TCK")
# As ``make serve`` has them: names and values that a shell reads in this order.
_SETTINGS = ("deploy/settings.env", "deploy/local.env")


@dataclass(frozen=True)
class Arrangement:
    """A dashboard that runs: where readers find it, and its processes by what they are.

    Parameters
    ----------
    address : str
        With the scheme: ``https://localhost:8443``.
    root : int
        The process that has started all others.
    trust : ssl.SSLContext, optional
        What trusts its certificate.
    """

    address: str
    root: int
    trust: ssl.SSLContext | None = None

    def processes(self) -> dict[int, str]:
        """Return each process and what it is: nginx, or a dashboard at its port."""
        named = {number: _role(number) for number in [self.root, *_below(self.root)]}
        return {number: role for number, role in named.items() if role}

    def cpu(self) -> dict[str, float]:
        """Return seconds of processor time, in the program and in the system, by role."""
        return _summed((role, _cpu(number)) for number, role in self.processes().items())

    def memory(self) -> dict[str, float]:
        """Return megabytes by role; what processes share is divided among them."""
        return _summed((role, _pss(number)) for number, role in self.processes().items())


@contextmanager
def alone() -> Iterator[Arrangement]:
    """Yield one process without anything in front, as ``make run`` starts it."""
    port = free_port()
    command = [sys.executable, "-m", "serving", "--port", str(port)]
    with _running(command, {}) as process:
        wait(port)
        yield Arrangement(f"http://127.0.0.1:{port}", process)


@contextmanager
def behind_nginx(processes: int) -> Iterator[Arrangement]:
    """Yield nginx and processes behind it, as ``make serve`` starts them.

    All readers of a benchmark have one address: what one address may ask is raised for them.
    """
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # for nginx's workers, who may be another user
        told = _settings() | _ports(processes) | _one_address_for_all()
        told |= {"TLS_CERTIFICATE": f"{folder}/own.pem", "TLS_KEY": f"{folder}/own.key"}
        with _running([sys.executable, "-m", "serving.front", "run", folder], told) as root:
            first = int(told["FIRST_PORT"])
            for port in range(first, first + processes):
                _wait_until_ready(port)
            trust = ssl.create_default_context(cafile=told["TLS_CERTIFICATE"])
            yield Arrangement(f"https://localhost:{told['HTTPS_PORT']}", root, trust)


@contextmanager
def _running(command: list[str], told: dict[str, str]) -> Iterator[int]:
    log = ROOT / "build" / "load.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as out:
        started = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **told}, stdout=out, stderr=out
        )
        try:
            yield started.pid
        finally:
            started.terminate()
            started.wait(timeout=60)


def _settings() -> dict[str, str]:
    read = "; ".join(f". {name}" for name in _SETTINGS)
    command = ["env", "-i", "bash", "-c", f"set -a; {read}; env -0"]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return dict(line.split("=", 1) for line in told.split("\0") if line)


def _ports(processes: int) -> dict[str, str]:
    first = free_port()
    named = {"FIRST_PORT": first, "PROCESSES": processes, "METRICS_ABOVE": 0}
    named |= {"HTTPS_PORT": free_port(), "HTTP_PORT": free_port()}
    return {"SERVICE_PORT": "", **{name: str(value) for name, value in named.items()}}


def _one_address_for_all() -> dict[str, str]:
    named = ("REQUESTS_A_SECOND", "SESSIONS_A_SECOND", "CONNECTIONS_AN_ADDRESS")
    return dict.fromkeys(named, "4000")


def _wait_until_ready(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"the process at {port} did not get ready: see build/load.log")


def _below(root: int) -> list[int]:
    """Return every process that a process has started, and those that these have."""
    try:
        told = Path(f"/proc/{root}/task/{root}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [one for child in map(int, told.split()) for one in (child, *_below(child))]


def _role(number: int) -> str:
    try:
        words = Path(f"/proc/{number}/cmdline").read_bytes().decode().split("\0")
    except OSError:
        return ""
    if any("loky" in word for word in words):
        return "beside (documents)"
    if "serving" in words:
        return f"dashboard {words[words.index('--port') + 1]}"
    if "gunicorn" in words:
        return "Superset" if SUPERSET in words else "Dash"
    return "nginx" if "nginx" in words[0] else ""


def _cpu(number: int) -> float:
    told = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / _TICKS


def _pss(number: int) -> float:
    lines = Path(f"/proc/{number}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1000


def _summed(pairs: Iterator[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for role, value in pairs:
        found[role] = found.get(role, 0.0) + value
    return found
