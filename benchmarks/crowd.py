"""Readers who come at once, each a session that speaks the websocket as a browser does."""

import asyncio
import random
import secrets
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from benchmarks.arrangement import Arrangement
from benchmarks.seen import Seen
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
_AT_ONCE = 8  # readers of whom each leaves when its page is there
_ENDED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
_BROKEN = (OSError, TimeoutError, WebSocketException)


async def crowd(site: Arrangement, readers: int, seconds: float) -> Seen:
    """Let all readers come within twenty seconds and read until the time is over."""
    seen, dice = Seen(), random.Random(7)
    began = time.monotonic()
    arrivals = sorted(dice.uniform(0, _ARRIVAL) for _ in range(readers))
    await asyncio.gather(
        *(_reader(site, at, began, seconds, seen, n) for n, at in enumerate(arrivals))
    )
    return seen


async def come_and_go(site: Arrangement, readers: int) -> Seen:
    """Let so many readers open one page each and leave, some at a time."""
    seen, few = Seen(), asyncio.Semaphore(_AT_ONCE)

    async def visit(number: int) -> None:
        dice = random.Random(number)
        async with few:
            try:
                async with line_to(site) as line:
                    await timed(line, dice, seen, seen.steady)
            except _BROKEN as error:
                seen.failures.append(type(error).__name__)

    await asyncio.gather(*(visit(number) for number in range(readers)))
    return seen


async def every_page(site: Arrangement) -> Seen:
    """Let one reader open every page in every language."""
    seen = Seen()
    pages = sorted(path.stem for path in (ROOT / "pages").glob("[!_]*.py"))
    async with line_to(site) as line:
        for page in pages:
            for language in _LANGUAGES:
                began = time.monotonic()
                asked = _ask(line, page, f"lang={language}", seen)
                await asyncio.wait_for(asked, _PATIENCE)
                seen.steady.append(time.monotonic() - began)
    return seen


async def _reader(
    site: Arrangement, at: float, began: float, seconds: float, seen: Seen, number: int
) -> None:
    await asyncio.sleep(at)
    dice, all_here = random.Random(number), began + _ARRIVAL
    try:
        async with line_to(site) as line:
            while time.monotonic() < all_here + seconds:
                early = time.monotonic() < all_here
                await timed(line, dice, seen, seen.arriving if early else seen.steady)
                await asyncio.sleep(dice.uniform(0.5, 1.5) * _PAUSE)
    except _BROKEN as error:
        seen.failures.append(type(error).__name__)


def line_to(site: Arrangement) -> connect:
    """Open a session's line, as a browser does."""
    return connect(
        f"{site.address.replace('http', 'ws', 1)}/_stcore/stream",
        ssl=site.trust,
        subprotocols=["streamlit"],
        additional_headers={"Cookie": f"monitor_node={secrets.token_hex(16)}"},
        max_size=None,
        ping_interval=None,
        open_timeout=_PATIENCE,
    )


async def timed(line: ClientConnection, dice: random.Random, seen: Seen, to: list[float]) -> None:
    """Ask for any view, and note how long it took."""
    started = time.monotonic()
    page, query = dice.choice(_ASKED)
    query = f"lang={dice.choice(_LANGUAGES)}&{query}"
    await asyncio.wait_for(_ask(line, page, query, seen), _PATIENCE)
    to.append(time.monotonic() - started)


async def _ask(line: ClientConnection, page: str, query: str, seen: Seen) -> None:
    """Ask for a view, and return when its run has ended."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
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
