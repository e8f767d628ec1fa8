"""Many readers at once: ``python -m benchmarks.load [READERS] [MINUTES]``.

Each reader is a session of its own that speaks the websocket as a browser does: it opens a page in
one of three languages, chooses another figure or page every twenty seconds, and waits until the
server says that the run has ended. Nothing is drawn: what is measured is the server.
"""

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.server import free_port, wait
from data.settings import ROOT

_ASKED = (
    ("out_of_school", ""),
    ("out_of_school", "indicator=ED_ROFST_L1_ADM"),
    ("birth_registration", ""),
    ("health", ""),
    ("health", "indicator=IM_DTP3"),
    ("poverty", ""),
    ("disaster_risk", ""),
    ("justice", ""),
    ("overview", ""),
    ("area_profile", "ref_area=AZ-LAN"),
)
_LANGUAGES = ("az", "en", "ru")
_PAUSE = 20.0  # seconds that a reader reads
_ARRIVAL = 20.0  # seconds within which all readers come
_PATIENCE = 120.0
_ENDED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY


@dataclass
class Seen:
    """What the readers met: seconds of each answer, by when it was asked; and failures."""

    arriving: list[float] = field(default_factory=list)
    steady: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    sent: int = 0  # bytes that the server sent


def main() -> None:
    """Serve the dashboard, let readers come, and print what they met."""
    readers = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 2.0
    with _served() as (port, process):
        before = _cpu_seconds(process)
        seen = asyncio.run(_crowd(port, readers, minutes * 60))
        spent = _cpu_seconds(process) - before
        _print(seen, spent, _megabytes(process))


def _print(seen: Seen, cpu: float, memory: float) -> None:
    answers = len(seen.arriving) + len(seen.steady)
    print("| What | Measured |\n|---|---|")
    for name, times in (("while all arrive", seen.arriving), ("steady", seen.steady)):
        if times:
            middle, slow = np.percentile(times, [50, 95])
            print(f"| {name}: answers, median, p95 | {len(times)}, {middle:.2f} s, {slow:.2f} s |")
    print(f"| CPU of the server an answer | {1000 * cpu / max(answers, 1):.0f} ms |")
    print(f"| bytes an answer | {seen.sent / max(answers, 1) / 1000:.1f} kB |")
    print(f"| memory (PSS) | {memory:.0f} MB |")
    print(f"| failures | {len(seen.failures)} {sorted(set(seen.failures))[:3]} |")


async def _crowd(port: int, readers: int, seconds: float) -> Seen:
    """Let readers come one after the other and read until the time is over."""
    seen, dice = Seen(), random.Random(7)
    end = time.monotonic() + _ARRIVAL + seconds
    arrivals = sorted(dice.uniform(0, _ARRIVAL) for _ in range(readers))
    await asyncio.gather(
        *(_reader(port, at, end, seen, random.Random(n)) for n, at in enumerate(arrivals))
    )
    return seen


async def _reader(port: int, at: float, end: float, seen: Seen, dice: random.Random) -> None:
    await asyncio.sleep(at)
    times = seen.arriving
    try:
        async with connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            ping_interval=None,
        ) as line:
            while time.monotonic() < end:
                started = time.monotonic()
                await asyncio.wait_for(_ask(line, dice, seen), _PATIENCE)
                times.append(time.monotonic() - started)
                times = seen.steady
                await asyncio.sleep(dice.uniform(0.5, 1.5) * _PAUSE)
    except (OSError, TimeoutError, ConnectionError) as error:
        seen.failures.append(type(error).__name__)


async def _ask(line: ClientConnection, dice: random.Random, seen: Seen) -> None:
    """Ask for a view, and return when its run has ended."""
    page, query = dice.choice(_ASKED)
    asked = BackMsg()
    asked.rerun_script.query_string = f"lang={dice.choice(_LANGUAGES)}&{query}"
    asked.rerun_script.page_name = page
    await line.send(asked.SerializeToString())
    started = False  # the end of an earlier run may still be on its way
    while True:
        told = await line.recv()
        seen.sent += len(told)
        message = ForwardMsg.FromString(told)
        started = started or message.HasField("new_session")
        if message.HasField("delta") and message.delta.new_element.HasField("exception"):
            seen.failures.append(message.delta.new_element.exception.type)
        if started and message.script_finished == _ENDED and message.HasField("script_finished"):
            return


@contextmanager
def _served() -> Iterator[tuple[int, int]]:
    """Yield port and process of a dashboard started as an operator starts it."""
    port = free_port()
    command = [sys.executable, "-m", "serving", "--port", str(port)]
    with TemporaryDirectory() as folder, (Path(folder) / "log").open("w") as log:
        running = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            wait(port)
            yield port, running.pid
        finally:
            running.terminate()
            running.wait(timeout=60)


def _cpu_seconds(process: int) -> float:
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / 100


def _megabytes(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1000


if __name__ == "__main__":
    main()
