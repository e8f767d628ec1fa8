"""One line of JSON for each request: neither who asked, nor the question behind its address."""

import json
import logging
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger(__name__)
_IDENTITY = re.compile(r"[0-9a-f]{32}")  # as nginx names a request in its own lines
_LONGEST = 200  # letters of an address


class Logged:
    """Log how each request was answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; the line is written when it has ended."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status, size, ended = time.monotonic(), 0, 0, False

        async def noting(message: Message) -> None:
            nonlocal status, size, ended
            status = message.get("status", status)
            size += len(message.get("body", b""))
            ended = message["type"] == "http.response.body" and not message.get("more_body")
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            spent = round(time.monotonic() - began, 4)
            given = Headers(scope=scope).get("x-request-id", "")
            named = {"request": given} if _IDENTITY.fullmatch(given) else {}
            told = {**named, "path": scope["path"][:_LONGEST], "status": status, "bytes": size}
            _LOG.info(json.dumps({**_now(), **told, "seconds": spent, "whole": ended}))


def log_failure(error: BaseException) -> None:
    """Log the kind of a failure and where it came through; its words may quote what was asked."""
    places = [f"{Path(at.filename).name}:{at.lineno}" for at in extract_tb(error.__traceback__)]
    _LOG.error(json.dumps({**_now(), "error": type(error).__name__, "through": places}))


def _now() -> dict[str, str]:
    return {"time": datetime.now(UTC).isoformat(timespec="milliseconds")}


def write_lines() -> None:
    """Let the lines go to standard error."""
    output = logging.StreamHandler(sys.stderr)
    logger = logging.getLogger("service")
    logger.addHandler(output)
    logger.setLevel(logging.INFO)
    logger.propagate = False
