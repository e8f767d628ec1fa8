"""A whole site for tests: nginx and two processes behind it, as `make serve` starts them."""

import asyncio
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from data.settings import ROOT
from serving.front import front, write_configuration
from serving.front.files import sources
from serving.front.together import (
    NginxMissing,
    find_nginx,
    see_that_workers_reach,
    sign,
    without_rights,
)
from tests.conftest import absent

PATIENCE = 150.0  # seconds that a busy machine may take
METRICS_ABOVE = 1000
CONNECTIONS = 40


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Site:
    """A site that runs: its ports, its folder, and what trusts its certificate."""

    folder: Path
    https: int
    http: int
    processes: tuple[int, int]

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.folder / "localhost.pem")

    def ask(self, path: str, **sent: str) -> Answer:
        """Return the answer of nginx to a request."""
        return ask(f"https://localhost:{self.https}{path}", self.trust, **sent)

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")


def ask(url: str, trust: ssl.SSLContext | None = None, **sent: str) -> Answer:
    """Return the answer to a request; nothing is followed or decoded."""
    lines = {name.replace("_", "-"): value for name, value in sent.items()}
    opener = urllib.request.build_opener(_Unfollowed(), urllib.request.HTTPSHandler(context=trust))
    try:
        with opener.open(urllib.request.Request(url, headers=lines), timeout=60) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


class _Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def metric(port: int, name: str) -> float:
    """Return a figure that a process measured."""
    told = ask(f"http://127.0.0.1:{port + METRICS_ABOVE}/metrics").body.decode()
    return sum(float(line.split()[-1]) for line in told.splitlines() if line.startswith(f"{name} "))


def readiness(port: int) -> str:
    """Return what a process says of itself; nothing where it does not answer."""
    try:
        return ask(f"http://127.0.0.1:{port}/readyz").body.decode()
    except OSError:
        return ""


def until(condition, what: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.2)
    pytest.fail(f"it did not come to pass: {what}")


@contextmanager
def started(folder: Path, **settings: str) -> Iterator[Site]:
    """Yield a site; in the gate nginx may not be wanting."""
    see_that_nginx_is_there()
    ports = free_ports()
    site = Site(folder, ports[0], ports[1], (ports[2], ports[3]))
    lay_out_files(folder / "files")
    with (folder / "log").open("w") as log:
        command = [sys.executable, "-m", "serving.front", "run", str(folder)]
        told = {**os.environ, **settings_of(site), **settings}
        running = subprocess.Popen(command, cwd=ROOT, env=told, stdout=log, stderr=log)
        try:
            for port in site.processes:
                until(lambda port=port: readiness(port) == "ready", f"{port} is ready")
            yield site
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(timeout=60)


@contextmanager
def nginx(folder: Path, told: dict[str, str]) -> Iterator[None]:
    """Let nginx run alone, in front of processes that the test starts."""
    see_that_nginx_is_there()
    chosen = front(told)
    lay_out_files(chosen.files)
    sign(chosen)
    see_that_workers_reach(folder)
    user = without_rights()
    workers = user.pw_name if user else ""
    write_configuration(chosen, folder / "site.conf", alone=folder, workers=workers)
    command = [find_nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    running = subprocess.Popen(command)
    try:
        until(lambda: _listens(chosen.https_port), "nginx listens")
        yield
    finally:
        running.terminate()
        running.wait(timeout=20)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def see_that_nginx_is_there() -> None:
    """Skip a test without nginx; in the gate it may not be wanting."""
    try:
        find_nginx()
    except NginxMissing:
        absent("nginx", "apt-get install nginx")


def lay_out_files(out: Path) -> None:
    """Lay the framework's files there as they are: to compress them all takes a minute."""
    for name, path in sources():
        if not name.startswith("static/js/index."):
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, out / name)


def settings_of(site: Site) -> dict[str, str]:
    return {
        "SERVER_NAME": "localhost",
        "LISTEN_AT": "127.0.0.1",
        "HTTPS_PORT": str(site.https),
        "HTTP_PORT": str(site.http),
        "FIRST_PORT": str(site.processes[0]),
        "PROCESSES": "2",
        "TLS_CERTIFICATE": str(site.folder / "localhost.pem"),
        "TLS_KEY": str(site.folder / "localhost.key"),
        "FRONT_FILES": str(site.folder / "files"),
        "REQUESTS_A_SECOND": "100",
        "SESSIONS_A_SECOND": "2",
        "CONNECTIONS_AN_ADDRESS": str(CONNECTIONS),
        "WARM_PAGES": "/about?lang=en",
        "DRAIN_SECONDS": "600",
        "METRICS_ABOVE": str(METRICS_ABOVE),
        "LOG_FORMAT": "json",
    }


def free_ports() -> list[int]:
    """Return two free ports for nginx, and two that follow each other for the processes."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            first: int = probe.getsockname()[1]
        wanted = [first, first + 1, first + 2, first + 3]
        if first < 50_000 and all(_is_free(port) for port in [*wanted, first + 1002, first + 1003]):
            return wanted


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class Reader:
    """A reader's session, spoken as a browser speaks it."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line

    async def read(self, page: str, query: str = "lang=en") -> None:
        """Ask for a page and return when it has been drawn."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        await self.line.send(asked.SerializeToString())
        ended = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
        async with asyncio.timeout(PATIENCE):
            while True:
                told = ForwardMsg.FromString(await self.line.recv())
                if told.HasField("script_finished") and told.script_finished == ended:
                    return


@asynccontextmanager
async def opened(site: Site, node: str):
    """Open a session's line through nginx, of a reader whose cookie names a process.

    Where nginx has heard too much of this address just before, wait and ask again, as a browser
    does.
    """
    line = await _line(site, node)
    try:
        yield line
    finally:
        await line.close()


async def _line(site: Site, node: str):
    until = time.monotonic() + 60
    while True:
        try:
            return await connect(
                f"wss://localhost:{site.https}/_stcore/stream",
                ssl=site.trust,
                subprotocols=["streamlit"],
                additional_headers={"Cookie": f"monitor_node={node}"},
                origin=f"https://localhost:{site.https}",
                max_size=None,
            )
        except InvalidStatus as refused:
            if refused.response.status_code != 429 or time.monotonic() > until:
                raise
            await asyncio.sleep(0.5)


def let_all_enter(folder: Path) -> None:
    """Open a folder of a test: nginx's workers have no rights where the superuser starts it."""
    for each in (folder, *folder.parents):
        if not each.stat().st_mode & 0o001:
            each.chmod(0o755)


def front_settings(folder: Path, https: int, http: int, **more: str) -> dict[str, str]:
    """Return what nginx is set up with before one process of which ``more`` says the port."""
    return {
        "SERVER_NAME": "localhost",
        "LISTEN_AT": "127.0.0.1",
        "HTTPS_PORT": str(https),
        "HTTP_PORT": str(http),
        "FIRST_PORT": "1",
        "PROCESSES": "1",
        "TLS_CERTIFICATE": str(folder / "localhost.pem"),
        "TLS_KEY": str(folder / "localhost.key"),
        "FRONT_FILES": str(folder / "files"),
        "REQUESTS_A_SECOND": "100",
        "SESSIONS_A_SECOND": "10",
        "CONNECTIONS_AN_ADDRESS": "300",
        **more,
    }
