"""The socket that readers connect to, and the application that answers there."""

import socket
from importlib import import_module

import uvicorn

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
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        taken.bind((host, port))
        taken.listen(_BACKLOG)
    except OSError:
        taken.close()
        raise
    return taken


def run(taken: socket.socket) -> None:
    """Answer readers on a socket until the process is told to end."""
    uvicorn.Server(_settings()).run(sockets=[taken])


def _settings() -> uvicorn.Config:
    # The framework gives each of its loggers an output when it is imported: it comes first.
    application = import_module("app").app
    return uvicorn.Config(
        application,
        ws="websockets-sansio",
        ws_max_size=_LARGEST_MESSAGE,
        access_log=False,
        log_level="warning",
    )
