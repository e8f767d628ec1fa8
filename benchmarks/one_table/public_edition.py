"""The public edition: building it cold, again and after one revision; its weight; under load."""

import asyncio
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from json import loads
from pathlib import Path
from shutil import which

from benchmarks.server import free_port, wait
from data.settings import ROOT, STATIC
from data.store import open_store
from public_edition.build import write
from public_edition.published import Published, read_published

_BASE = "http://127.0.0.1"
_CLIENTS, _SECONDS = 32, 5.0
_NGINX = """
worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; text/css css; application/javascript js; image/svg+xml svg;
           application/json json; text/csv csv; image/png png; application/xml xml; }}
  access_log off; sendfile on; keepalive_requests 1000000;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  gzip_static on;
  server {{
    listen 127.0.0.1:{port}; root {root}; error_page 404 /404.html;
    location ~ /\\. {{ return 404; }}
    location /assets/ {{ add_header Cache-Control "public, max-age=31536000, immutable"; }}
  }}
}}
"""


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield times of building, bytes of pages, and requests a second beside the live dashboard."""
    store = open_store()
    published = read_published(store, date.today().year)
    topology = loads((STATIC / store.build()["static_areas"]).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"

        def built(of: Published) -> tuple[float, int, int]:
            started = time.perf_counter()
            done = write(of, topology, out, _BASE)
            return time.perf_counter() - started, done.written, done.files

        cold, _, files = built(published)
        yield (
            "Public edition, cold build",
            f"{cold:.0f} s",
            "≤ 180 s",
            f"{files:,} files, all cores",
        )
        again, written, _ = built(published)
        yield "The same again, nothing changed", f"{again:.1f} s", "", f"{written} files written"
        one, written, _ = built(_revised(published))
        yield "The same, one figure revised", f"{one:.1f} s", "", f"{written} files written"
        yield from _weights(out)
        yield from _load(out, Path(folder))
    yield from _live()


def _revised(published: Published) -> Published:
    rows = published.observations.copy()
    place = rows.index[rows["obs_value"].notna()][0]
    rows.loc[place, "obs_value"] += 1
    return replace(published, observations=rows, release="0" * 12)


def _weights(out: Path) -> Iterator[tuple[str, str, str, str]]:
    shared = sum(path.stat().st_size for path in (out / "assets").glob("site-*"))
    shapes = max(path.stat().st_size for path in (out / "assets").glob("map-*"))
    first = (out / "az/index.html").read_bytes()
    sent = sum(len(gzip.compress(path.read_bytes())) for path in (out / "assets").glob("site-*"))
    sent += len(gzip.compress(first))
    method = f"page, style and script; {sent / 1000:.0f} kB over the wire with gzip"
    yield "First page", f"{(len(first) + shared) / 1000:.0f} kB", "≤ 300 kB", method
    pages = [path.stat().st_size for path in out.glob("*/indicator/*.html")]
    heaviest = (max(pages) + shared + shapes) / 1000
    typical = statistics.median(pages) / 1000
    method = f"with style, script and map; the median page alone is {typical:.0f} kB"
    yield "Heaviest page of an indicator", f"{heaviest:.0f} kB", "≤ 300 kB", method
    embedded = max(path.stat().st_size for path in out.glob("*/embed/*.html")) / 1000
    yield "Heaviest embedded figure", f"{embedded:.0f} kB", "≤ 40 kB", "the page alone"


def _load(out: Path, folder: Path) -> Iterator[tuple[str, str, str, str]]:
    nginx = which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        yield "Public edition behind nginx", "nginx is not installed", "", ""
        return
    for path in (out / "az/index.html", *(out / "assets").glob("site-*")):
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(_NGINX.format(folder=folder, port=port, root=out), encoding="utf-8")
    for path in (folder, *folder.rglob("*")):  # the worker that serves is another user
        path.chmod(0o755 if path.is_dir() else 0o644)
    with _running([nginx, "-c", str(config), "-e", str(folder / "error.log")], port):
        rate, slowest = _rate(port, "/az/index.html")
    method = f"{_CLIENTS} connections on this machine for {_SECONDS:.0f} s; 99 % ≤ {slowest:.0f} ms"
    yield "First page behind nginx", f"{rate:,.0f} requests/s", "", method


def _live() -> Iterator[tuple[str, str, str, str]]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    with _running([*command, "--server.port", str(port)], port):
        rate, slowest = _rate(port, "/")
    method = f"the empty frame alone, without its session; 99 % ≤ {slowest:.0f} ms"
    yield "The live dashboard's first answer", f"{rate:,.0f} requests/s", "", method


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        wait(port)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def _rate(port: int, path: str) -> tuple[float, float]:
    """Return requests a second and the 99th percentile of their times in milliseconds."""
    times = asyncio.run(_clients(port, path))
    return len(times) / _SECONDS, sorted(times)[int(len(times) * 0.99)] * 1000


async def _clients(port: int, path: str) -> list[float]:
    until = time.perf_counter() + _SECONDS
    found = await asyncio.gather(*(_client(port, path, until) for _ in range(_CLIENTS)))
    return [took for times in found for took in times]


async def _client(port: int, path: str, until: float) -> list[float]:
    """Ask for one page again and again on one connection; return how long each answer took."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    ask = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    times = []
    while (started := time.perf_counter()) < until:
        writer.write(ask)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"{path}: {head[:40]!r}")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))
        times.append(time.perf_counter() - started)
    writer.close()
    return times
