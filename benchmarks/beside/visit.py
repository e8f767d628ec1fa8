"""One visit to a view in a real browser: opening it, asking something of it, and as on a phone."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Request

from benchmarks.beside.measures import blocking_time, largest_paint, layout_shift
from benchmarks.beside.views import Target, View
from benchmarks.wire import Wire

_OBSERVER = Path(__file__).with_name("observer.js").read_text(encoding="utf-8")
_PATIENCE_MS, _ANSWER_MS = 120_000, 30_000
_LINE = {"latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
_QUIET_MS = 5000  # Lighthouse: no long task and at most two requests on their way for so long
_IN_FLIGHT = 2
_SCREENS = {"desktop": ((1440, 900), 1), "phone": ((390, 844), 4)}  # size, slow-down
_REQUESTS = "performance.getEntries().filter(({transferSize}) => transferSize > 0).length"
_SINCE_TASK = """performance.now()
- Math.max(0, ...window.beside.seen.tasks.map(([at, took]) => at + took))"""
Figures = dict[str, float]


@dataclass
class Site:
    """The address of a server, and what passes from it to the browser."""

    address: str
    wire: Wire


def visit(browser: Browser, site: Site, view: View, changes: int) -> Iterator[Figures]:
    """Yield what a reader meets who opens a view, opens it again and asks something of it."""
    with _window(browser, "desktop") as context:
        yield _opened(context, site, view, "first view, nothing kept")[1]
        page, warm = _opened(context, site, view, "first view, again")
        yield warm
        yield from _asked(page, site, view, changes)
    for screen in _SCREENS:
        with _window(browser, screen) as context:
            yield _as_lighthouse(context, site, view, screen)


def _asked(page: Page, site: Site, view: View, changes: int) -> Iterator[Figures]:
    """Yield what each change takes; what is not answered in time is told and has no figure."""
    asked = (("filter", view.choice, view.painted), ("area", view.area, view.answer))
    for name, target, state in asked:
        for turn in range(changes if target else 0):
            try:
                yield _changed(page, site, target, turn, name, state)
            except Error as error:
                print(f"{view.name}, {name}: {error.message}", file=sys.stderr, flush=True)


@contextmanager
def _window(browser: Browser, screen: str) -> Iterator[BrowserContext]:
    (width, height), _ = _SCREENS[screen]
    phone = screen == "phone"
    context = browser.new_context(
        viewport={"width": width, "height": height}, is_mobile=phone, has_touch=phone
    )
    context.set_default_timeout(_PATIENCE_MS)
    yield context
    context.close()


def _opened(context: BrowserContext, site: Site, view: View, name: str) -> tuple[Page, Figures]:
    page, before = _page(context, view), site.wire.received
    _go(page, site, view)
    _settle(page, site.wire)
    seen = page.evaluate("window.beside.seen")
    return page, {
        f"{name}: painted, s": seen["painted"] / 1000,
        f"{name}: on the wire, kB": (site.wire.received - before) / 1000,
        f"{name}: requests": page.evaluate(_REQUESTS),
        f"{name}: messages before it is painted": seen["before"],
    }


def _page(context: BrowserContext, view: View) -> Page:
    page = context.new_page()
    page.add_init_script(_OBSERVER.replace("PAINTED", view.painted))
    return page


def _go(page: Page, site: Site, view: View) -> None:
    page.goto(f"{site.address}/{view.path}", wait_until="commit")
    page.wait_for_function("() => window.beside.seen.painted !== null")


def _settle(page: Page, wire: Wire, quiet: float = 1.0) -> None:
    """Wait until nothing has come from the server for a while."""
    last, since = wire.received, time.monotonic()
    while time.monotonic() - since < quiet:
        page.wait_for_timeout(100)
        if wire.received != last:
            last, since = wire.received, time.monotonic()


def _changed(page: Page, site: Site, target: Target, turn: int, name: str, state: str) -> Figures:
    at = target(page, turn)
    if not callable(at):
        page.mouse.move(*at)  # some answer only where the pointer has rested
    _settle(page, site.wire)
    before = site.wire.received
    page.evaluate(f"window.beside.press(() => {state})")
    at() if callable(at) else page.mouse.click(*at)
    page.wait_for_function("() => window.beside.seen.changed", timeout=_ANSWER_MS)
    _settle(page, site.wire)
    return {
        f"{name} → painted, s": page.evaluate("window.beside.seen.changed") / 1000,
        f"{name}: messages": page.evaluate("window.beside.seen.answers()"),
        f"{name}: on the wire, kB": (site.wire.received - before) / 1000,
    }


def _as_lighthouse(context: BrowserContext, site: Site, view: View, screen: str) -> Figures:
    page = _page(context, view)
    slowed = context.new_cdp_session(page)
    slowed.send("Network.enable")
    slowed.send("Network.emulateNetworkConditions", {"offline": False, **_LINE})
    slowed.send("Emulation.setCPUThrottlingRate", {"rate": _SCREENS[screen][1]})
    on_their_way = _requests_of(page)
    _go(page, site, view)
    _until_interactive(page, on_their_way)
    seen = page.evaluate("window.beside.seen")
    return {f"{screen}, 10 Mbit/s: {name}": value for name, value in _lighthouse(seen).items()}


def _lighthouse(seen: dict[str, Any]) -> Figures:
    first = seen["first"]
    interactive = max(first, *(start + took for start, took in [(0, 0), *seen["tasks"]]))
    return {
        "painted, s": seen["painted"] / 1000,
        "LCP, s": (largest_paint(seen["paints"]) or first) / 1000,
        "CLS": layout_shift(seen["shifts"]),
        "TBT, ms": blocking_time(seen["tasks"], first, interactive),
    }


def _requests_of(page: Page) -> set[Any]:
    """Return the requests of a page that have not ended yet, kept up to date."""
    on_their_way: set[Any] = set()

    def began(request: Request) -> None:
        on_their_way.add(request)

    def ended(request: Request) -> None:
        on_their_way.discard(request)

    page.on("request", began)
    page.on("requestfinished", ended)
    page.on("requestfailed", ended)
    return on_their_way


def _until_interactive(page: Page, on_their_way: set[Any]) -> None:
    since, end = time.monotonic(), time.monotonic() + _PATIENCE_MS / 1000
    while time.monotonic() < end:
        page.wait_for_timeout(200)
        if len(on_their_way) > _IN_FLIGHT:
            since = time.monotonic()
        quiet = min((time.monotonic() - since) * 1000, page.evaluate(_SINCE_TASK))
        if quiet >= _QUIET_MS:
            return
