"""Many readers at once of the minimal Dash page: what ``benchmarks.load --beside dash`` adds.

A reader opens the page as a browser does, without its scripts, and asks for another year every
twenty seconds. Each answer is one ``_dash-update-component`` for map and ranking and one for the
line, sent side by side: a reader waits for both.
"""

import asyncio
import json
import random
import time

from benchmarks.seen import Seen

_PAUSE, _ARRIVAL, _PATIENCE = 20.0, 20.0, 120.0  # seconds, as for the readers of our own pages
_OPENED = ("/", "/_dash-layout", "/_dash-dependencies")
_YEARS = [str(year) for year in range(2015, 2024)]


def of_dash(port: int, readers: int, seconds: float) -> Seen:
    """Let readers come one after the other and read until the time is over."""
    return asyncio.run(_crowd(port, readers, seconds))


async def _crowd(port: int, readers: int, seconds: float) -> Seen:
    found, dice = Seen(), random.Random(7)
    end = time.monotonic() + _ARRIVAL + seconds
    arrivals = sorted(dice.uniform(0, _ARRIVAL) for _ in range(readers))
    comers = (_Reader(port, found, random.Random(n)) for n in range(readers))
    await asyncio.gather(*(one.read(at, end) for one, at in zip(comers, arrivals, strict=True)))
    return found


class _Reader:
    """One reader of the page."""

    def __init__(self, port: int, found: Seen, dice: random.Random) -> None:
        self.port, self.found, self.dice = port, found, dice

    async def read(self, at: float, end: float) -> None:
        """Come at a time, open the page, and go on asking until the end."""
        await asyncio.sleep(at)
        times = self.found.arriving
        while time.monotonic() < end:
            started = time.monotonic()
            try:
                await asyncio.wait_for(self._action(times is self.found.arriving), _PATIENCE)
                times.append(time.monotonic() - started)
            except (OSError, TimeoutError, ConnectionError, EOFError) as error:
                self.found.failures.append(type(error).__name__)
            times = self.found.steady
            await asyncio.sleep(self.dice.uniform(0.5, 1.5) * _PAUSE)

    async def _action(self, opens: bool) -> None:
        for path in _OPENED if opens else ():
            await self._asked(f"GET {path}", "")
        year = self.dice.choice(_YEARS)
        await asyncio.gather(
            *(
                self._asked("POST /_dash-update-component", body)
                for body in (_of_year(year), _of_area(year))
            )
        )

    async def _asked(self, line: str, body: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        head = (
            f"{line} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n"
        )
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}\r\n{body}".encode())
        told = await reader.read(-1)
        writer.close()
        self.found.sent += len(told)
        status = told[9:12].decode("ascii", "replace")
        if status != "200":
            self.found.failures.append(f"status {status}")


def _of_year(year: str) -> str:
    """Return what the page asks for map and ranking of a year."""
    outputs = [{"id": "map", "property": "figure"}, {"id": "ranking", "property": "figure"}]
    inputs = [{"id": "year", "property": "value", "value": year}]
    return _call("..map.figure...ranking.figure..", outputs, inputs)


def _of_area(year: str) -> str:
    """Return what the page asks for line and answer."""
    outputs = [{"id": "line", "property": "figure"}, {"id": "answer", "property": "children"}]
    inputs = [
        {"id": "map", "property": "clickData", "value": None},
        {"id": "year", "property": "value", "value": year},
    ]
    return _call("..line.figure...answer.children..", outputs, inputs)


def _call(output: str, outputs: list[dict[str, str]], inputs: list[dict[str, str | None]]) -> str:
    changed = ["year.value"]
    return json.dumps(
        {"output": output, "outputs": outputs, "inputs": inputs, "changedPropIds": changed}
    )
