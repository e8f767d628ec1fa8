"""The servers whose pages are laid side by side, each behind a proxy that counts."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from benchmarks.beside.visit import Site
from benchmarks.peers.environment import python_of
from benchmarks.peers.figures import write_figures
from benchmarks.server import free_port, wait
from benchmarks.wire import counted
from data.settings import ROOT

SUPERSET = "superset.app:create_app()"
_PEERS = ROOT / "benchmarks" / "peers"
_WORKERS = 2
_PATIENCE = 120.0  # seconds
# A page is compressed as the site of deploy/ sends it.
_NGINX = """
worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 256; }}
http {{
  types {{ text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png; }}
  access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
  fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
  gzip on; gzip_vary on; gzip_min_length 1000; gzip_types text/css text/javascript image/svg+xml;
  server {{
    listen 127.0.0.1:{port}; root {root};
    location /assets/ {{ add_header Cache-Control "public, max-age=31536000, immutable"; }}
  }}
}}
"""


@contextmanager
def sites(names: Sequence[str], public: Path) -> Iterator[dict[str, Site]]:
    """Yield the sites by name."""
    starts = {"this project": ours, "public edition": lambda: files(public)}
    starts |= {"Dash": dash, "Superset": superset}
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
    """Yield port and process of nginx over files, else of a server that compresses nothing."""
    port, nginx = free_port(), which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    with TemporaryDirectory() as own:
        config = Path(own) / "nginx.conf"
        told = _NGINX.format(folder=own, port=port, root=folder.resolve())
        config.write_text(told, encoding="utf-8")
        Path(own).chmod(0o755)  # the worker that serves is another user
        plain = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
        command = (
            [nginx, "-c", str(config), "-e", f"{own}/error.log"]
            if nginx
            else [*plain, "--directory", str(folder)]
        )
        with _running(command, port) as process:
            yield port, process


@contextmanager
def dash() -> Iterator[tuple[int, int]]:
    """Yield port and process of the minimal Dash page behind gunicorn with two workers."""
    port, page = free_port(), str(_PEERS / "dash_page")
    with TemporaryDirectory() as folder:
        write_figures(Path(folder))
        command = [*_gunicorn("dash", port), "--chdir", page, "page:server"]
        with _running(command, port, PEER_FIGURES=folder) as process:
            yield port, process


@contextmanager
def superset() -> Iterator[tuple[int, int]]:
    """Yield port and process of Superset with a dashboard, behind gunicorn with two workers."""
    port, page = free_port(), _PEERS / "superset_page"
    with TemporaryDirectory() as folder:
        write_figures(Path(folder))
        told = {"SUPERSET_HOME": folder, "SUPERSET_SECRET_KEY": secrets.token_hex(32)}
        told |= {"SUPERSET_CONFIG_PATH": str(page / "superset_config.py")}
        _make([str(python_of("superset")), str(page / "make.py")], folder, told)
        serving = ["--config", str(page / "served.py"), "--chdir", folder]
        with _running([*_gunicorn("superset", port), *serving, SUPERSET], port, **told) as process:
            _wait_for_workers(Path(folder))
            yield port, process


def _make(command: list[str], folder: str, told: dict[str, str]) -> None:
    """Run what makes a site once; ``build/peer.log`` has what it says."""
    log = ROOT / "build" / "peer.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as out:
        environment = {**os.environ, **told}
        subprocess.run(command, cwd=folder, env=environment, stdout=out, stderr=out, check=True)


def _wait_for_workers(folder: Path) -> None:
    """Wait until each worker has said that it is ready: what it loads is no part of an answer."""
    until = time.monotonic() + _PATIENCE
    while len(list(folder.glob("*.ready"))) < _WORKERS:
        if time.monotonic() > until:
            raise SystemExit("a worker of Superset did not get ready")
        time.sleep(0.2)


def _gunicorn(peer: str, port: int) -> list[str]:
    """Return what starts the server of a peer, but for what it serves."""
    address = f"127.0.0.1:{port}"
    return [str(python_of(peer)), "-m", "gunicorn", "--workers", str(_WORKERS), "--bind", address]


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
