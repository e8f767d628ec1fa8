"""What readers wait while programs take whole dataflows from the service, against quiet.

``python -m benchmarks.service [READERS] [SECONDS]``: one process of the dashboard and one of the
service, both without nginx, so that no answer is kept: the worst there is. Two clients take the
whole published dataflow without a pause, in one format after the other, for ten seconds, and
nothing for the next ten, and so on: whatever else the machine does weighs on both alike. 20
readers, each thinking for three seconds, and 120 seconds unless given.
"""

import asyncio
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event

import numpy as np

from benchmarks.arrangement import Arrangement, alone
from benchmarks.crowd import line_to, timed
from benchmarks.seen import Seen
from benchmarks.server import free_port
from data.settings import ROOT

_CLIENTS = 2
_SPAN = 10.0  # seconds
_THINKS = 3.0
_WARM = 30.0  # seconds in which pages are drawn for the first time
_PIECE = 64 * 1024
_FORMATS = ("generic", "csv", "structurespecific", "json")
_SPAWN = multiprocessing.get_context("spawn")


def main(arguments: Sequence[str]) -> None:
    """Print what readers wait without and with two clients that take all they can."""
    readers, seconds = int([*arguments, "20"][0]), float([*arguments, "20", "120"][1])
    taking, over, taken = _SPAWN.Event(), _SPAWN.Event(), _SPAWN.Value("q", 0)
    with alone() as site, _service() as flow:
        clients = [
            _SPAWN.Process(target=_take, args=(flow, taking, over, taken)) for _ in range(_CLIENTS)
        ]
        for one in clients:
            one.start()
        try:
            waits = asyncio.run(_read(site, readers, seconds, taking))
        finally:
            over.set()
            taking.set()
            for one in clients:
                one.join()
    print("| | p50 | p95 | answers |\n|---|---|---|---|")
    _print("without", waits[False])
    _print(f"with {_CLIENTS} clients, who took {taken.value / 1e6:.0f} MB", waits[True])
    times = _p95(waits[True]) / _p95(waits[False])
    print(f"\nWith {_CLIENTS} clients the ninety-fifth percentile is {times:.2f} times as long.")


async def _read(
    site: Arrangement, readers: int, seconds: float, taking: Event
) -> dict[bool, list[float]]:
    """Let readers read; return what they waited, by whether clients were taking."""
    waits: dict[bool, list[float]] = {False: [], True: []}
    began, seen = time.monotonic(), Seen()
    ends = began + _WARM + seconds

    async def reader(number: int) -> None:
        dice = random.Random(number)
        async with line_to(site) as line:
            while time.monotonic() < ends:
                is_warm, to = time.monotonic() > began + _WARM, waits[taking.is_set()]
                await timed(line, dice, seen, to if is_warm else [])
                await asyncio.sleep(dice.uniform(0.5, 1.5) * _THINKS)

    async def switch() -> None:
        await asyncio.sleep(_WARM)
        while time.monotonic() < ends:
            taking.clear() if taking.is_set() else taking.set()
            await asyncio.sleep(_SPAN)
        taking.clear()

    await asyncio.gather(switch(), *map(reader, range(readers)))
    if seen.failures:
        print(f"failures: {seen.failures}")
    return waits


def _take(flow: str, taking: Event, over: Event, taken: "Synchronized[int]") -> None:
    """Take the dataflow again and again while it is time to; what is half taken is left.

    A client gives way to all: it stands for a machine elsewhere.
    """
    os.nice(19)
    for form in cycle(_FORMATS):
        taking.wait()
        if over.is_set():
            return
        asked = urllib.request.Request(f"{flow}?format={form}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked) as answer:
            while taking.is_set() and (piece := answer.read(_PIECE)):
                with taken.get_lock():
                    taken.value += len(piece)


@contextmanager
def _service() -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "service", "--port", str(port), "--unreleased"]
    told = {**os.environ, "SERVICE_REQUESTS_A_MINUTE": "100000"}
    with subprocess.Popen(command, cwd=ROOT, env=told, stderr=subprocess.DEVNULL) as running:
        try:
            _wait(f"http://127.0.0.1:{port}/livez")
            yield f"http://127.0.0.1:{port}/rest/data/DF_CHILD_RIGHTS/all"
        finally:
            running.terminate()


def _wait(address: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.3)
    raise SystemExit("the service did not start")


def _p95(waits: Sequence[float]) -> float:
    return float(np.percentile(waits, 95))


def _print(what: str, waits: Sequence[float]) -> None:
    print(f"| {what} | {statistics.median(waits):.3f} s | {_p95(waits):.3f} s | {len(waits)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
