"""The socket that readers connect to, and the server that answers there."""

import signal
import socket
from importlib import import_module
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from serving import service_manager
from serving.logs import Requests, write_as_json
from serving.readers import Door, Readers
from serving.settings import Settings
from serving.warming import Warming

_BACKLOG = 2048
_LARGEST_MESSAGE = 4_000_000  # bytes that a browser may send at once: uploads are of 1 MB


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket whose connections send each message at once.

    Without TCP_NODELAY the system holds a small message back until the last one is
    acknowledged, some 40 ms on each answer. Connections inherit the option from the socket, and
    asyncio sets it where the socket names its protocol.

    Raises
    ------
    OSError
        If the address cannot be used.
    """
    taken = reserve(host, port)
    try:
        taken.listen(_BACKLOG)
    except OSError:
        taken.close()
        raise
    return taken


def reserve(host: str, port: int) -> socket.socket:
    """Return a socket that has its address and refuses connections until it is listened to.

    Raises
    ------
    OSError
        If the address cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        taken.bind((host, port))
    except OSError:
        taken.close()
        raise
    return taken


def run(taken: socket.socket, settings: Settings, readers: Readers, module: str = "app") -> None:
    """Answer readers on a socket until the process is told to end and they have left.

    Parameters
    ----------
    module : str
        The module whose ``app`` answers.
    """
    # The framework gives each of its loggers an output when it is imported: it comes first.
    application: ASGIApp = import_module(module).app
    if settings.logs_json:
        write_as_json()
        application = Requests(application)
    application = Warming(Door(application, readers), readers, settings.warm_pages)
    Server(_configured(application, settings), readers, settings.drain_seconds).run([taken])


def _configured(application: ASGIApp, settings: Settings) -> uvicorn.Config:
    told = {"log_config": None} if settings.logs_json else {}
    return uvicorn.Config(
        application,
        ws="websockets-sansio",
        ws_max_size=_LARGEST_MESSAGE,
        access_log=False,
        log_level="warning",
        **told,  # type: ignore[arg-type]
    )


class Server(uvicorn.Server):
    """A server that, told to end, waits for its readers to leave.

    Parameters
    ----------
    readers : Readers
        Who is connected.
    patience : float
        Seconds that readers may stay after SIGTERM; without any, and after SIGINT or a second
        SIGTERM, the server ends at once.
    """

    def __init__(self, config: uvicorn.Config, readers: Readers, patience: float) -> None:
        super().__init__(config)
        self.readers = readers
        self.patience = patience

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end, or end."""
        if sig == signal.SIGTERM and self.patience and not self.readers.is_ending:
            self.readers.take_no_more(self.patience)
            service_manager.tell("STOPPING=1")
        else:
            super().handle_exit(sig, frame)

    async def on_tick(self, counter: int) -> bool:
        """Look whether the last reader has left, and say that the process is alive."""
        if counter % 50 == 0:
            service_manager.tell("WATCHDOG=1")
        return self.readers.have_left or await super().on_tick(counter)
