"""A real browser, and a proxy that counts the bytes which pass to it from a server."""

import os
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def chromium() -> str:
    """Return the path of the browser.

    Raises
    ------
    SystemExit
        If there is none.
    """
    found = os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser")
    if not found:
        raise SystemExit("Chromium is not installed (apt-get install chromium)")
    return found


class Wire:
    """Bytes that passed from the server to the browser."""

    def __init__(self) -> None:
        self.received = 0


@contextmanager
def counted(target: int) -> Iterator[tuple[int, Wire]]:
    """Yield the port of a proxy in front of a port of this machine, and its count."""
    wire = Wire()
    with _proxy(target, wire) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy.server_address[1], wire
        proxy.shutdown()


def _proxy(target: int, wire: Wire) -> socketserver.ThreadingTCPServer:
    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(("127.0.0.1", target)) as onward:
                for end in (onward, self.request):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                back = threading.Thread(target=_pump, args=(onward, self.request, wire))
                back.start()
                _pump(self.request, onward, None)
                back.join()

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = False
        request_queue_size = 128

    return Server(("127.0.0.1", 0), Handler)


def _pump(source: socket.socket, target: socket.socket, wire: Wire | None) -> None:
    try:
        while chunk := source.recv(65536):
            if wire is not None:
                wire.received += len(chunk)
            target.sendall(chunk)
    except OSError:
        pass
    finally:
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
