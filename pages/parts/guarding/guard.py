"""What stands between the network and the framework: whose request is taken, which headers go out.

The framework answers more than the pages need, and asks an outside service for this machine's
address when a request comes from an origin that it does not know. Neither is left to it.
"""

import os
import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.guarding.compression import Compression
from pages.parts.guarding.opening import WHERE, Opening
from pages.parts.menu import HOME

# What the framework serves under its own path, and the pages need; the rest is not there.
_CORE = "/_stcore/"
_NEEDED = ("health", "host-config", "stream", "bidi-components/")
_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_LONGEST_ADDRESS = 8_000
_NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def guards() -> list[Middleware]:
    """Return what wraps the framework's server, outermost first."""
    from streamlit import config

    origins = frozenset(config.get_option("server.corsAllowedOrigins"))
    guard = Middleware(Guard, wanted=page_headers(), origins=origins)
    return [guard, Middleware(Opening), Middleware(Compression)]


def page_headers(frames: str = "") -> dict[str, str]:
    """Return the headers of every answer, as the operator and the framework's page have it.

    Parameters
    ----------
    frames : str
        Who may show the pages in a frame; as ``FRAME_ANCESTORS`` says where nothing is given.
    """
    import streamlit

    shell = Path(streamlit.__file__).parent / "static" / "index.html"
    frames = frames or os.environ.get("FRAME_ANCESTORS", "'none'")
    page = f"{shell.read_text(encoding='utf-8')}<script>{WHERE}</script>"
    return headers(frames, inline_scripts(page))


def inline_scripts(page: str) -> list[str]:
    """Return the digest of each script that a page carries within it, as a policy names it.

    Examples
    --------
    >>> inline_scripts("<script>1</script><script src='x'></script>")
    ["'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"]
    """
    bodies = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = (b64encode(sha256(body.encode()).digest()).decode() for body in bodies)
    return [f"'sha256-{digest}'" for digest in digests]


def headers(frames: str, scripts: Iterable[str]) -> dict[str, str]:
    """Return the headers of every answer.

    Parameters
    ----------
    frames : str
        Who may show the dashboard within a page of theirs, as ``frame-ancestors`` says it.
    scripts : iterable of str
        Digests of the scripts within the framework's page.

    Raises
    ------
    ValueError
        If ``frames`` is more than sources: it would end the rule and begin another.
    """
    if not re.fullmatch(r"[\w'*.:/\- \[\]]+", frames, re.ASCII):
        raise ValueError(f"FRAME_ANCESTORS holds what names no source: {frames!r}")
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' {' '.join(scripts)} blob: 'wasm-unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "blob:",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": frames,
    }
    found = {
        "Content-Security-Policy": "; ".join(f"{name} {what}" for name, what in rules.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": _NO_DEVICES,
    }
    old = {"'none'": "DENY", "'self'": "SAMEORIGIN"}.get(frames)
    return found | ({"X-Frame-Options": old} if old else {})


class Guard:
    """Refuse what no reader of the pages sends, and put the headers on every answer.

    Parameters
    ----------
    wanted : dict
        Headers of every answer.
    origins : frozenset of str
        Origins beside the dashboard's own from which it may be spoken to.
    refusing : callable, optional
        Returns the answer to a request that is not taken to the framework; None where it is.
    tells_origin : bool
        Whether the framework is told the origin, without which it reads nobody's login.
    """

    def __init__(
        self,
        app: ASGIApp,
        wanted: dict[str, str],
        origins: frozenset[str] = frozenset(),
        refusing: Callable[[Scope], Response | None] | None = None,
        *,
        tells_origin: bool = False,
    ) -> None:
        self.app = app
        self.wanted = wanted
        self.origins = origins
        self.refusing = refusing or _refusal
        self.tells_origin = tells_origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take a request to the framework, or refuse it."""
        if scope["type"] == "websocket":
            await self._talk(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _talk(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Headers(scope=scope)
        if not self._is_known(asked.get("origin"), asked.get("host")):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        # The origin has been judged: the framework, which would ask outside, need not see it.
        kept = [item for item in scope["headers"] if item[0] != b"origin" or self.tells_origin]
        await self.app({**scope, "headers": kept}, receive, send)

    def _is_known(self, origin: str | None, host: str | None) -> bool:
        return origin is None or origin in self.origins or urlsplit(origin).netloc == host

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message), is_secure(scope))
            await send(message)

        refused = self.refusing(scope)
        await (refused or self.app)(scope, receive, send_with_headers)

    def _complete(self, answered: MutableHeaders, secure: bool) -> None:
        for name, value in self.wanted.items():
            answered[name] = value
        if secure:
            cookies = answered.getlist("set-cookie")
            del answered["set-cookie"]
            for cookie in cookies:
                answered.append("set-cookie", _secured(cookie))


def is_secure(scope: Scope) -> bool:
    """Return whether the reader's connection is encrypted, here or by what stands in front."""
    told = Headers(scope=scope).get("x-forwarded-proto", "")
    return scope["scheme"] == "https" or told.split(",")[0].strip() == "https"


def _secured(cookie: str) -> str:
    attributes = {part.strip().lower() for part in cookie.split(";")}
    return cookie if "secure" in attributes else f"{cookie}; Secure"


def _refusal(scope: Scope) -> Response | None:
    """Return why a request is not taken to the framework, or where to; nothing if it is."""
    asked = Headers(scope=scope)
    if scope["method"] not in _METHODS:
        return PlainTextResponse("Method Not Allowed", 405)
    if is_too_long(scope):
        return PlainTextResponse("URI Too Long", 414)
    _, core, name = scope["path"].partition(_CORE)
    if core and not name.startswith(_NEEDED):
        return PlainTextResponse("Not Found", 404)
    if core and name.startswith("host-config") and not by_own_page(asked):
        return PlainTextResponse("Not Found", 404)
    return None if core else _moved(scope)


def is_too_long(scope: Scope) -> bool:
    """Return whether an address is longer than any of ours."""
    return len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST_ADDRESS


def _moved(scope: Scope) -> Response | None:
    """Return the way to the address of a page that was asked for by another one."""
    if scope["path"] == f"/{HOME}":  # the first page answers at the root alone
        return _elsewhere(scope, "./")
    path = scope["raw_path"].decode("latin-1")
    bare = path.rstrip("/")
    if not bare or bare == path:
        return None
    # Below a slash a page would seek its own parts.
    return _elsewhere(scope, "../" * (len(path) - len(bare)) + bare.rpartition("/")[2])


def _elsewhere(scope: Scope, where: str) -> Response:
    """Return the way to another address, relative: a proxy may have taken off what is before it."""
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(f"{where}?{query}" if query else where)


def by_own_page(asked: Headers) -> bool:
    """Return whether a script of the dashboard's own page asks, by what browsers send with it.

    Over a connection that is not encrypted they send the page's address only.
    """
    site = asked.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(asked.get("referer", "")).netloc == asked.get("host")
