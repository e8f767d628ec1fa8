"""A new version takes over, and the old one again, while readers have pages open."""

import asyncio
import os
import secrets
import signal
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from websockets.asyncio.client import ClientConnection

from data.settings import ROOT
from serving.front import front, write_configuration
from serving.front.together import find_nginx, sign
from tests.serving.site import (
    Reader,
    Site,
    free_ports,
    lay_out_files,
    metric,
    opened,
    readiness,
    see_that_nginx_is_there,
    settings_of,
    until,
)

OLD, NEW = "20260101T000000Z", "20260201T000000Z"
STAND_IN = Path(__file__).with_name("stand_in.sh")


class Machine:
    """A folder that the scripts of an operator take for a machine with two versions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scripts: list[subprocess.Popen[bytes]] = []
        ports = free_ports()
        self.site = Site(folder, ports[0], ports[1], (ports[2], ports[3]))
        self._lay_out()

    def _lay_out(self) -> None:
        for name in ("bin", "log", "etc/child-rights", "etc/nginx/conf.d"):
            (self.folder / name).mkdir(parents=True)
        for name in (OLD, NEW):
            version = self.versions / name
            version.mkdir(parents=True)
            for path in ROOT.iterdir():
                (version / path.name).symlink_to(path)
        for name in ("systemctl", "nginx"):
            (self.folder / "bin" / name).symlink_to(STAND_IN)
        told = settings_of(self.site) | {"WARM_PAGES": "", "SESSIONS_A_SECOND": "20"}
        lines = (f"{name}='{value}'\n" for name, value in told.items())
        (self.folder / "etc/child-rights/settings.env").write_text("".join(lines))
        lay_out_files(self.folder / "files")
        chosen = front(told)
        sign(chosen)
        site = self.folder / "etc/nginx/conf.d/child-rights.conf"
        write_configuration(chosen, site, alone=self.folder)

    @property
    def versions(self) -> Path:
        return self.folder / "opt/child-rights"

    def switched(self, *to: str) -> subprocess.Popen[bytes]:
        """Return the script that lets the machine run from another version, at work."""
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        told = {"MONITOR_BELOW": str(self.folder), "PATH": path, "REAL_NGINX": find_nginx()}
        command = [str(ROOT / "deploy" / "switch.sh"), *to]
        script = subprocess.Popen(command, env={**os.environ, **told}, start_new_session=True)
        self.scripts.append(script)
        return script

    def version_at(self, port: int) -> str:
        """Return the version that the process at a port was started from; "" where none runs."""
        number = (self.folder / f"{port}.pid").read_text().strip()
        try:
            return Path(f"/proc/{number}/cwd").readlink().name
        except FileNotFoundError:
            return ""

    def end(self) -> None:
        for script in self.scripts:
            if script.poll() is None:
                os.killpg(script.pid, signal.SIGKILL)
                script.wait()
        for file in self.folder.glob("*.pid"):
            how = signal.SIGKILL if file.stem.isdigit() else signal.SIGTERM
            with suppress(ProcessLookupError):
                os.kill(int(file.read_text()), how)


@pytest.fixture
def machine() -> Iterator[Machine]:
    see_that_nginx_is_there()
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        found = Machine(folder)
        try:
            assert found.switched(str(found.versions / OLD)).wait() == 0
            yield found
        finally:
            found.end()


def test_no_reader_loses_a_session_when_a_version_takes_over_or_is_taken_back(machine):
    with ThreadPoolExecutor(1) as apart:  # the browser of other tests keeps a loop in this thread
        apart.submit(asyncio.run, _both_ways(machine)).result()


async def _both_ways(machine: Machine) -> None:
    await _pass(machine, OLD, NEW, str(machine.versions / NEW))
    await _pass(machine, NEW, OLD)


async def _pass(machine: Machine, old: str, new: str, *to: str) -> None:
    """Let both processes pass from a version to another, each with a reader who stays a while."""
    first, second = machine.site.processes
    async with AsyncExitStack() as there:
        readers = {port: await _reader_of(machine.site, port, there) for port in (first, second)}
        script = machine.switched(*to)
        for port, other in ((first, second), (second, first)):
            await _until(lambda port=port: readiness(port) == "ending", "the process knows")
            await Reader(readers[port]).read("about")
            assert machine.version_at(port) == old
            newcomer = await _reader_of(machine.site, other, there)
            await Reader(newcomer).read("about")
            await newcomer.close()
            await readers[port].close()
            await _until(
                lambda port=port: machine.version_at(port) == new, "the other version runs"
            )
    await _until(lambda: script.poll() is not None, "the script has ended")
    assert script.returncode == 0
    assert machine.site.ask("/healthz").status == 200


async def _reader_of(site: Site, port: int, there: AsyncExitStack) -> ClientConnection:
    """Return the line of a reader whom nginx has led to a process."""
    before = metric(port, "monitor_sessions")
    for _ in range(60):
        line = await there.enter_async_context(opened(site, secrets.token_hex(16)))
        if metric(port, "monitor_sessions") > before:
            return line
        await line.close()
    raise AssertionError(f"nginx led nobody to {port}")


async def _until(condition: Callable[[], bool], what: str) -> None:
    """Wait without holding up the lines of the readers, who show that they are there."""
    await asyncio.to_thread(until, condition, what)
