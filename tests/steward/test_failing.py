"""The provider or the database is down: who is at work goes on, who is not is told why."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import make_url

from data.workflow import give_roles
from tests.conftest import absent
from tests.postgresql import administer, running
from tests.serving.site import ask as fetched
from tests.steward.conftest import Installation, Visitor, install_at
from tests.steward.people import ask


@contextmanager
def cut_off(through: str, name: str) -> Iterator[None]:
    """Let nobody but the superuser into a database; whoever is in is put out."""
    administer(through, f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
    administer(
        through,
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",  # noqa: S608
    )
    try:
        yield
    finally:
        administer(through, f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that these tests break, with a database server of its own."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        absent("PostgreSQL", "apt-get install postgresql")
    with (
        running(found[-1], tmp_path_factory.mktemp("postgresql")) as url,
        ExitStack() as stack,
    ):
        yield install_at(url, tmp_path_factory.mktemp("steward"), stack)


@pytest.fixture
def at_work(browser: Browser, own: Installation) -> Iterator[Visitor]:
    own.provider.know("Working", "crm-auditor")
    if not ask(own.database, "SELECT FROM steward.person WHERE subject = 'working'"):
        give_roles(own.database, own.provider.issuer, "working", "auditor")
    context = browser.new_context(locale="en")
    context.add_cookies([{"name": "crm_language", "value": "en", "url": own.address}])
    one = Visitor(context.new_page(), context, own, "Working")
    one.open()
    one.enter()
    yield one
    context.close()


def test_provider_down_who_is_logged_in_goes_on_and_others_are_told(
    at_work: Visitor, own: Installation, browser: Browser
) -> None:
    own.provider.stop()
    try:
        at_work.turn("My login")
        at_work.shows("My login")
        at_work.turn("Audit")
        at_work.page.get_by_role("button", name="Verify the chain").click()
        at_work.sees("follow on each other")
        context = browser.new_context(locale="en")
        context.add_cookies([{"name": "crm_language", "value": "en", "url": own.address}])
        other = Visitor(context.new_page(), context, own, "Other")
        other.open()
        other.page.get_by_role("button", name="Log in").click()
        other.sees("Those who are logged in can go on.")
        # Between the question and the way there it may go as well: the entrance, not a bare error.
        back = fetched(f"{own.address}auth/login?provider=x", Sec_Fetch_Site="same-origin")
        assert back.headers["Location"] == "/steward/"
        other.open("?login=failed")
        other.sees("You cannot log in just now")
        context.close()
        at_work.page.locator(".crm-person > button").click()
        at_work.page.get_by_role("button", name="Log out").click()
        expect(at_work.page.get_by_role("button", name="Log in")).to_be_visible()
    finally:
        own.provider.start()


def test_database_down_is_a_sentence_and_503(at_work: Visitor, own: Installation) -> None:
    assert fetched(f"{own.site}/healthz").status == 200
    name = make_url(own.database).database
    other = str(make_url(own.database).set(database="postgres"))
    with cut_off(other, str(name)):
        at_work.page.get_by_role("button", name="Verify the chain").click()
        at_work.sees("the database does not answer")
        assert at_work.page.locator(".crm-plain").count() == 0
        answer = fetched(f"{own.site}/healthz")
        assert answer.status == 503
        assert b"postgresql" not in answer.body.lower()
        assert fetched(f"{own.site}/livez").status == 200
        at_work.page.reload()
        at_work.sees("the database does not answer")
    at_work.page.reload()
    at_work.shows("Audit")
