"""Where a machine sends the file of one flow: by a token, and to send is all that it can do.

``POST /steward/api/v1/submissions`` with ``Authorization: Bearer TOKEN``; the body is the file as
it is, a table (``text/csv``), a workbook or a packet (``application/zip``). Nothing of it is read
here. No browser is answered: a page of another site could use neither a token nor the cookie of who
is logged in.
"""

import asyncio
import io
import logging
import re
from collections.abc import AsyncIterator
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from data.intake import LARGEST
from data.workflow import Blobs, Form, Workflow, receive_by_token
from indicators.errors import DashboardError, LoginEnded, StoreUnavailable, Wanting
from steward.server.guarding import SUBMISSIONS

_LOG = logging.getLogger(__name__)
_AT_ONCE = 4  # files that come in at the same time
_TOKEN = re.compile(r"Bearer ([\w-]{43})", re.ASCII)
_FORMS: dict[str, Form] = {
    "text/csv": "csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/zip": "packet",  # what a packet is
}
_OF_BROWSERS = ("origin", "cookie", "sec-fetch-site")


def submissions_route(workflow: Workflow, blobs: Blobs) -> Route:
    """Return the route."""
    places = asyncio.Semaphore(_AT_ONCE)

    async def answer(asked: Request) -> Response:
        token, form, refused = _looked_at(asked)
        if refused:
            return refused
        if places.locked():
            return _said(503, "many files come in just now", {"Retry-After": "30"})
        body = Body(asked.stream(), asyncio.get_running_loop())
        sent = cast("Any", io.BufferedReader(body))
        try:
            async with places:
                told = await run_in_threadpool(receive_by_token, workflow, token, blobs, sent, form)
        except ClientDisconnect:
            return _said(400, "the file did not come whole")
        except DashboardError as error:
            return _refused(error)
        return JSONResponse({"submission": told.submission}, 201 if told.made else 200)

    return Route(SUBMISSIONS, answer, methods=["POST"])


class Body(io.RawIOBase):
    """The body of a request as a file, read by a thread while it comes in."""

    def __init__(self, chunks: AsyncIterator[bytes], loop: asyncio.AbstractEventLoop) -> None:
        self._chunks = chunks
        self._loop = loop
        self._rest = b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what comes next; return how much that is, 0 at the end."""
        while not self._rest:
            chunk = asyncio.run_coroutine_threadsafe(self._next(), self._loop).result()
            if chunk is None:
                return 0
            self._rest = chunk
        taken = self._rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)

    async def _next(self) -> bytes | None:
        return await anext(self._chunks, None)


def _looked_at(asked: Request) -> tuple[str, Form, Response | None]:
    """Return token and form, and why neither is looked at further; the body is not read yet."""
    given = _TOKEN.fullmatch(asked.headers.get("authorization", ""))
    form = _FORMS.get(asked.headers.get("content-type", "").partition(";")[0].strip().lower())
    refused = None
    if any(name in asked.headers for name in _OF_BROWSERS):
        refused = _said(403, "browsers are not answered here")
    elif not given:
        refused = _said(401, "a token is wanting", {"WWW-Authenticate": "Bearer"})
    elif not form:
        refused = _said(415, "a table (text/csv), a workbook or a packet is sent")
    elif _length(asked) > LARGEST:
        refused = _said(413, f"a file has {LARGEST:,} bytes at most")
    return given[1] if given else "", form or "csv", refused


def _length(asked: Request) -> int:
    told = asked.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() else 0


def _refused(error: DashboardError) -> Response:
    if isinstance(error, LoginEnded):
        return _said(401, "there is no such token", {"WWW-Authenticate": "Bearer"})
    if isinstance(error, Wanting):
        return _said(422, error.message)
    if not isinstance(error, StoreUnavailable):
        _LOG.error("A file was not received", exc_info=error)
    return _said(503, "nothing can be received just now", {"Retry-After": "60"})


def _said(status: int, why: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": why}, status, headers)
