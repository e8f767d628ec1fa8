"""Scripts and styles sent compressed: each is compressed once, and kept as long as the server runs.

The framework sends its own files as they are, for a proxy in front to compress. Where there is
none, a first visit would carry four times the bytes.
"""

import gzip
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from posixpath import normpath

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Files under these paths are named by their content: what a path holds does not change.
_PATHS = ("/static/", "/app/static/")
# Not HTML: for a path that does not exist the framework sends its page, which is not to be kept.
_TEXT = ("text/css", "text/javascript", "text/plain", "application/javascript", "application/json")
_SMALLEST = 1_000
# How a body is compressed, by the name that a browser knows it by; the first that it takes.
_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=9),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}


@dataclass
class _Answer:
    """An answer of the application, gathered before it is sent on."""

    start: Message = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)
    complete: bool = False

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            self.complete = not message.get("more_body", False)

    def is_text(self) -> bool:
        """Return whether compressing makes the answer smaller."""
        told = Headers(raw=self.start["headers"])
        return (
            self.start["status"] == 200
            and not {"content-encoding", "set-cookie"} & set(told)
            and told.get("content-type", "").startswith(_TEXT)
            and len(self.body) >= _SMALLEST
        )


class Compression:
    """Send the files of the pages compressed to a browser that takes brotli or gzip."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: MutableMapping[tuple[str, str], _Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or let the application answer and keep that."""
        way = _way(scope) if scope["type"] == "http" and _is_file(scope) else None
        if not way:
            await self.app(scope, receive, send)
            return
        answer = self.kept.get((scope["path"], way)) or await self._asked(scope, receive, way)
        await send(answer.start)
        await send({"type": "http.response.body", "body": bytes(answer.body)})

    async def _asked(self, scope: Scope, receive: Receive, way: str) -> _Answer:
        answer = _Answer()
        await self.app(scope, receive, answer.take)
        if answer.complete and answer.is_text():
            answer = await run_in_threadpool(_compressed, answer, way)
            self.kept[scope["path"], way] = answer
        return answer


def _way(scope: Scope) -> str | None:
    """Return how a browser takes a file compressed; nothing if it does not."""
    told = Headers(scope=scope).get("accept-encoding", "").replace(" ", "").lower()
    parts = [part.partition(";q=") for part in told.split(",")]
    taken = {name for name, _, weight in parts if weight.strip("0.") or not weight}
    return next((way for way in _WAYS if way in taken), None)


def _is_file(scope: Scope) -> bool:
    """Return whether a file is asked for as a whole."""
    asked = Headers(scope=scope)
    return (
        scope["method"] == "GET"
        and scope["path"].startswith(_PATHS)
        and normpath(scope["path"]) == scope["path"]  # one address a file: what is kept is bounded
        and not {"range", "if-none-match", "if-modified-since"} & set(asked)
    )


def _compressed(answer: _Answer, way: str) -> _Answer:
    body = _WAYS[way](bytes(answer.body))
    start = {**answer.start, "headers": list(answer.start["headers"])}
    told = MutableHeaders(scope=start)
    told["Content-Encoding"] = way
    told["Content-Length"] = str(len(body))
    told.add_vary_header("Accept-Encoding")
    return _Answer(start, bytearray(body), complete=True)
