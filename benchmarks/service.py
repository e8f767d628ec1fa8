"""What readers wait while programs take whole dataflows from the service, against quiet.

``python -m benchmarks.service [READERS] [SECONDS]``: one process of the dashboard and one of the
service, both without nginx, so that no answer is kept: the worst there is. Spans without clients
and with two follow each other; each client asks for the whole published dataflow without a pause,
in one format after the other. 30 readers and 40 seconds a span unless given.
"""

import asyncio
import multiprocessing
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from multiprocessing.synchronize import Event

import numpy as np

from benchmarks.arrangement import Arrangement, alone
from benchmarks.crowd import crowd
from benchmarks.server import free_port
from data.settings import ROOT

_CLIENTS = 2
_SPANS = (0, _CLIENTS, 0, _CLIENTS)
_WARM = 20.0  # seconds in which pages are drawn for the first time
_FORMATS = ("generic", "csv", "structurespecific", "json")
_SPAWN = multiprocessing.get_context("spawn")


def main(arguments: Sequence[str]) -> None:
    """Print what readers wait without and with two clients that take all they can."""
    readers, seconds = int([*arguments, "30"][0]), float([*arguments, "30", "40"][1])
    waits: dict[int, list[float]] = {clients: [] for clients in _SPANS}
    with alone() as site, _service() as flow:
        _span(site, flow, 0, readers, _WARM)
        print("| Span | Readers' p50 | p95 | answers | taken by clients |\n|---|---|---|---|---|")
        for clients in _SPANS:
            found, taken = _span(site, flow, clients, readers, seconds)
            waits[clients] += found
            _print(f"{clients} clients", found, f"{taken / 1e6:.0f} MB")
    _print("all without", waits[0], "")
    _print(f"all with {_CLIENTS}", waits[_CLIENTS], "")
    times = _p95(waits[_CLIENTS]) / _p95(waits[0])
    print(f"\nWith {_CLIENTS} clients the ninety-fifth percentile is {times:.2f} times as long.")


def _span(
    site: Arrangement, flow: str, clients: int, readers: int, seconds: float
) -> tuple[list[float], int]:
    """Return what readers waited, and the bytes that clients took meanwhile."""
    stop, taken = _SPAWN.Event(), _SPAWN.Value("q", 0)
    others = [_SPAWN.Process(target=_take, args=(flow, stop, taken)) for _ in range(clients)]
    for one in others:
        one.start()
    seen = asyncio.run(crowd(site, readers, seconds))
    stop.set()
    for one in others:
        one.join()
    if seen.failures:
        print(f"failures: {seen.failures}")
    return seen.steady, taken.value


def _take(flow: str, stop: Event, taken: "multiprocessing.sharedctypes.Synchronized[int]") -> None:
    for form in cycle(_FORMATS):
        asked = urllib.request.Request(f"{flow}?format={form}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked) as answer:
            size = len(answer.read())
        with taken.get_lock():
            taken.value += size
        if stop.is_set():
            return


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


def _print(what: str, waits: Sequence[float], taken: str) -> None:
    median, late = statistics.median(waits), _p95(waits)
    print(f"| {what} | {median:.3f} s | {late:.3f} s | {len(waits)} | {taken} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
