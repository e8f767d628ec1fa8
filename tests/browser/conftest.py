"""A real browser on a real server, with an ear on the network."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from data.settings import ROOT
from tests.conftest import WAIT_MS

PATHS = (
    "",
    "equity",
    "most_deprived",
    "out_of_school",
    "birth_registration",
    "live_birth",
    "disaster_risk",
    "poverty",
    "deprivations",
    "health",
    "inclusive_education",
    "social_protection",
    "child_protection",
    "justice",
    "adolescents",
    "participation",
    "population",
    "explorer",
    "planner",
    "briefing",
    "check_text",
    "data_gaps",
    "needs_a_look",
    "stories",
    "story",
    "present",
    "children",
    "search",
    "methodology",
    "area_profile",
    "compare",
    "releases",
    "figure",
    "about",
)
WITH_MAP = ("out_of_school", "disaster_risk", "poverty", "area_profile")
MAP = "[data-testid=area-map]"
SOON_MS = 500  # longer timers watch over the line to the server, or tidy up unseen
# What a page still waits for: when it last spoke to the server and heard of it, the timers that run
# out soon, the frames and files it has asked for, the width it has been told of.
_LISTEN = """(soon) => {
    window.crmSaid = window.crmHeard = 0;
    window.WebSocket = class extends WebSocket {
        constructor(...given) {
            super(...given);
            this.addEventListener("message", () => { window.crmHeard = performance.now(); });
        }
        send(message) {
            window.crmSaid = performance.now();
            super.send(message);
        }
    };

    const awaited = window.crmAwaited = new Set();
    const {setTimeout: later, requestAnimationFrame: drawn, fetch: ask} = window;
    const {clearTimeout: never, cancelAnimationFrame: undrawn} = window;
    window.setTimeout = (task, delay = 0, ...given) => {
        const timer = later(() => { awaited.delete(timer); task(...given); }, delay);
        if (delay <= soon) awaited.add(timer);
        return timer;
    };
    window.clearTimeout = (timer) => { awaited.delete(timer); never(timer); };
    window.requestAnimationFrame = (task) => {
        const frame = drawn((now) => { awaited.delete(`frame ${frame}`); task(now); });
        awaited.add(`frame ${frame}`);
        return frame;
    };
    window.cancelAnimationFrame = (frame) => {
        awaited.delete(`frame ${frame}`);
        undrawn(frame);
    };
    window.fetch = (...given) => {
        const [asked, answer] = [Symbol("asked"), ask(...given)];
        const answered = () => awaited.delete(asked);
        awaited.add(asked);
        answer.then(answered, answered);
        return answer;
    };

    window.crmWidth = innerWidth;
    addEventListener("resize", () => { window.crmWidth = innerWidth; });
    // Two frames, so that what watches sizes has been told of them; then nothing left to do, or
    // a second, for Chromium now and then never calls a page idle that is.
    const still = (then) => requestIdleCallback(then, {timeout: 1000});
    window.crmWhenIdle = (then) => drawn(() => drawn(() => still(then)));
}"""
# Looked at again and again: true when the page has stood idle since nothing was awaited any more,
# and since it was asked for the first time whether it does.
_SETTLED = """([asked, width]) => {
    const awaits = !document.querySelector("[data-test-script-state=notRunning]")
        || window.crmHeard <= window.crmSaid
        || window.crmAwaited.size > 0
        || window.crmWidth !== width
        || document.fonts.status !== "loaded";
    if (awaits) {
        window.crmStood = undefined;
        return false;
    }
    const last = `${asked} ${window.crmSaid} ${window.crmHeard}`;
    if (window.crmStood?.last !== last) {
        const stood = window.crmStood = {last, idle: false};
        window.crmWhenIdle(() => { stood.idle = true; });
    }
    return window.crmStood.idle;
}"""
LOOK_MS = 20
_ASKED = count()


@contextmanager
def _served(log: Path) -> Iterator[str]:
    """Yield the address of a dashboard started as a user starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "serving", "--port", str(port)]
    with log.open("w") as out:
        running = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
        address = f"http://localhost:{port}"
        try:
            wait_for_answer(f"{address}/_stcore/health")
            yield address
        finally:
            running.terminate()
            running.wait(timeout=20)


