"""Who is let in, and for how long: in a browser, at a real provider and a real database."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.steward.conftest import Enter, Installation, Visitor
from tests.steward.people import ask

ENDED = "Your login has ended. Log in again."
NO_RIGHT = "You have no right here yet"


def cookies(visitor: Visitor) -> list[dict[str, object]]:
    return [dict(one) for one in visitor.context.cookies()]


def test_somebody_with_claim_and_membership_gets_to_work(worker_named: Enter) -> None:
    one = worker_named("Aysel", "administrator")
    one.shows("Memberships")
    one.page.locator(".crm-person > button").click()
    one.sees("administrator")


def test_nobody_logged_in_sees_the_entrance_at_every_address(visitor: Enter) -> None:
    one = visitor("Nobody")
    for path in ("", "memberships", "audit", "my_login"):
        one.open(path)
        expect(one.page.get_by_role("button", name="Log in")).to_be_visible()
        assert one.page.locator(".crm-plain").count() == 0


def test_claim_alone_gives_nothing(visitor: Enter, installation: Installation) -> None:
    installation.provider.know("Claimed", "crm-administrator", "crm-auditor")
    one = visitor("Claimed")
    one.open()
    one.enter()
    one.shows(NO_RIGHT)
    one.sees(installation.provider.issuer)
    for path in ("memberships", "audit"):
        one.open(path)
        one.shows(NO_RIGHT)
        assert one.page.locator(".crm-plain").count() == 0


def test_membership_alone_gives_nothing(worker_named: Enter, installation: Installation) -> None:
    first = worker_named("Member", "auditor")
    first.shows("Audit")
    installation.provider.know(first.name)  # the provider names no group any more
    first.leave()
    first.context.clear_cookies()
    first.open()
    first.page.get_by_role("button", name="EN", exact=True).click()
    first.settle()
    first.enter()
    first.shows(NO_RIGHT)


def test_groups_of_others_give_nothing(visitor: Enter, installation: Installation) -> None:
    installation.provider.know(
        "Strange", "administrator", "CRM-ADMINISTRATOR", "crm-administratorx"
    )
    one = visitor("Strange")
    one.open()
    one.enter()
    one.shows(NO_RIGHT)


def test_membership_that_ends_is_gone_with_the_next_click(
    worker_named: Enter, installation: Installation
) -> None:
    one = worker_named("Ending", "administrator")
    ask(
        installation.database,
        "UPDATE steward.membership SET ended = now() WHERE person ="
        " (SELECT number FROM steward.person WHERE subject = :subject)",
        subject=one.name.lower(),
    )
    one.turn("Memberships")
    one.shows(NO_RIGHT)
    expect(one.page.locator(".crm-nav > a")).to_have_count(0)
    expect(one.page.locator(".crm-person li a")).to_have_text(["My login"])


def test_a_screen_that_is_not_ones_own_is_not_shown(worker_named: Enter) -> None:
    one = worker_named("Auditing", "auditor")
    one.open("memberships")
    one.sees("This screen is not open to you.")
    assert one.page.locator(".crm-plain").count() == 0


def test_a_cookie_copied_before_logging_out_lets_nobody_in_after(
    worker_named: Enter, visitor: Enter
) -> None:
    one = worker_named("Copied", "auditor")
    kept = cookies(one)
    one.leave()
    thief = visitor("Copied")
    thief.context.add_cookies(kept)  # type: ignore[arg-type]
    thief.open("audit")
    thief.sees(ENDED)
    assert thief.page.locator(".crm-plain").count() == 0


def test_another_window_of_the_same_login_is_out_with_the_next_click(worker_named: Enter) -> None:
    one = worker_named("Twice", "auditor")
    other = Visitor(one.context.new_page(), one.context, one.installation, one.name)
    other.open("audit")
    other.shows("Audit")
    one.leave()
    other.page.get_by_role("button", name="Verify the chain").click()
    other.sees(ENDED)


def aged(installation: Installation, subject: str, column: str, age: str) -> None:
    change: Callable[..., object] = ask
    sets = {"begun": "begun = now()", "seen": "seen = now()"}[column]
    change(
        installation.database,
        f"UPDATE steward.login SET {sets} - CAST(:age AS interval) WHERE person ="  # noqa: S608
        " (SELECT number FROM steward.person WHERE subject = :subject)",
        age=age,
        subject=subject,
    )


def test_a_login_ends_after_eight_hours(worker_named: Enter, installation: Installation) -> None:
    one = worker_named("Long", "auditor")
    aged(installation, one.name.lower(), "begun", "481 minutes")
    one.turn("My login")
    one.sees(ENDED)
    one.enter()
    one.shows("My login")


def test_a_login_ends_half_an_hour_after_the_last_click(
    worker_named: Enter, installation: Installation
) -> None:
    one = worker_named("Idle", "auditor")
    aged(installation, one.name.lower(), "seen", "31 minutes")
    one.open("audit")
    one.sees(ENDED)


def test_a_forged_cookie_is_nobody_s(worker_named: Enter, visitor: Enter) -> None:
    one = worker_named("Forged", "auditor")
    kept = cookies(one)
    for cookie in kept:
        if str(cookie["name"]).startswith("_streamlit_user"):
            value = str(cookie["value"])
            cookie["value"] = value[:40] + ("A" if value[40] != "A" else "B") + value[41:]
    thief = visitor("Forged")
    thief.context.add_cookies(kept)  # type: ignore[arg-type]
    thief.open("audit")
    expect(thief.page.get_by_role("button", name="Log in")).to_be_visible()
    assert thief.page.locator(".crm-plain").count() == 0


def test_headers_that_name_somebody_are_ignored(
    worker_named: Enter, visitor: Enter, installation: Installation
) -> None:
    known = worker_named("Named", "administrator", "auditor")
    said = json.dumps({"sub": known.name.lower(), "is_logged_in": True})
    mail = f"{known.name.lower()}@example.org"
    one = visitor(
        "Named",
        extra_http_headers={
            "X-Forwarded-User": known.name.lower(),
            "X-Forwarded-Email": mail,
            "X-Auth-Request-User": known.name.lower(),
            "X-Streamlit-User": said,
            "X-Remote-User": known.name.lower(),
            "Remote-User": known.name.lower(),
        },
    )
    one.open("audit")
    expect(one.page.get_by_role("button", name="Log in")).to_be_visible()
    assert one.page.locator(".crm-plain").count() == 0


def test_logins_are_in_the_audit_by_number_alone(
    worker_named: Enter, installation: Installation
) -> None:
    one = worker_named("Written", "auditor")
    one.leave()
    rows = ask(
        installation.database,
        "SELECT a.action, a.object, a.detail::text AS detail FROM steward.audit a"
        " JOIN steward.person p ON a.object = 'person ' || p.number WHERE p.subject = :subject"
        " AND a.action LIKE 'login %'",
        subject=one.name.lower(),
    )
    assert [row.action for row in rows] == ["login begun", "login ended"]
    assert {row.detail for row in rows} == {"{}"}


def test_a_link_leads_to_its_screen_after_the_login(
    worker_named: Enter, installation: Installation
) -> None:
    one = worker_named("Linked", "auditor", "administrator")
    one.leave()
    one.context.clear_cookies()
    one.open("memberships?lang=en")
    one.enter()
    one.shows("Memberships")
    assert one.page.url == f"{installation.address}memberships?lang=en"
    assert all(cookie["name"] != "crm_wanted" for cookie in cookies(one))


def test_language_chosen_at_the_entrance_outlives_the_way_to_the_provider(
    visitor: Enter, installation: Installation
) -> None:
    installation.provider.know("Speaking")
    one = visitor("Speaking")
    one.context.clear_cookies()
    one.page.goto(installation.address)
    page: Page = one.page
    expect(page.get_by_role("button", name="Daxil ol")).to_be_visible()  # Azerbaijani at first
    page.get_by_role("button", name="EN", exact=True).click()
    one.enter()
    one.shows(NO_RIGHT)
