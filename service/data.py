"""Data: counted first, then written indicator by indicator and sent as they are written."""

from asyncio import Semaphore, wait_for
from collections.abc import Callable, Iterator, Mapping, Sequence
from time import sleep, thread_time

from starlette.concurrency import iterate_in_threadpool
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from data.store import Store
from passports import sdmx
from service.asked import Asked, nothing_found
from service.figures import Figures
from service.refused import TOO_LARGE, UNAVAILABLE, Refused
from service.replies import refusal

SMALL = 5_000  # observations: an answer up to here waits for no other
_PIECE = 64 * 1024  # bytes that are sent at once
_WAITS = 20.0  # seconds for the turn of a large answer


class TooManyBytes(Exception):
    """An answer has grown beyond its bounds: it is broken off, and nobody takes it for whole."""


def counted(asked: Asked, figures: Figures, most: int | None = None) -> dict[str, int]:
    """Return how many observations of each indicator are asked for.

    Raises
    ------
    Refused
        If there is none, or there are more than an answer holds.
    """
    found = figures.store.counted(asked.edition, asked.within)
    number = sum(found.values())
    if not number:
        raise nothing_found(asked)
    if most is not None and number > most:
        text = f"{number} observations are asked for and one answer holds {most}: narrow the key."
        raise Refused(TOO_LARGE, text)
    return found


def paced(
    texts: Iterator[str],
    share: float,
    clock: Callable[[], float] = thread_time,
    rest: Callable[[float], None] = sleep,
) -> Iterator[str]:
    """Yield texts, and rest after each so long that writing takes no more than a share of a core.

    Examples
    --------
    >>> rests, times = [], iter([0.0, 1.0, 1.0, 3.0, 3.0, 3.0])
    >>> list(paced(iter("ab"), 0.25, lambda: next(times), rests.append)), rests
    (['a', 'b'], [3.0, 6.0])
    """
    while True:
        began = clock()
        text = next(texts, None)
        if text is None:
            return
        rest((clock() - began) * (1 / share - 1))
        yield text


def pieces(
    write: sdmx.Write,
    told: sdmx.Told,
    asked: Asked,
    indicators: Sequence[str],
    store: Store,
    most: int,
    share: float = 1.0,
) -> Iterator[bytes]:
    """Yield the message in pieces of some size, with no more than a share of a core.

    Raises
    ------
    TooManyBytes
        If it grows beyond the most bytes of an answer.
    """
    batches = (
        asked.narrowed(store.series(code, asked.edition, asked.within)) for code in indicators
    )
    held, sent = bytearray(), 0
    for text in paced(write(told, batches), share):
        held += text.encode()
        if len(held) >= _PIECE:
            sent += len(held)
            if sent > most:
                raise TooManyBytes
            yield bytes(held)
            held.clear()
    yield bytes(held)


class Streamed(Response):
    """An answer that is sent while it is written; large ones are written a few at a time."""

    def __init__(
        self, body: Iterator[bytes], headers: Mapping[str, str], turns: Semaphore | None
    ) -> None:
        super().__init__(headers=headers)
        del self.headers["Content-Length"]
        self._pieces = body
        self._turns = turns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for the turn, and send."""
        if self._turns is None:
            await self._send(scope, receive, send)
            return
        try:
            await wait_for(self._turns.acquire(), _WAITS)
        except TimeoutError:
            await refusal(_busy())(scope, receive, send)
            return
        try:
            await self._send(scope, receive, send)
        finally:
            self._turns.release()

    async def _send(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(self.headers)
        streamed = StreamingResponse(iterate_in_threadpool(self._pieces), headers=headers)
        await streamed(scope, receive, send)


def _busy() -> Refused:
    text = "Other large answers are being written. Come back, or narrow the key."
    return Refused(UNAVAILABLE, text, {"Retry-After": "30"})
