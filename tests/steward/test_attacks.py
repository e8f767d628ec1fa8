"""What somebody tries who means harm: framing, scripts, other sites, used links, files."""

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from indicators.words import words
from steward.screens import SCREENS
from tests.serving.site import ask as fetched
from tests.steward.conftest import Enter, Installation, Visitor

ALL = ("administrator", "auditor", "contributor:MSE", "reviewer", "publisher", "prerelease")


@contextmanager
def heard(page: Page, event: str, hear: Callable[..., object]) -> Iterator[None]:
    """Listen at a page; whoever takes the seat next is not listened to."""
    page.on(event, hear)  # type: ignore[call-overload]
    try:
        yield
    finally:
        page.remove_listener(event, hear)


@pytest.fixture
def everybody(worker_named: Enter) -> Visitor:
    """Somebody who may open every screen."""
    return worker_named("Everything", *ALL)


@pytest.fixture
def violations(everybody: Visitor) -> Iterator[list[str]]:
    """What the browser says against the policy, and where else than to the site it went."""
    found: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text or said.type == "error":
            found.append(said.text)

    def see(asked: Request) -> None:
        if not asked.url.startswith((everybody.installation.site, "data:", "blob:")):
            found.append(asked.url)

    with heard(everybody.page, "console", hear), heard(everybody.page, "request", see):
        yield found


def test_no_screen_offends_the_policy_or_leaves_the_site(
    everybody: Visitor, violations: list[str]
) -> None:
    """By its address in one language, by the bar in the others: to load it is what takes time."""
    for language in ("AZ", "RU", "EN"):
        everybody.page.get_by_role("button", name=language, exact=True).click()
        for screen in SCREENS:
            title = screen.title(words(language.lower()))
            if language == "EN":
                everybody.open(screen.path)
            else:
                everybody.turn(title)
            everybody.shows(title)
            everybody.settle()
    assert violations == []


def test_no_site_shows_a_screen_in_a_frame(everybody: Visitor) -> None:
    page: Page = everybody.context.new_page()
    page.route(
        "http://portal.example/",
        lambda route: route.fulfill(
            body=f"<iframe src='{everybody.installation.address}'></iframe>",
            content_type="text/html",
        ),
    )
    page.goto("http://portal.example/")
    page.wait_for_timeout(3_000)
    assert page.frames[1].url.startswith("chrome-error://")


def test_a_callback_that_was_used_lets_nobody_in_again(
    visitor: Enter, installation: Installation
) -> None:
    installation.provider.know("Replayed")
    one = visitor("Replayed")
    used: list[str] = []
    with heard(one.page, "request", lambda asked: used.append(asked.url)):
        one.open()
        one.enter()
    back = next(url for url in used if "/oauth2callback?" in url)
    thief = visitor("Replayed")
    thief.page.goto(back)
    thief.settle()
    expect(thief.page.get_by_role("button", name="Log in")).to_be_visible()
    # With the cookies of that very login as well: the provider knows that the code was used.
    one.leave()
    one.page.goto(back)
    one.settle()
    expect(one.page.get_by_role("button", name="Log in")).to_be_visible()


def test_a_login_begun_elsewhere_is_not_ended_here(
    visitor: Enter, installation: Installation
) -> None:
    """Nobody is led into the account of another, who would then see what is given in there."""
    installation.provider.know("Leading")
    one, victim = visitor("Leading"), visitor("Led")
    one.open()
    one.page.route(re.compile("oauth2callback"), lambda route: route.abort())
    kept: list[str] = []
    with heard(one.page, "request", lambda asked: kept.append(asked.url)):
        one.page.get_by_role("button", name="Log in").click()
        installation.provider.admit(one.page, one.name)
        one.page.wait_for_timeout(3_000)
    back = next(url for url in kept if "/oauth2callback?" in url)
    victim.page.goto(back)
    victim.settle()
    expect(victim.page.get_by_role("button", name="Log in")).to_be_visible()


def test_no_file_is_taken_without_the_sign_of_our_own_page(installation: Installation) -> None:
    address = f"{installation.address}_stcore/upload_file/session/file"
    asked = urllib.request.Request(address, b"x", method="PUT")
    asked.add_header("Sec-Fetch-Site", "same-origin")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=30)
    assert refused.value.code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/steward/oauth2callback?error=x&error_description=https://evil.example",
        "/steward/oauth2callback?state=x&code=y&redirect_uri=https://evil.example",
        "/steward/oauth2callback?next=https://evil.example",
        "/steward/auth/login?provider=https://evil.example",
        "/steward/auth/logout?next=//evil.example",
        "//evil.example/steward/",
        "/steward//evil.example/",
        "/steward/..//evil.example/",
        "/steward/memberships/",
    ],
)
def test_no_address_leads_to_another_site(installation: Installation, path: str) -> None:
    answer = fetched(f"{installation.site}{path}", Sec_Fetch_Site="same-origin")
    where = answer.headers.get("Location", "/steward/")
    assert where.startswith(("/steward/", "../"))
    assert "evil" not in where.partition("?")[0] or not where.startswith("//")
    assert not where.startswith("//")


def test_what_a_person_is_called_is_never_taken_for_markup(
    visitor: Enter, installation: Installation
) -> None:
    provider = installation.provider
    provider.know("Markup")
    provider.known["markup"]["name"] = "<img src=x onerror=alert(1)>[x](https://evil.example)"
    provider.tell()
    one = visitor("Markup")
    with heard(one.page, "dialog", lambda _: pytest.fail("a script ran")):
        one.open("my_login")
        one.enter()
        one.sees("<img src=x onerror=alert(1)>")
    assert one.page.locator("img[src=x]").count() == 0
    assert one.page.locator("a[href*=evil]").count() == 0
