"""Who may do what: a claim and a membership, two administrators, a login that ends."""

from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, func, select, text
from sqlalchemy.exc import ProgrammingError

from data.workflow import Login, Workflow, install, name_administrator
from indicators.errors import LoginEnded, NotAllowed, TooLate

Person = Callable[..., Login]


def may(workflow: Workflow, login: Login, role: str, agency: str | None = None) -> bool:
    with workflow.acting(login, "ask", role) as acting:
        return bool(acting.connection.execute(select(func.steward.may(role, agency))).scalar_one())


def audited(database: str) -> list[tuple[str, str]]:
    engine = create_engine(database)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT action, object FROM steward.audit ORDER BY number"))
        found = [(row.action, row.object) for row in rows]
    engine.dispose()
    return found


def test_claim_and_membership_together_give_a_right(workflow: Workflow, person: Person) -> None:
    aysel = person("Aysel", "contributor:MSE")
    assert may(workflow, aysel, "contributor", "MSE")
    assert not may(workflow, aysel, "contributor", "MOH")
    assert not may(workflow, aysel, "publisher")


def test_claim_alone_and_membership_alone_give_none(workflow: Workflow, person: Person) -> None:
    claimed = person("Claimed", claims=("crm-publisher",))
    member = person("Member", "publisher", claims=())
    assert not may(workflow, claimed, "publisher")
    assert not may(workflow, member, "publisher")


def test_ended_login_stays_ended_when_its_cookie_is_shown_again(
    workflow: Workflow, person: Person
) -> None:
    aysel = person("Aysel", "reviewer")
    workflow.end(aysel)
    workflow.begin(aysel)  # a copy of the cookie
    with pytest.raises(LoginEnded), workflow.acting(aysel, "ask", "anything"):
        pass


@pytest.mark.parametrize("column, age", [("begun", "481 minutes"), ("seen", "31 minutes")])
def test_login_ends_after_eight_hours_or_half_an_hour_without_a_sign(
    database: str, workflow: Workflow, person: Person, column: str, age: str
) -> None:
    aysel = person("Aysel", "reviewer")
    assert may(workflow, aysel, "reviewer")
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(
            text(f"UPDATE steward.login SET {column} = now() - interval '{age}'")  # noqa: S608
        )
    engine.dispose()
    with pytest.raises(LoginEnded), workflow.acting(aysel, "ask", "anything"):
        pass


def test_membership_ends_at_the_next_question(
    database: str, workflow: Workflow, person: Person
) -> None:
    first, aysel = person("First", "administrator"), person("Aysel", "reviewer")
    with workflow.acting(aysel, "ask", "x"):
        pass
    with workflow.acting(first, "end", "membership 2") as acting:
        acting.connection.execute(select(func.steward.end_membership(2, "left the office")))
    assert not may(workflow, aysel, "reviewer")
    assert ("membership ended", "membership 2") in audited(database)


def test_membership_is_proposed_by_one_administrator_and_confirmed_by_another(
    database: str, workflow: Workflow, person: Person
) -> None:
    first, second = person("First", "administrator"), person("Second", "administrator")
    aysel = person("Aysel", claims=("crm-contributor",))

    def propose(login: Login, who: int) -> int:
        with workflow.acting(login, "propose", f"person {who}") as acting:
            asked = func.steward.propose_membership(who, "contributor", "MSE", "new officer")
            return int(acting.connection.execute(select(asked)).scalar_one())

    def confirm(login: Login, which: int) -> None:
        with workflow.acting(login, "confirm", f"membership {which}") as acting:
            acting.connection.execute(select(func.steward.confirm_membership(which)))

    made = propose(first, 3)
    assert not may(workflow, aysel, "contributor", "MSE")
    with pytest.raises(NotAllowed):
        confirm(first, made)
    with pytest.raises(NotAllowed):
        propose(second, 2)
    with pytest.raises(NotAllowed):
        confirm(aysel, made)
    confirm(second, made)
    assert may(workflow, aysel, "contributor", "MSE")
    with pytest.raises(TooLate):
        confirm(second, made)
    refused = [what for action, what in audited(database) if action == "refused"]
    assert refused == [f"membership {made}", "person 2", f"membership {made}", f"membership {made}"]


def test_third_administrator_is_not_named_from_outside(database: str) -> None:
    name_administrator(database, "https://provider.example", "one")
    name_administrator(database, "https://provider.example", "two")
    with pytest.raises(Exception, match="two administrators are there"):
        name_administrator(database, "https://provider.example", "three")


@pytest.mark.parametrize(
    "task",
    [
        "INSERT INTO steward.membership (person, role) VALUES (1, 'publisher')",
        "UPDATE steward.login SET ended = NULL",
        "DELETE FROM steward.audit",
        "TRUNCATE steward.audit",
        "SELECT * FROM steward.login",
        "SELECT steward.record('x', 'y')",
        "SELECT steward.name_administrator('a', 'b')",
        "SET ROLE crm_owner",
    ],
)
@pytest.mark.parametrize("process", ["workflow", "worker"])
def test_no_process_may_change_a_table_or_take_a_right(
    request: pytest.FixtureRequest, process: str, task: str
) -> None:
    opened: Workflow = request.getfixturevalue(process)
    with pytest.raises(ProgrammingError, match="permission denied"), opened.engine.begin() as one:
        one.execute(text(task))


def test_installing_again_changes_nothing(database: str) -> None:
    assert install(database) == []
