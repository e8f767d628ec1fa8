"""A real browser on a real server, with an ear on the network."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from data.settings import ROOT
from tests.conftest import absent

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATHS = (
    "",
    "equity",
    "out_of_school",
    "birth_registration",
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
    "data_gaps",
    "search",
    "methodology",
    "area_profile",
    "releases",
    "figure",
    "about",
)
WITH_MAP = ("out_of_school", "birth_registration", "disaster_risk", "poverty", "area_profile")
MAP = "[data-testid=area-map]"
QUIET_MS = 400
_QUIET = """(quiet) => {
    const now = performance.now();
    const ended = document.querySelector("[data-test-script-state=notRunning]");
    window.crmEnded = ended ? (window.crmEnded ?? now) : undefined;
    return ended !== null && now - window.crmEnded >= quiet;
}"""


@contextmanager
def _served(log: Path) -> Iterator[str]:
    """Yield the address of a dashboard started as a user starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.port", str(port), "--server.headless", "true"]
    with log.open("w") as out:
        running = subprocess.Popen([*command, *options], cwd=ROOT, stdout=out, stderr=out)
        address = f"http://localhost:{port}"
        try:
            _wait(f"{address}/_stcore/health")
            yield address
        finally:
            running.terminate()
            running.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard that every journey shares."""
    with _served(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture
def fresh_visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Open a view of a dashboard that nobody has opened before."""
    with _served(tmp_path / "log") as address:
        page = browser.new_page(viewport={"width": 1440, "height": 1000})

        def open_view(path: str) -> Page:
            page.goto(f"{address}/{path}")
            page.locator(".crm-title").first.wait_for(timeout=30_000)
            settled(page)
            return page

        yield open_view
        page.close()


def _wait(url: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(url, timeout=2)
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the dashboard did not answer within thirty seconds")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, as the system packages it."""
    found = os.environ.get("CHROMIUM") or which("chromium") or which("chromium-browser")
    if not found:
        absent("Chromium", "apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, server: str, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open a view and wait until it stands; nothing may be asked of another machine.

    Nor may the page try what the policy of the server refuses.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, accept_downloads=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    told: list[str] = []
    context.on("console", lambda line: told.append(line.text))
    page = context.new_page()

    def open_view(path: str, *, width: int = 1440, dark: bool = False, mapped: bool = True) -> Page:
        page.set_viewport_size({"width": width, "height": 1000})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.goto(f"{server}/{path}")
        page.locator(".crm-title").first.wait_for(timeout=30_000)
        if mapped and path.partition("?")[0] in WITH_MAP:
            page.locator(MAP).first.wait_for(timeout=30_000)
        settled(page)
        return page

    yield open_view
    outside = [url for url in asked if not re.match(rf"({server}|data:|blob:)", url)]
    refused = [line for line in told if "Content Security Policy" in line]
    context.close()
    assert outside == []
    assert refused == []


def settled(page: Page) -> None:
    """Wait until no run has been going on for a while and the map, if any, is painted.

    The map and the links write into the address, which may start a run after the first has ended.
    """
    page.evaluate("window.crmEnded = undefined")
    page.wait_for_function(_QUIET, arg=QUIET_MS, polling=50, timeout=30_000)
    if page.locator(MAP).count():
        page.locator(f"{MAP}:not([data-painted='0'])").first.wait_for(timeout=30_000)


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
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(6):
        page.get_by_role("combobox", name=box).click()
        try:
            wanted.click(timeout=5_000)
        except PlaywrightTimeout:
            page.keyboard.press("Escape")
            settled(page)
        else:
            return
    pytest.fail(f"the list {box} does not offer {option}")
