"""What one caller may take: requests a minute, an answer's time, the length of an address.

Pure ASGI: a streamed answer passes through piece by piece.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.refused import NO_SUCH_METHOD, SYNTAX, TOO_OFTEN, Refused
from service.replies import allowed, refusal

_LONGEST_ADDRESS = 8_000  # bytes of path and question
_ADDRESSES = 10_000  # as many are remembered; who has not asked for longest is forgotten
_METHODS = "GET, HEAD, OPTIONS"
_NETWORK = 64  # bits of an IPv6 address that one customer has


class Rate:
    """How often each address has asked: so many requests a minute, and as many at once.

    Parameters
    ----------
    a_minute : int
        How many.
    clock : callable
        Seconds that only grow.

    Examples
    --------
    >>> rate = Rate(2, clock=lambda: 0.0)
    >>> [rate.wait("192.0.2.1") for _ in range(3)]
    [0, 0, 30]
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> int:
        """Count a request; return the seconds to wait where it is one too many, else nought."""
        name, now = _caller(address), self._clock()
        left, seen = self._left.pop(name, (float(self._a_minute), now))
        left = min(left + (now - seen) * self._a_minute / 60, float(self._a_minute))
        is_allowed = left >= 1
        self._left[name] = (left - 1 if is_allowed else left, now)
        if len(self._left) > _ADDRESSES:
            self._left.popitem(last=False)
        return 0 if is_allowed else round((1 - left) * 60 / self._a_minute) or 1


def _caller(address: str) -> str:
    """Return whom an address belongs to: of IPv6 a customer has a network of them."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and not found.ipv4_mapped:
        return str(int(found) >> (128 - _NETWORK))
    return str(found)


class Bounded:
    """Answer only what is short, asked seldom enough, and taken by who has asked."""

    def __init__(
        self, app: ASGIApp, requests_a_minute: int, patience: float, longest: float
    ) -> None:
        self.app = app
        self._rate = Rate(requests_a_minute) if requests_a_minute else None
        self._patience = patience
        self._longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or break off."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            self._look(scope)
        except Refused as refused:
            await refusal(refused)(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await allowed(_METHODS)(scope, receive, send)
            return

        async def taken(message: Message) -> None:
            await asyncio.wait_for(send(message), self._patience)

        try:
            async with asyncio.timeout(self._longest):
                await self.app(scope, receive, taken)
        except (TimeoutError, ClientDisconnect):
            return  # the server closes what has not been ended

    def _look(self, scope: Scope) -> None:
        if scope["method"] not in _METHODS.split(", "):
            raise Refused(NO_SUCH_METHOD, "Figures are read here.", {"Allow": _METHODS})
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > _LONGEST_ADDRESS:
            raise Refused(SYNTAX, f"An address has at most {_LONGEST_ADDRESS} bytes.")
        if self._rate and (seconds := self._rate.wait((scope.get("client") or ("",))[0])):
            raise Refused(TOO_OFTEN, "Too many requests a minute.", {"Retry-After": str(seconds)})
