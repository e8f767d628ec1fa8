"""Scripts and styles sent compressed: each is compressed once, and kept as long as the server runs.

The framework sends its own files as they are, for a proxy in front to compress. Where there is
none, a first visit would carry three times the bytes.
"""

import gzip
from collections.abc import MutableMapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Files under these paths are named by their content: what a path holds does not change.
_PATHS = ("/static/", "/app/static/")
# Not HTML: for a path that does not exist the framework sends its page, which is not to be kept.
_TEXT = ("text/css", "text/javascript", "text/plain", "application/javascript", "application/json")
_SMALLEST = 1_000
_LEVEL = 9


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
            and "content-encoding" not in told
            and told.get("content-type", "").startswith(_TEXT)
            and len(self.body) >= _SMALLEST
        )


class Compression:
    """Send the files of the pages compressed to a browser that takes gzip."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: MutableMapping[str, _Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or let the application answer and keep that."""
        if scope["type"] != "http" or not _is_file(scope):
            await self.app(scope, receive, send)
            return
        answer = self.kept.get(scope["path"]) or await self._asked(scope, receive)
        await send(answer.start)
        await send({"type": "http.response.body", "body": bytes(answer.body)})

    async def _asked(self, scope: Scope, receive: Receive) -> _Answer:
        answer = _Answer()
        await self.app(scope, receive, answer.take)
        if answer.complete and answer.is_text():
            answer = await run_in_threadpool(_compressed, answer)
            self.kept[scope["path"]] = answer
        return answer


def _is_file(scope: Scope) -> bool:
    """Return whether a file is asked for as a whole, by a browser that takes gzip."""
    asked = Headers(scope=scope)
    return (
        scope["method"] == "GET"
        and scope["path"].startswith(_PATHS)
        and "gzip" in asked.get("accept-encoding", "")
        and not {"range", "if-none-match", "if-modified-since"} & set(asked)
    )


def _compressed(answer: _Answer) -> _Answer:
    body = gzip.compress(bytes(answer.body), _LEVEL, mtime=0)
    start = {**answer.start, "headers": list(answer.start["headers"])}
    told = MutableHeaders(scope=start)
    told["Content-Encoding"] = "gzip"
    told["Content-Length"] = str(len(body))
    told.add_vary_header("Accept-Encoding")
    return _Answer(start, bytearray(body), complete=True)
