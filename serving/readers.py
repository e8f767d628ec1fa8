"""Who is connected, and how a process ends without breaking off a reader.

A process that is told to end takes no new reader: pages and sessions are answered 503, so that the
proxy asks the next process. Who is there stays, comes back after a broken line, and is sent files
until the last has gone, or until a limit.
"""

import time
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

# What a page that is already open fetches; everything else is a page, and opens a session.
_OF_OPEN_PAGES = ("/media/", "/static/", "/_stcore/")
_QUESTIONS = ("/livez", "/healthz")


class Readers:
    """The open lines to readers, and whether new ones are taken.

    Parameters
    ----------
    clock : callable
        Seconds that only grow.

    Examples
    --------
    >>> readers = Readers()
    >>> readers.is_taking, readers.have_left
    (False, False)
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: float | None = None
        self.connected = 0
        self.is_ready = False

    @property
    def is_taking(self) -> bool:
        """Whether a new reader is welcome: all is prepared, and nobody has asked to end."""
        return self.is_ready and not self.is_ending

    @property
    def is_ending(self) -> bool:
        """Whether the process has been told to end."""
        return self._until is not None

    @property
    def have_left(self) -> bool:
        """Whether an ending process may end: the last has gone, or the time is over."""
        return self._until is not None and (not self.connected or self._clock() >= self._until)

    def take_no_more(self, seconds: float) -> None:
        """Take no new reader; those who are there may stay for so many seconds."""
        self._until = self._clock() + seconds


class Door:
    """Let readers in while the process takes any, and count those who are in."""

    def __init__(self, app: ASGIApp, readers: Readers) -> None:
        self.app = app
        self.readers = readers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a reader to the application, or send the reader on to another process."""
        if scope.get("path") == "/readyz":
            await self._readiness()(scope, receive, send)
        elif self.readers.is_ending and _is_new(scope):
            await PlainTextResponse("Ending", 503)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._stay(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _readiness(self) -> Response:
        if self.readers.is_taking:
            return PlainTextResponse("ready")
        return PlainTextResponse("ending" if self.readers.is_ending else "preparing", 503)

    async def _stay(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.readers.connected += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.readers.connected -= 1


def _is_new(scope: Scope) -> bool:
    """Return whether a request is a reader's first one: a page, or a session not begun before."""
    if scope["type"] == "websocket":
        # A page that was open names its session third, after the protocol and a token.
        told = Headers(scope=scope).get("sec-websocket-protocol", "")
        return len([part for part in told.split(",") if part.strip()]) < 3
    path = scope.get("path", "")
    open_page = any(part in path for part in _OF_OPEN_PAGES)
    return scope["type"] == "http" and not open_page and path not in _QUESTIONS
