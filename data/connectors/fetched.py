"""One answer fetched over TLS: of the host that was asked, so many bytes, in so much time."""

import http.client
import ssl
from collections.abc import Callable
from contextlib import closing
from urllib.parse import urljoin, urlsplit

from indicators.errors import NoAnswer

LARGEST = 50_000_000  # bytes of one answer
SECONDS = 60.0
_TURNS = 3  # redirects within the host
_MOVED = frozenset({301, 302, 303, 307, 308})
_ASKS = {"Accept": "text/csv, application/json", "User-Agent": "child-rights-monitor-azerbaijan"}

Connect = Callable[[str, int | None], http.client.HTTPConnection]


def over_tls(host: str, port: int | None) -> http.client.HTTPConnection:
    """Return a connection to a host whose certificate is checked."""
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host, port, timeout=SECONDS, context=context)


def fetched(url: str, connect: Connect = over_tls, largest: int = LARGEST) -> bytes:
    """Return the bytes that an address answers with.

    Parameters
    ----------
    connect : callable
        Opens the connection to a host and a port.
    largest : int
        The most bytes that are taken.

    Raises
    ------
    NoAnswer
        If there is no connection, another status than 200, a redirect to another host or away from
        TLS, more bytes than may be, or fewer than were announced.
    """
    address = url
    for _ in range(_TURNS + 1):
        status, moved, content = _once(address, connect, largest)
        if status == http.HTTPStatus.OK:
            return content
        if status not in _MOVED:
            raise _refusal(address, f"status {status}")
        following = urljoin(address, moved)
        if urlsplit(following)[:2] != urlsplit(address)[:2]:
            raise _refusal(address, f"it leads to {following[:200]}, which was not asked")
        address = following
    raise _refusal(url, f"it leads on more than {_TURNS} times")


def _once(address: str, connect: Connect, largest: int) -> tuple[int, str, bytes]:
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise _refusal(address, "only addresses of https are fetched")
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    try:
        with closing(connect(parts.hostname, parts.port)) as connection:
            connection.request("GET", path, headers=_ASKS)
            answer = connection.getresponse()
            content = answer.read(largest + 1)
            whole = len(content) > largest or not answer.length
            moved = answer.getheader("Location") or ""
    except (OSError, http.client.HTTPException) as error:
        raise _refusal(address, error or type(error).__name__) from error
    if len(content) > largest:
        raise _refusal(address, f"more than {largest:,} bytes")
    if not whole:
        raise _refusal(address, "the answer ends before its announced length")
    return answer.status, moved, content


def _refusal(address: str, why: object) -> NoAnswer:
    return NoAnswer(f"{address[:200]}: {why}.")
