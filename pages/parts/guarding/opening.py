"""The framework's page sent with the house style in it, so that nothing moves when a view arrives.

The style stands first in the body: what it says goes before what the framework says of the same
element, and what a picture brings of its own goes before it. What every view is drawn by, and the
framework fetches only when it meets the first of it, is fetched with the page. Where the server is,
and that no other site speaks to the page, is said in it as well: the framework would ask first, and
below every page but the first one at an address that does not exist.
"""

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.own_static import files_named
from data.settings import database_url
from data.store import current_build, open_store
from indicators.errors import DashboardError

_KEPT_BACK = (b"if-none-match", b"if-modified-since", b"accept-encoding")
WHERE = (
    "window.__streamlit = {BACKEND_BASE_URL: new URL('./', location.href).href, "
    "HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false}}"
)
_PARTS = ("Html", "BidiComponent", "ButtonGroup")
# Each view names its own icon: the framework's would be fetched for nothing.
_OWN_ICON, _ICON = 'href="./favicon.png"', 'href="data:,"'


def style_of_build() -> str:
    """Return the file of the house style of the current build; empty where there is no build."""
    try:
        url = database_url()
        return _style(url, current_build(url))
    except DashboardError:
        return ""


@lru_cache(maxsize=2)
def _style(url: str, build: str) -> str:
    store = open_store(url, build)
    try:
        return files_named(store.build())["static_style"]
    finally:
        store.engine.dispose()


@lru_cache(maxsize=1)
def drawn_by_all() -> tuple[str, ...]:
    """Return the framework's scripts that draw what stands on every page, by name."""
    import streamlit

    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    return tuple(path.name for part in _PARTS for path in sorted(folder.glob(f"{part}.*.js")))


def with_style(page: str, style: str, scripts: Iterable[str]) -> str:
    """Return a page that fetches the style at once and applies it after what the framework has.

    Examples
    --------
    >>> page = with_style("<head></head><body></body>", "style-1.css", ["Html.js"])
    >>> print(page.replace(WHERE, "…"))
    <head><script>…</script><link rel="preload" as="style" href="./app/static/style-1.css">\
<script type="module" crossorigin src="./static/js/Html.js"></script></head><body>\
<link rel="stylesheet" id="crm-style" href="./app/static/style-1.css"></body>
    """
    address = f'href="./app/static/{style}"'
    early, late = '<link rel="preload" as="style"', '<link rel="stylesheet" id="crm-style"'
    page = page.replace(_OWN_ICON, _ICON)
    script = '<script type="module" crossorigin src="./static/js/{}"></script>'
    fetched = "".join(map(script.format, scripts))
    page = page.replace("</head>", f"<script>{WHERE}</script>{early} {address}>{fetched}</head>")
    return page.replace("<body>", f"<body>{late} {address}>")


@dataclass
class _Held:
    """The framework's page, gathered before it is sent on."""

    start: Message
    body: bytearray = field(default_factory=bytearray)

    def answer(self, style: str, *, compressed: bool) -> tuple[Message, Message]:
        """Return head and body; nothing may be kept by what the framework's file was."""
        body = with_style(self.body.decode("utf-8"), style, drawn_by_all()).encode()
        start = {**self.start, "headers": list(self.start["headers"])}
        told = MutableHeaders(scope=start)
        told.add_vary_header("Accept-Encoding")
        if compressed:
            body = gzip.compress(body, mtime=0)
            told["Content-Encoding"] = "gzip"
        told["Content-Length"] = str(len(body))
        del told["etag"]
        del told["last-modified"]
        return start, {"type": "http.response.body", "body": body}


class Opening:
    """Put the house style into the page that opens every view.

    Parameters
    ----------
    style : callable
        Returns the name of the file; where it is empty the page passes as it is.
    """

    def __init__(self, app: ASGIApp, style: Callable[[], str] = style_of_build) -> None:
        self.app = app
        self.style = style

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer; complete the page if it is one."""
        if scope["type"] != "http" or not _opens(scope):
            await self.app(scope, receive, send)
            return
        style = await run_in_threadpool(self.style)
        kept = [item for item in scope["headers"] if item[0] not in _KEPT_BACK]
        compressed = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        held: _Held | None = None

        async def hear(message: Message) -> None:
            nonlocal held
            if style and _is_page(message):
                held = _Held(message)
            elif held is None:
                await send(message)
            else:
                held.body += message.get("body", b"")
                if not message.get("more_body", False):
                    for part in held.answer(style, compressed=compressed):
                        await send(part)

        await self.app({**scope, "headers": kept}, receive, hear)


def _opens(scope: Scope) -> bool:
    """Return whether a browser asks for a page, and not for what belongs to one."""
    return scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")


def _is_page(message: Message) -> bool:
    if message["type"] != "http.response.start" or message["status"] != 200:
        return False
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
