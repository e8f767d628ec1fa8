"""An installation with a real provider and database, and a browser for each person."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from data.workflow import give_roles, install
from tests.postgresql import copied
from tests.steward.people import (
    Provider,
    application,
    free_port,
    log_in,
    provider_for,
    secrets_of,
)

_NAMES = count()
SOON_MS = 60_000  # a busy machine is no failure


@dataclass(frozen=True)
class Installation:
    """What runs: database, provider and application."""

    database: str
    provider: Provider
    site: str
    secrets: Path
    log: Path

    @property
    def address(self) -> str:
        return f"{self.site}/steward/"


def install_at(postgresql_url: str, folder: Path, stack: ExitStack) -> Installation:
    """Set up an installation and start it."""
    made = copied(postgresql_url, "template1", f"steward_{next(_NAMES)}")
    database, port = stack.enter_context(made), free_port()
    install(database)
    site = f"http://localhost:{port}"
    provider = provider_for(f"{site}/steward/oauth2callback", folder)
    provider.start()
    stack.callback(provider.stop)
    secrets, log = secrets_of(folder / "secrets.toml", site, provider), folder / "log"
    stack.enter_context(application(port, database, secrets, log))
    return Installation(database, provider, site, secrets, log)


@pytest.fixture(scope="session")
def installation(
    postgresql_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """One installation for all tests that leave it whole."""
    with ExitStack() as stack:
        yield install_at(postgresql_url, tmp_path_factory.mktemp("steward"), stack)


@dataclass(frozen=True)
class Visitor:
    """Somebody at a browser of his or her own."""

    page: Page
    context: BrowserContext
    installation: Installation
    name: str

    def open(self, path: str = "") -> None:
        self.page.goto(f"{self.installation.address}{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the server has nothing more to say."""
        expect(self.page.locator(".crm-top")).to_be_visible()
        expect(self.page.locator("[data-test-script-state=notRunning]")).to_be_attached()

    def enter(self) -> None:
        """Log in, from wherever the entrance is shown; that is where one comes back to."""
        wanted = self.page.url
        self.page.get_by_role("button", name="Log in").click()
        self.installation.provider.admit(self.page, self.name)
        self.page.wait_for_url(wanted)
        self.settle()

    def leave(self) -> None:
        """Log out by the button, here and at the provider."""
        self.page.locator(".crm-person > button").click()
        self.page.get_by_role("button", name="Log out").click()
        self.page.wait_for_url(lambda url: not url.startswith(self.installation.address))

    def turn(self, title: str) -> None:
        """Go to a screen by the menu, what has no room in it included, or by one's name."""
        named = re.compile(f"^{re.escape(title)}$")
        # The bar may still be that of another language.
        self.page.locator(".crm-top a").filter(has_text=named).first.wait_for(state="attached")
        menu = self.page.locator(".crm-nav > a").filter(has_text=named)
        if menu.count() and menu.is_visible():
            menu.click()
            return self.settle()
        folded = self.page.locator(".crm-phone-menu")
        if not folded.is_visible():
            folded = self.page.locator(".crm-more" if menu.count() else ".crm-person")
        folded.locator("> button").click()
        folded.get_by_role("link", name=title, exact=True).click()
        return self.settle()

    def shows(self, title: str) -> None:
        """Wait until the screen with a title is there."""
        expect(self.page.locator("h1").first).to_have_text(title, timeout=SOON_MS)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible(
            timeout=SOON_MS
        )


@dataclass
class Seats:
    """Browsers of persons, each taken by another once it is left.

    Nothing of whoever was there stays but the scripts of the site: to fetch and to compile them
    anew takes longer than all that a test does.
    """

    browser: Browser
    site: str
    free: dict[str, list[Page]] = field(default_factory=dict)

    @contextmanager
    def taken(self, **options: Any) -> Iterator[Page]:
        """Yield a page of somebody who was nowhere yet."""
        left = self.free.setdefault(repr(sorted(options.items())), [])
        page = left.pop() if left else self.browser.new_context(**options).new_page()
        try:
            yield page
        finally:
            self._leave(page)
            left.append(page)

    def _leave(self, page: Page) -> None:
        page.unroute_all()
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.goto(f"{self.site}/livez")
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies()

    def close(self) -> None:
        for page in [page for left in self.free.values() for page in left]:
            page.context.close()


@pytest.fixture(scope="session")
def seats(browser: Browser, installation: Installation) -> Iterator[Seats]:
    """Browsers for the persons of all tests."""
    made = Seats(browser, installation.site)
    yield made
    made.close()


Enter = Callable[..., Visitor]
Stay = Callable[..., AbstractContextManager[Visitor]]


@pytest.fixture
def staying(seats: Seats, installation: Installation) -> Stay:
    """A function that gives a block: whoever comes to the entrance stays until it ends."""

    @contextmanager
    def stay(name: str, **options: object) -> Iterator[Visitor]:
        with seats.taken(locale="en", **options) as page:
            english = {"name": "crm_language", "value": "en", "url": installation.address}
            page.context.add_cookies([english])  # type: ignore[list-item]
            yield Visitor(page, page.context, installation, name)

    return stay


@pytest.fixture
def visitor(staying: Stay) -> Iterator[Enter]:
    """Bring somebody to the entrance, ``visitor("Aysel")``, who stays to the end."""
    with ExitStack() as stack:
        yield lambda name, **options: stack.enter_context(staying(name, **options))


@pytest.fixture
def worker_named(visitor: Enter, installation: Installation) -> Enter:
    """A function that logs somebody in with roles, each by claim and by membership.

    Names are made different from test to test: one test's memberships are not another's.
    """
    taken = next(_NAMES)

    def logged_in(name: str, *roles: str, **options: object) -> Visitor:
        own = f"{name}{taken}"
        installation.provider.know(own, *(f"crm-{role.partition(':')[0]}" for role in roles))
        give_roles(installation.database, installation.provider.issuer, own.lower(), *roles)
        one = visitor(own, **options)
        log_in(one.context, installation.address, installation.provider, own)
        one.open()
        return one

    return logged_in
