"""An answer is fetched from the host that was asked, whole, and never more than may be."""

import http.client
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from data.connectors.fetched import fetched
from indicators.errors import NoAnswer

HOST = "https://sdmx.data.unicef.org"


class _Provider(BaseHTTPRequestHandler):
    """Answers each path in one way, without a network: it listens on this machine alone."""

    def do_GET(self) -> None:
        if self.path == "/data?format=csv":
            self._answer(200, b"REF_AREA\nAZE\n")
        elif self.path == "/within":
            self._answer(302, b"", Location="/data?format=csv")
        elif self.path == "/elsewhere":
            self._answer(302, b"", Location="https://example.org/data")
        elif self.path == "/plain":
            self._answer(302, b"", Location="http://sdmx.data.unicef.org/data")
        elif self.path == "/round":
            self._answer(302, b"", Location="/round")
        elif self.path == "/cut":
            self._answer(200, b"REF_AREA\nAZE\n", **{"Content-Length": "1000"})
        elif self.path == "/large":
            self._answer(200, b"x" * 1001)
        else:
            self._answer(404, b"no results")

    def _answer(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def connect() -> Iterator[object]:
    """A connection that leads to the provider of the tests, whichever host is asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Provider)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    asked: list[str] = []

    def lead(host: str, port: int | None) -> http.client.HTTPConnection:
        asked.append(host)
        assert port is None
        return http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)

    lead.asked = asked
    yield lead
    server.shutdown()
    server.server_close()


def test_the_bytes_of_an_answer_come_whole(connect):
    assert fetched(f"{HOST}/data?format=csv", connect) == b"REF_AREA\nAZE\n"
    assert connect.asked[-1] == "sdmx.data.unicef.org"


def test_a_redirect_within_the_host_is_followed(connect):
    assert fetched(f"{HOST}/within", connect) == b"REF_AREA\nAZE\n"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        (f"{HOST}/elsewhere", "leads to https://example.org/data, which was not asked"),
        (f"{HOST}/plain", "leads to http://sdmx.data.unicef.org/data, which was not asked"),
        (f"{HOST}/round", "leads on more than 3 times"),
        (f"{HOST}/cut", "ends before its announced length"),
        (f"{HOST}/nothing", "status 404"),
        ("http://sdmx.data.unicef.org/data", "only addresses of https"),
        ("file:///etc/passwd", "only addresses of https"),
    ],
)
def test_what_is_not_the_answer_that_was_asked_for_is_refused(connect, address, why):
    with pytest.raises(NoAnswer, match=why) as caught:
        fetched(address, connect)
    assert address in str(caught.value)


def test_an_answer_of_more_bytes_than_may_be_is_refused(connect):
    with pytest.raises(NoAnswer, match="more than 1,000 bytes"):
        fetched(f"{HOST}/large", connect, largest=1000)


def test_a_host_that_does_not_answer_is_named():
    def refuse(host: str, port: int | None) -> http.client.HTTPConnection:
        raise ConnectionRefusedError(111, "Connection refused")

    with pytest.raises(NoAnswer, match="Connection refused"):
        fetched(f"{HOST}/data", refuse)
