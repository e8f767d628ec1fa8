"""What stands between the network and the screens: only what a screen needs gets through."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.parts.guarding import Guard, Opening, by_own_page, is_too_long, page_headers
from steward.server.wanted import LedOn
from steward.settings import BASE, FAILED

SUBMISSIONS = f"/{BASE}/api/v1/submissions"
HEALTH = ("/healthz", "/livez", f"/{BASE}/healthz")
_CORE = f"/{BASE}/_stcore/"
_UPLOAD = f"{_CORE}upload_file/"
_NEEDED = ("health", "host-config", "stream", "bidi-components/", "upload_file/")
# In, out, and what the scripts of a screen fetch: no other site leads there.
_OF_OWN_PAGES = (f"/{BASE}/auth/", f"/{BASE}/media/", f"{_CORE}host-config", _UPLOAD)
_WAY_IN = f"/{BASE}/auth/login"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_NAMED_BY_CONTENT = (f"/{BASE}/static/", f"/{BASE}/app/static/")


def guards(style: str) -> list[Middleware]:
    """Return what wraps the framework's server, outermost first.

    Parameters
    ----------
    style : str
        Name of the sheet.
    """
    wanted = page_headers("'none'") | {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    guard = Middleware(Guard, wanted=wanted, refusing=refusal, tells_origin=True)
    return [
        guard,
        Middleware(NotKept),
        Middleware(LedBack),
        Middleware(LedOn),
        Middleware(Opening, style=lambda: style),
    ]


def refusal(scope: Scope) -> Response | None:
    """Return why a request is not taken to the framework, or where to; nothing if it is."""
    path = scope["path"]
    if is_too_long(scope):
        return PlainTextResponse("URI Too Long", 414)
    if scope["method"] not in _methods(path):
        return PlainTextResponse("Method Not Allowed", 405)
    if path in ("/", f"/{BASE}"):
        return RedirectResponse(f"/{BASE}/")
    if path in (SUBMISSIONS, *HEALTH) or _is_served(path, Headers(scope=scope)):
        return None
    return PlainTextResponse("Not Found", 404)


def _methods(path: str) -> frozenset[str]:
    if path == SUBMISSIONS:
        return frozenset({"POST"})
    return _READING | {"PUT", "DELETE"} if path.startswith(_UPLOAD) else _READING


def _is_served(path: str, asked: Headers) -> bool:
    """Return whether the framework answers: what a screen needs, and some of it our own alone."""
    _, core, name = path.partition("/_stcore/")
    if not path.startswith(f"/{BASE}/"):
        return False
    if core and not (path.startswith(_CORE) and name.startswith(_NEEDED)):
        return False
    return not path.startswith(_OF_OWN_PAGES) or by_own_page(asked)


class NotKept:
    """Let nobody keep an answer: all but files that are named by their content."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answers are marked."""

        async def marking(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        kept = scope["type"] != "http" or scope["path"].startswith(_NAMED_BY_CONTENT)
        await self.app(scope, receive, send if kept else marking)


class LedBack:
    """Lead somebody back to the entrance whom the framework would leave with its bare error."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; the way in that has failed leads back."""
        if scope["type"] != "http" or scope["path"] != _WAY_IN:
            await self.app(scope, receive, send)
            return
        failed = False

        async def hear(message: Message) -> None:
            nonlocal failed
            if message["type"] == "http.response.start":
                failed = message["status"] >= 400
            if not failed:
                await send(message)

        await self.app(scope, receive, hear)
        if failed:
            await RedirectResponse(f"/{BASE}/?{FAILED}=failed", 303)(scope, receive, send)