@pytest.fixture(scope="session")
def unvisited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard that nobody has opened; only its first reader asks for it."""
    with _served(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="session")
def first_visit(browser: Browser, unvisited: str) -> Iterator[Page]:
    """The first view of a dashboard that nobody has opened before, as its reader sees it still."""
    page = _opened(browser)
    page.goto(f"{unvisited}/justice?lang=en")
    page.locator(".crm-title").first.wait_for()
    settled(page)
    yield page
    page.context.close()


@pytest.fixture(scope="session")
def server(unvisited: str, first_visit: Page) -> str:
    """The address of the dashboard that every journey shares; somebody has come before them."""
    return unvisited


def wait_for_answer(url: str) -> None:
    """Wait until a server answers, or fail."""
    for _ in range(WAIT_MS // 200):
        try:
            urllib.request.urlopen(url, timeout=2)
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the dashboard did not answer in time")


@pytest.fixture(scope="session")
def window(browser: Browser) -> Page:
    """The one window of the run: what it has once read and compiled, it need not again.

    What a page is like for those who come first is asked of ``first_visit``.
    """
    return _opened(browser)


def _opened(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    page.add_init_script(f"({_LISTEN})({SOON_MS})")
    page.set_default_timeout(WAIT_MS)
    return page


@contextmanager
def as_new(page: Page) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the addresses asked for and the lines of the console; leave nothing behind."""
    asked: list[str] = []
    told: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url)

    def read(line: ConsoleMessage) -> None:
        told.append(line.text)

    page.on("request", hear)
    page.on("console", read)
    try:
        yield asked, told
    finally:
        page.remove_listener("request", hear)
        page.remove_listener("console", read)
        page.unroute_all()
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies()
        page.context.clear_permissions()


@pytest.fixture
def visit(window: Page, server: str) -> Iterator[Callable[..., Page]]:
    """Open a view and wait until it stands; nothing may be asked of another machine.

    Nor may the page try what the policy of the server refuses.
    """

    def open_view(path: str, *, width: int = 1440, dark: bool = False, mapped: bool = True) -> Page:
        window.set_viewport_size({"width": width, "height": 1000})
        window.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        window.goto(f"{server}/{path}")
        window.locator(".crm-title").first.wait_for()
        if mapped and path.partition("?")[0] in WITH_MAP:
            window.locator(MAP).first.wait_for()
        settled(window)
        return window

    with as_new(window) as (asked, told):
        yield open_view
    assert [url for url in asked if not re.match(rf"({server}|data:|blob:)", url)] == []
    assert [line for line in told if "Content Security Policy" in line] == []


def settled(page: Page) -> None:
    """Wait until all is answered, run and drawn, and the map, if any, is painted.

    The map and the links write into the address, which may start a run after the first has ended,
    and a page follows its width a little later: what they wait for is known, and waited for.
    """
    assert page.viewport_size
    asked = [next(_ASKED), page.viewport_size["width"]]
    page.wait_for_function(_SETTLED, arg=asked, polling=LOOK_MS)
    if page.locator(MAP).count():
        page.locator(f"{MAP}:not([data-painted='0'])").first.wait_for()


def speak(page: Page, language: str) -> None:
    """Choose a language as a reader does and wait until the page stands in it."""
    named = {"name": language.upper(), "exact": True}
    page.get_by_role("radio", **named).or_(page.get_by_role("button", **named)).first.click()
    page.wait_for_url(f"**lang={language}**")
    settled(page)


def title(page: Page) -> str:
    """Return the first sentence of a page, which says what it shows."""
    return page.locator(".crm-title").first.inner_text()


def choose(page: Page, box: str, option: str) -> None:
    """Open a list and choose from it; a run that ends just then closes the list, so open it again.

    Raises
    ------
    AssertionError
        If the list does not offer the option.
    """
    offered = page.get_by_role("combobox", name=box)
    if offered.evaluate("one => one.tagName") == "SELECT":
        offered.select_option(label=option)
        return
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(6):
        offered.click()
        try:
            wanted.click(timeout=5_000)
        except PlaywrightTimeout:
            page.keyboard.press("Escape")
            settled(page)
        else:
            return
    pytest.fail(f"the list {box} does not offer {option}")
