"""Administrators agree on who may do what; auditors read, verify and take away what was done."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import make_url

from data.workflow import Login, Workflow, verify_export
from tests.steward.conftest import SOON_MS, Enter, Installation, Visitor
from tests.steward.people import ask

# How high a part is two frames after it was pressed, and what stands in it.
PRESSED = """async (part) => {
    const drawn = () => new Promise(requestAnimationFrame);
    const inside = [part.querySelector("summary"), part.querySelector("summary + *")];
    inside[0].click();
    await drawn();
    await drawn();
    return [part, ...inside].map((one) => one.offsetHeight);
}"""


def choose(page: Page, label: str, text: str) -> None:
    """Choose in a list by what is typed."""
    field = page.locator("[data-testid=stSelectbox]").filter(has_text=label).locator("input")
    field.click()
    page.keyboard.type(text)
    option = page.get_by_role("option", name=text)
    option.first.click(timeout=SOON_MS)
    expect(page.get_by_role("option")).to_have_count(0)


def give_reason(one: Visitor, form: Locator, reason: str) -> None:
    """Write a reason once the choice before it has arrived, and leave the field."""
    one.settle()
    form.get_by_label("Reason").fill(reason)
    form.get_by_label("Reason").press("Tab")
    one.settle()


def propose(one: Visitor, person: str, role: str, reason: str) -> None:
    form = one.page.locator(".st-key-crm-form-proposing")
    choose(one.page, "Person", person)
    choose(one.page, "Role", role)
    give_reason(one, form, reason)
    form.get_by_role("button", name="Propose").click()


def card(one: Visitor, person: str) -> Locator:
    return one.page.locator("[class*=st-key-crm-proposed-]").filter(has_text=person)


def known(installation: Installation, name: str) -> str:
    """Let somebody have logged in once, who is not here now; return the name."""
    steward = Workflow(str(make_url(installation.database).set(username="crm_steward")))
    steward.begin(Login(installation.provider.issuer, name.lower(), f"nonce-{name}", name))
    steward.close()
    return name


def test_a_right_is_given_by_two_and_taken_by_one(
    worker_named: Enter, installation: Installation
) -> None:
    officer = worker_named("Officer")
    installation.provider.know(officer.name, "crm-reviewer")
    officer.leave()
    officer.context.clear_cookies()
    first, second = worker_named("First", "administrator"), worker_named("Second", "administrator")
    propose(first, officer.name, "reviewer", "new at the office")
    first.sees("It is proposed.")
    expect(card(first, officer.name).get_by_role("button")).to_have_count(0)  # not by the same

    second.open("memberships")
    expect(card(second, officer.name)).to_contain_text("new at the office")
    card(second, officer.name).get_by_role("button", name="Confirm").click()
    second.sees("It is confirmed.")

    officer.open()
    officer.page.get_by_role("button", name="EN", exact=True).click()
    officer.settle()
    officer.enter()
    officer.shows("My tasks")

    form = second.page.locator(".st-key-crm-form-ending")
    choose(second.page, "End one", officer.name)
    give_reason(second, form, "left the office")
    form.get_by_role("button", name="End").click()
    second.sees("It is ended.")
    officer.turn("My login")
    officer.sees("none yet")


def test_who_was_second_is_told_to_look_again(
    worker_named: Enter, installation: Installation
) -> None:
    officer = known(installation, "Wanted")
    first, second, third = (worker_named(name, "administrator") for name in ("Uno", "Due", "Tre"))
    propose(first, officer, "publisher", "agreed")
    first.sees("It is proposed.")
    for one in (second, third):
        one.open("memberships")
        expect(card(one, officer)).to_be_visible()
    card(second, officer).get_by_role("button", name="Confirm").click()
    second.sees("It is confirmed.")
    card(third, officer).get_by_role("button", name="Confirm").click()
    third.sees("Another was first.")
    refused = ask(
        installation.database,
        "SELECT detail->>'code' AS code FROM steward.audit WHERE action = 'refused'"
        " ORDER BY number DESC LIMIT 1",
    )
    assert refused[0].code == "CR409"


def test_no_right_is_proposed_without_a_reason(
    worker_named: Enter, installation: Installation
) -> None:
    officer = known(installation, "Unreasoned")
    one = worker_named("Silent", "administrator")
    propose(one, officer, "auditor", "  ")
    one.sees("Something is wanting")


def test_what_an_auditor_takes_away_is_verified_elsewhere(
    worker_named: Enter, tmp_path: Path
) -> None:
    one = worker_named("Verifying", "auditor")
    head = one.page.locator(".crm-code").first.inner_text()
    number = int(one.page.locator(".crm-passport-lines dd").first.inner_text())
    with one.page.expect_download() as offered:
        one.page.get_by_role("button", name="Export as JSON lines").click()
    offered.value.save_as(tmp_path / "audit.jsonl")
    lines = (tmp_path / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    assert verify_export(lines, [(number, head)]) == number + 1  # the export is an entry itself
    one.turn("Audit")
    expect(one.page.locator(".crm-plain tbody tr").first).to_contain_text("audit exported")


def test_a_forged_entry_is_told(worker_named: Enter, installation: Installation) -> None:
    one = worker_named("Suspicious", "auditor")
    number, was = next(
        (row.number, row.object)
        for row in ask(
            installation.database,
            "SELECT number, object FROM steward.audit ORDER BY number DESC LIMIT 1",
        )
    )
    change = "UPDATE steward.audit SET object = :object WHERE number = :number"
    ask(installation.database, change, object="person 999999", number=number)
    try:
        one.page.get_by_role("button", name="Verify the chain").click()
        one.sees(f"Entry {number} is not what was written.")
    finally:
        ask(installation.database, change, object=was, number=number)


def test_a_part_unfolds_and_folds_at_once(worker_named: Enter) -> None:
    """What is inside and below does not move on: a press there would meet something else."""
    one = worker_named("Still", "publisher")
    one.turn("Calendar")
    part = one.page.locator(".st-key-crm-announce details")
    whole, title, content = part.evaluate(PRESSED)
    assert content > 0
    assert whole >= title + content
    folded, title, content = part.evaluate(PRESSED)
    assert content == 0
    assert folded < 2 * title
