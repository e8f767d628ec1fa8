"""Who follows a link and has to log in first gets where the link led, not to the first screen."""

import re
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from steward.settings import BASE

COOKIE = "crm_wanted"
_WAY_IN, _WAY_BACK = f"/{BASE}/auth/login", f"/{BASE}/oauth2callback"
_FIRST = (f"/{BASE}", f"/{BASE}/")
_ONE = r"[a-z]{1,20}=[A-Za-z0-9_-]{1,60}"
_SCREEN = re.compile(rf"/{BASE}/[a-z_]{{1,30}}(?:\?{_ONE}(?:&{_ONE}){{0,4}})?")
_REMEMBERED = 600  # seconds that the way to the provider and back may take


def wanted_screen(address: str) -> str:
    """Return the path of a screen with what it asks for; empty where it is no screen of ours.

    Examples
    --------
    >>> wanted_screen("https://monitor.example/steward/requests?request=7")
    '/steward/requests?request=7'
    >>> wanted_screen("/steward/requests?next=//elsewhere.example")
    ''
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    own = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return own if _SCREEN.fullmatch(own) else ""


class LedOn:
    """Remember on the way to the provider which screen was wanted, and lead there on the way back.

    The page on which somebody logs in names itself in ``Referer``, as our own policy has it; only a
    path that reads as one of a screen is kept, in a cookie of ten minutes, and read again as
    strictly.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; the two answers of a login are added to."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path not in (_WAY_IN, _WAY_BACK):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        add = _remember if path == _WAY_IN else _lead_on

        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
                add(asked, MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, adding)


def _remember(asked: Headers, answer: MutableHeaders) -> None:
    came_from = asked.get("referer", "")
    secure = "; Secure" if came_from.startswith("https:") else ""
    screen = wanted_screen(came_from)
    age = _REMEMBERED if screen else 0
    answer.append("Set-Cookie", _cookie(quote(screen, safe=""), age) + secure)


def _lead_on(asked: Headers, answer: MutableHeaders) -> None:
    screen = wanted_screen(unquote(cookie_parser(asked.get("cookie", "")).get(COOKIE, "")))
    if screen and urlsplit(answer.get("location", "")).path in _FIRST:
        answer["Location"] = screen
    answer.append("Set-Cookie", _cookie("", 0))


def _cookie(value: str, seconds: int) -> str:
    return f"{COOKIE}={value}; Path=/{BASE}; Max-Age={seconds}; HttpOnly; SameSite=Lax"
