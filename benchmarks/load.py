"""Many readers at once: ``python -m benchmarks.load [READERS] [MINUTES] [--beside dash]``.

Each reader is a session of its own that speaks the websocket as a browser does: it opens a page in
one of three languages, chooses another figure or page every twenty seconds, and waits until the
server says that the run has ended. Nothing is drawn: what is measured is the server.
"""

import asyncio
import random
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.beside.sites import dash, ours
from benchmarks.peers.load import of_dash
from benchmarks.processes import cpu_seconds, megabytes
from benchmarks.seen import Seen

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


def main() -> None:
    """Serve the dashboard, let readers come, and print what they met; then a peer."""
    asked = _asked()
    seconds = asked.minutes * 60
    _measure("this project", ours(), lambda port: asyncio.run(_crowd(port, asked.readers, seconds)))
    if asked.beside:
        _measure("Dash", dash(), lambda port: of_dash(port, asked.readers, seconds))


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("readers", type=int, nargs="?", default=200)
    parser.add_argument("minutes", type=float, nargs="?", default=2.0)
    parser.add_argument("--beside", choices=["dash"], help="the same of a peer, in the same run")
    return parser.parse_args()


def _measure(
    name: str, server: AbstractContextManager[tuple[int, int]], come: Callable[[int], Seen]
) -> None:
    with server as (port, process):
        before = cpu_seconds(process)
        seen = come(port)
        _print(name, seen, cpu_seconds(process) - before, megabytes(process))


def _print(name: str, seen: Seen, cpu: float, memory: float) -> None:
    answers = len(seen.arriving) + len(seen.steady)
    print(f"\n| {name} | Measured |\n|---|---|")
    for moment, times in (("while all arrive", seen.arriving), ("steady", seen.steady)):
        if times:
            middle, slow = np.percentile(times, [50, 95])
            waits = f"{len(times)}, {middle:.2f} s, {slow:.2f} s"
            print(f"| {moment}: answers, median, p95 | {waits} |")
    print(f"| CPU of the server an answer | {1000 * cpu / max(answers, 1):.0f} ms |")
    print(f"| bytes an answer | {seen.sent / max(answers, 1) / 1000:.1f} kB |")
    print(f"| memory (PSS) | {memory:.0f} MB |")
    print(f"| failures | {len(seen.failures)} {sorted(set(seen.failures))[:3]} |", flush=True)


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


if __name__ == "__main__":
    main()
