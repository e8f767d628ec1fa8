"""Pages drawn before the first reader comes, so that no reader waits for imports.

A page is drawn as it is for a reader: a session of the process's own asks for it. The socket is
listened to only when the application has started, so until then a proxy asks another process.
"""

import asyncio
import logging
import time
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from serving import service_manager
from serving.readers import Readers

_LOG = logging.getLogger(__name__)
_PATIENCE = 120.0  # seconds for a page: beyond, readers are let in all the same
_SCOPE = {
    "type": "websocket",
    "scheme": "ws",
    "path": "/_stcore/stream",
    "raw_path": b"/_stcore/stream",
    "query_string": b"",
    "headers": [(b"host", b"localhost")],
    "subprotocols": ["streamlit"],
    "root_path": "",
}


class Warming:
    """Draw pages when the application starts, then say that readers may come."""

    def __init__(self, app: ASGIApp, readers: Readers, pages: tuple[str, ...]) -> None:
        self.app = app
        self.readers = readers
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; the word that the application has started waits for the pages."""

        async def after_the_pages(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                await self._prepare()
            await send(message)

        await self.app(scope, receive, after_the_pages if scope["type"] == "lifespan" else send)

    async def _prepare(self) -> None:
        for page in self.pages:
            began = time.monotonic()
            try:
                await asyncio.wait_for(draw(self.app, page), _PATIENCE)
            except TimeoutError:
                _LOG.error("%s was not drawn within %d s", page, _PATIENCE)
            _LOG.info("%s drawn in %.1f s", page, time.monotonic() - began)
        self.readers.is_ready = True
        service_manager.tell("READY=1")


async def draw(app: ASGIApp, address: str) -> None:
    """Let a session of its own draw the page of an address, and return when its script has ended.

    Parameters
    ----------
    address : str
        As in a link of the site: ``/out_of_school?lang=az``.
    """
    said: asyncio.Queue[Message] = asyncio.Queue()
    ended = asyncio.Event()
    said.put_nowait({"type": "websocket.connect"})
    said.put_nowait({"type": "websocket.receive", "bytes": _asked(address)})

    async def hear(message: Message) -> None:
        if message["type"] == "websocket.send" and _is_end(message["bytes"]):
            ended.set()

    session = asyncio.ensure_future(app(dict(_SCOPE), said.get, hear))
    over = asyncio.create_task(ended.wait())
    try:
        await asyncio.wait([session, over], return_when=asyncio.FIRST_COMPLETED)
    finally:
        over.cancel()
        said.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait([session])
        if session.exception():
            _LOG.error("%s cannot be drawn", address, exc_info=session.exception())


def _asked(address: str) -> bytes:
    wanted = urlsplit(address)
    asked = BackMsg()
    asked.rerun_script.page_name = wanted.path.strip("/")
    asked.rerun_script.query_string = wanted.query
    said: bytes = asked.SerializeToString()
    return said


def _is_end(message: bytes) -> bool:
    told = ForwardMsg.FromString(message)
    finished = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
    return bool(told.HasField("script_finished") and told.script_finished == finished)
