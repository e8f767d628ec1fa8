"""Logs as lines of JSON, each with the identity of its request, and nothing of who asked.

No line holds the address of a reader's machine, what stands behind the question mark of a link, or
the text of an exception, which may quote what a reader has typed: its kind and the lines of code
that it came through are told.
"""

import json
import logging
import re
import secrets
import sys
import time
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.settings import ROOT

_LOG = logging.getLogger(__name__)
_IDENTITY = re.compile(r"[0-9a-f]{32}")
_REQUEST: ContextVar[str | None] = ContextVar("request", default=None)


class Requests:
    """Give each request an identity, and log how it was answered.

    The proxy's identity is taken over, so that its lines and these can be laid side by side.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; the line is written when it has ended."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        _REQUEST.set(given if _IDENTITY.fullmatch(given) else secrets.token_hex(16))
        status, began = 0, time.monotonic()

        async def noting(message: Message) -> None:
            nonlocal status
            status = message.get("status", 101 if message["type"].endswith("accept") else status)
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            spent = round(time.monotonic() - began, 4)
            line = {"kind": scope["type"], "path": scope["path"], "status": status}
            _LOG.info("answered", extra={"told": {**line, "seconds": spent}})


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": _REQUEST.get(),
            **getattr(record, "told", {}),
        }
        if record.exc_info and record.exc_info[1]:
            line |= _failure(record.exc_info[1])
        return json.dumps({name: value for name, value in line.items() if value is not None})


def _failure(error: BaseException) -> dict[str, Any]:
    """Return the kind of an exception and where it came through, without its words."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(error).__name__, "through": places}


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def write_as_json() -> None:
    """Let every logger of the process write such lines to standard error."""
    output = logging.StreamHandler(sys.stderr)
    output.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [output]
    root.setLevel(logging.WARNING)
    logging.getLogger("serving").setLevel(logging.INFO)
    logging.captureWarnings(capture=True)
    logging.setLoggerClass(HandingOn)
    for name in [*root.manager.loggerDict]:
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True


class HandingOn(logging.Logger):
    """A logger that hands its records on, whoever wants it to have an output of its own.

    The framework gives one to each of its loggers, when the module of that logger is imported.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        """Keep handing records on."""
        super().__setattr__(name, True if name == "propagate" else value)

    def addHandler(self, _: logging.Handler) -> None:  # noqa: N802 - the library's name
        """Take no output."""
