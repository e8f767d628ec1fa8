"""Many readers at once of a peer's page: what ``benchmarks.load --beside`` adds.

A reader opens the page as a browser does, without its scripts, and asks for another year every
twenty seconds. What a browser sends side by side is sent side by side: a reader waits for all.
"""

import asyncio
import random
import time

from benchmarks.peers.questions import Asked, Questions
from benchmarks.seen import Seen

_PAUSE, _ARRIVAL, _PATIENCE = 20.0, 20.0, 120.0  # seconds, as for the readers of our own pages
_YEARS = [str(year) for year in range(2015, 2024)]


def of_peer(asks: Questions, port: int, readers: int, seconds: float) -> Seen:
    """Let readers come one after the other and read until the time is over."""
    return asyncio.run(_crowd(asks, port, readers, seconds))


async def _crowd(asks: Questions, port: int, readers: int, seconds: float) -> Seen:
    found, dice = Seen(), random.Random(7)
    end = time.monotonic() + _ARRIVAL + seconds
    arrivals = sorted(dice.uniform(0, _ARRIVAL) for _ in range(readers))
    comers = (_Reader(asks, port, found, random.Random(n)) for n in range(readers))
    await asyncio.gather(*(one.read(at, end) for one, at in zip(comers, arrivals, strict=True)))
    return found


class _Reader:
    """One reader of the page."""

    def __init__(self, asks: Questions, port: int, found: Seen, dice: random.Random) -> None:
        self.asks, self.port, self.found, self.dice = asks, port, found, dice

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
        year = self.dice.choice(_YEARS)
        for path in self.asks.opened if opens else ():
            await self._asked((f"GET {path}", ""))
        asked = self.asks.first(year) if opens else self.asks.another(year)
        await asyncio.gather(*map(self._asked, asked))

    async def _asked(self, asked: Asked) -> None:
        line, body = asked
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
