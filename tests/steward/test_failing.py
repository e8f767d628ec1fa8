"""The provider or the database is down: who is at work goes on, who is not is told why."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect
from sqlalchemy import make_url

from tests.postgresql import administer
from tests.serving.site import ask as fetched
from tests.steward.conftest import Enter, Installation, Visitor


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


@pytest.fixture
def at_work(worker_named: Enter) -> Visitor:
    return worker_named("Working", "auditor")


def test_provider_down_who_is_logged_in_goes_on_and_others_are_told(
    at_work: Visitor, installation: Installation, visitor: Enter
) -> None:
    installation.provider.stop()
    try:
        at_work.turn("My login")
        at_work.shows("My login")
        at_work.turn("Audit")
        at_work.page.get_by_role("button", name="Verify the chain").click()
        at_work.sees("follow on each other")
        other = visitor("Other")
        other.open()
        other.page.get_by_role("button", name="Log in").click()
        other.sees("Those who are logged in can go on.")
        # Between the question and the way there it may go as well: the entrance, not a bare error.
        back = fetched(f"{installation.address}auth/login?provider=x", Sec_Fetch_Site="same-origin")
        assert back.headers["Location"] == "/steward/"
        other.open("?login=failed")
        other.sees("You cannot log in just now")
        at_work.page.locator(".crm-person > button").click()
        at_work.page.get_by_role("button", name="Log out").click()
        expect(at_work.page.get_by_role("button", name="Log in")).to_be_visible()
    finally:
        installation.provider.start()


def test_database_down_is_a_sentence_and_503(at_work: Visitor, installation: Installation) -> None:
    assert fetched(f"{installation.site}/healthz").status == 200
    name = make_url(installation.database).database
    other = str(make_url(installation.database).set(database="postgres"))
    with cut_off(other, str(name)):
        at_work.page.get_by_role("button", name="Verify the chain").click()
        at_work.sees("the database does not answer")
        assert at_work.page.locator(".crm-plain").count() == 0
        answer = fetched(f"{installation.site}/healthz")
        assert answer.status == 503
        assert b"postgresql" not in answer.body.lower()
        assert fetched(f"{installation.site}/livez").status == 200
        at_work.page.reload()
        at_work.sees("the database does not answer")
    at_work.page.reload()
    at_work.shows("Audit")
