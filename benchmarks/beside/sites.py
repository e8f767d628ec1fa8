"""The servers whose pages are laid side by side, each behind a proxy that counts."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.beside.visit import Site
from benchmarks.peers.environment import python_of
from benchmarks.peers.figures import write_figures
from benchmarks.server import free_port, wait
from benchmarks.wire import counted
from data.settings import ROOT

_WORKERS = "2"


@contextmanager
def sites(names: Sequence[str], public: Path) -> Iterator[dict[str, Site]]:
    """Yield the sites by name."""
    starts = {"this project": ours, "public edition": lambda: files(public), "Dash": dash}
    with ExitStack() as open_ones:
        yield {name: _counted(open_ones, starts[name]()) for name in names}


def _counted(open_ones: ExitStack, server: AbstractContextManager[tuple[int, int]]) -> Site:
    port, _ = open_ones.enter_context(server)
    counting, wire = open_ones.enter_context(counted(port))
    return Site(f"http://localhost:{counting}", wire)


@contextmanager
def ours() -> Iterator[tuple[int, int]]:
    """Yield port and process of the dashboard, started as an operator starts it."""
    port = free_port()
    with _running([sys.executable, "-m", "serving", "--port", str(port)], port) as process:
        yield port, process


@contextmanager
def files(folder: Path) -> Iterator[tuple[int, int]]:
    """Yield port and process of a plain server of files."""
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with _running([*command, "--directory", str(folder)], port) as process:
        yield port, process


@contextmanager
def dash() -> Iterator[tuple[int, int]]:
    """Yield port and process of the minimal Dash page behind gunicorn with two workers."""
    port, page = free_port(), ROOT / "benchmarks" / "peers" / "dash_page"
    command = [python_of("dash"), "-m", "gunicorn", "--workers", _WORKERS, "--chdir", page]
    with TemporaryDirectory() as folder:
        write_figures(Path(folder))
        told = [*command, "--bind", f"127.0.0.1:{port}", "page:server"]
        with _running(list(map(str, told)), port, PEER_FIGURES=folder) as process:
            yield port, process


@contextmanager
def _running(command: list[str], port: int, **environment: str) -> Iterator[int]:
    quiet = subprocess.DEVNULL
    told = {**os.environ, **environment}
    server = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet, env=told)
    try:
        wait(port)
        yield server.pid
    finally:
        server.terminate()
        server.wait(timeout=60)
