"""What one may not see: another agency's submissions, internal comments, what no token opens."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from sqlalchemy import text

from data.request import request_of
from data.workflow import (
    Login,
    Submission,
    advance,
    answer_flag,
    ask,
    changes_of,
    comment,
    comments_of,
    confirm_token,
    decisions_of,
    end_token,
    findings_of,
    propose_token,
    read_file,
    receive_by_token,
    refuse_request,
    requests_seen,
    submission_of,
    submissions_seen,
    tokens_seen,
)
from indicators.errors import (
    DashboardError,
    LoginEnded,
    NotAllowed,
    NotThere,
    TooLate,
    Wanting,
)
from indicators.flows import flow_of
from tests.data.workflow.lives import FLOW, Lives, stub, table
from tests.data.workflow.rights import STATES

Person = Callable[..., Login]
TASKS: dict[str, Callable[..., object]] = {
    "submission": lambda acting, lives, one: submission_of(acting, one.id),
    "findings": lambda acting, lives, one: findings_of(acting, one.id),
    "changes": lambda acting, lives, one: changes_of(acting, one.id),
    "file": lambda acting, lives, one: read_file(acting, lives.blobs, one.id),
    "comment": lambda acting, lives, one: comment(acting, one.id, "x", internal=False),
    "advance": lambda acting, lives, one: advance(acting, one, "withdrawn", "why"),
}


def refused(lives: Lives, login: Login, task: str, one: Submission) -> tuple[type, str]:
    with (
        pytest.raises(DashboardError) as found,
        lives.workflow.acting(login, task, "submission") as acting,
    ):
        TASKS[task](acting, lives, one)
    return type(found.value), str(found.value)


def nowhere(one: Submission) -> Submission:
    return replace(one, id=4711)


@pytest.mark.parametrize("task", TASKS)
def test_another_agencys_submission_is_like_none(lives: Lives, person: Person, task: str) -> None:
    other = person("Başqa", "contributor:MOH")
    for state in ("ready", "submitted", "released"):
        one = lives.at(state)
        there, none = (refused(lives, other, task, it) for it in (one, nowhere(one)))
        assert there == none == (NotThere, there[1])
        assert not any(mark.isdigit() for mark in there[1])
    refusals = [what for action, what, _ in lives.audited() if action == "refused"]
    assert refusals == ["submission"] * 6


def test_another_agencys_question_is_like_none(lives: Lives, person: Person) -> None:
    other = person("Başqa", "contributor:MOH")
    one = lives.at("ready")
    with lives.workflow.acting(lives.people["contributor"], "look", "x") as acting:
        question = findings_of(acting, one.id)[0].number
    said = []
    for number in (question, 4711):
        with pytest.raises(NotThere) as found, lives.workflow.acting(other, "a", "q") as acting:
            answer_flag(acting, number, "x")
        said.append(str(found.value))
    assert said[0] == said[1]


def test_lists_hold_what_one_may_see(lives: Lives, person: Person) -> None:
    every = {state: lives.at(state) for state in reversed(STATES)}
    before = {every[state].id for state in ("received", "ready", "faulty")}
    seen = {}
    others = {
        "other": person("Başqa", "contributor:MOH"),
        "administrator": person("A", "administrator"),
    }
    for name, login in {**lives.people, **others}.items():
        with lives.workflow.acting(login, "look", "x") as acting:
            seen[name] = {one.id for one in submissions_seen(acting)}
            assert all(decisions_of(acting, number) for number in seen[name])
            unseen = {one.id for one in every.values()} - seen[name]
            assert not any(decisions_of(acting, number) for number in unseen)
    all_of_them = {one.id for one in every.values()}
    assert seen == {
        "contributor": all_of_them,
        "reviewer": all_of_them - before,
        "publisher": all_of_them - before,
        "other": set(),
        "administrator": set(),
    }


def test_internal_comments_stay_among_those_who_decide(lives: Lives, person: Person) -> None:
    one = lives.at("submitted")
    both = person("İkisi", "contributor:MSE", "reviewer")
    for internal in (True, False):
        with lives.workflow.acting(lives.people["reviewer"], "comment", "x") as acting:
            comment(acting, one.id, f"internal: {internal}", internal=internal)
    read = {}
    for login in (*lives.people.values(), both):
        with lives.workflow.acting(login, "look", "x") as acting:
            read[login.name] = [it.text for it in comments_of(acting, one.id)]
    every = ["internal: True", "internal: False"]
    own = ["internal: False"]
    assert read == {"Aysel": own, "Rauf": every, "Pərvin": every, "İkisi": own}
    for login in (lives.people["contributor"], both):
        with pytest.raises(NotAllowed), lives.workflow.acting(login, "comment", "x") as acting:
            comment(acting, one.id, "among us", internal=True)
    assert "among us" not in str(lives.audited()) and "internal: True" not in str(lives.audited())


def test_comment_without_a_word_is_refused(lives: Lives) -> None:
    one = lives.at("submitted")
    reviewer = lives.people["reviewer"]
    with (
        pytest.raises(Wanting, match="wanting"),
        lives.workflow.acting(reviewer, "comment", "x") as acting,
    ):
        comment(acting, one.id, " ", internal=True)


def test_refusals_are_recorded_with_their_code(lives: Lives, person: Person) -> None:
    other = person("Başqa", "contributor:MOH")
    one = lives.at("submitted")
    tries = [
        (other, one, "reviewed", "why", "CR404"),
        (lives.people["contributor"], one, "reviewed", "why", "CR403"),
        (lives.people["reviewer"], one, "reviewed", "", "CR422"),
        (lives.people["reviewer"], lives.seen(lives.at("ready").id), "reviewed", "why", "CR404"),
    ]
    for login, seen, to, why, _ in tries:
        with pytest.raises(DashboardError):
            lives.step(login, seen, to, why)
    lives.step(lives.people["reviewer"], one, "reviewed")
    with pytest.raises(TooLate):
        lives.step(lives.people["publisher"], one, "approved")
    told = lives.as_owner(
        "SELECT actor, object, detail->>'code' FROM steward.audit WHERE action = 'refused'"
    )
    people = [4, 1, 2, 2, 3]
    codes = [*(code for *_, code in tries), "CR409"]
    objects = [*(f"submission {seen.id}" for _, seen, *_ in tries), f"submission {one.id}"]
    assert told == [*zip(people, objects, codes, strict=True)]


def test_every_step_and_reading_is_in_the_audit(lives: Lives) -> None:
    one = lives.at("released")
    with lives.workflow.acting(lives.people["publisher"], "look", "x") as acting:
        changes_of(acting, one.id)
        read_file(acting, lives.blobs, one.id)
    told = [action for action, what, _ in lives.audited() if what == f"submission {one.id}"]
    assert told == [
        "submission received",
        "submission ready",
        "findings read",
        "question answered",
        *(f"submission {to}" for to in ("submitted", "reviewed", "approved", "scheduled")),
        "submission released",
        "figures read",
        "file read",
    ]
    assert lives.as_owner("SELECT steward.audit_fault()") == [(None,)]


def test_audit_has_no_figure_and_no_name(lives: Lives) -> None:
    lives.at("released", table(4711))
    told = str([(action, what, detail) for action, what, detail in lives.audited()])
    for figure in ("2100", "4711", "Aysel", "Rauf", "why?", "niyə"):
        assert figure not in told


@pytest.fixture
def token(lives: Lives, person: Person) -> str:
    """A token of the flow, confirmed by another administrator than proposed it."""
    first, second = person("Bir", "administrator"), person("İki", "administrator")
    lives.people |= {"first": first, "second": second}
    with lives.workflow.acting(first, "propose", "token") as acting:
        number, made = propose_token(acting, FLOW, "the ministry's register sends")
    with pytest.raises(LoginEnded):
        receive_by_token(lives.workflow, made, lives.blobs, BytesIO(table()), "csv")
    with pytest.raises(NotAllowed), lives.workflow.acting(first, "confirm", "token") as acting:
        confirm_token(acting, number)
    with lives.workflow.acting(second, "confirm", "token") as acting:
        confirm_token(acting, number)
    return made


def test_token_receives_for_its_flow_and_a_person_submits(lives: Lives, token: str) -> None:
    sent = [
        receive_by_token(lives.workflow, token, lives.blobs, BytesIO(table()), "csv")
        for _ in range(2)
    ]
    assert [one.made for one in sent] == [True, False]
    one = lives.seen(sent[0].submission)
    assert (one.flow, one.agency, one.sent_by, one.token) == (FLOW, "MSE", None, 1)
    lives.check(stub)
    lives.answer(one.id)
    lives.step(lives.people["contributor"], lives.seen(one.id), "submitted")


def test_token_does_nothing_else(lives: Lives, token: str) -> None:
    as_login = hashlib.sha256(token.encode()).digest()
    with lives.workflow.engine.connect() as connection:
        for task in ("SELECT steward.act(:hash)", "SELECT steward.end_login(:hash)"):
            try:
                connection.execute(text(task), {"hash": as_login})
            except Exception as error:  # noqa: BLE001
                assert "the login has ended" in str(error)
                connection.rollback()
        assert connection.execute(text("SELECT steward.actor()")).scalar_one() is None
        assert connection.execute(text("SELECT count(*) FROM steward.submission")).scalar_one() == 0


def test_token_is_kept_as_its_hash_alone(lives: Lives, token: str) -> None:
    rows = lives.as_owner("SELECT to_jsonb(t)::text FROM steward.token t")
    assert token not in str(rows) + str(lives.audited())
    assert len(token) >= 43  # 256 bits in base 64
    with lives.workflow.acting(lives.people["first"], "look", "tokens") as acting:
        assert [one.number for one in tokens_seen(acting)] == [1]
        with pytest.raises(Exception, match="permission denied"):
            acting.connection.execute(text("SELECT hash FROM steward.token"))


@pytest.mark.parametrize("ending", ["ended", "old", "unknown"])
def test_token_that_ended_receives_nothing(lives: Lives, token: str, ending: str) -> None:
    shown = token
    if ending == "ended":
        with lives.workflow.acting(lives.people["first"], "end", "token 1") as acting:
            end_token(acting, 1, "the register moved")
    elif ending == "old":
        age = lives.as_owner("SELECT ends - confirmed FROM steward.token")[0][0]
        assert age == timedelta(days=90)
        lives.as_owner("UPDATE steward.token SET ends = now()")
    else:
        shown = token[:-1] + ("A" if token[-1] != "A" else "B")
    with pytest.raises(LoginEnded):
        receive_by_token(lives.workflow, shown, lives.blobs, BytesIO(table()), "csv")
    assert [path for path in lives.blobs.folder.rglob("*") if path.is_file()] == []


def test_request_is_answered_by_what_is_submitted_or_refused_with_a_reason(lives: Lives) -> None:
    days = [date.today() - timedelta(days=back) for back in (0, 1)]
    requests = [request_of(flow_of(FLOW), day, "az") for day in days]
    for request in requests:
        with lives.workflow.acting(lives.people["reviewer"], "ask", request.number) as acting:
            ask(acting, request)
    with (
        pytest.raises(TooLate),
        lives.workflow.acting(lives.people["publisher"], "ask", "x") as acting,
    ):
        ask(acting, requests[0])
    number = lives.send(table()).submission
    lives.check(lambda task: {**stub(task), "request": requests[0].number})
    lives.answer(number)
    contributor = lives.people["contributor"]
    lives.step(contributor, lives.seen(number), "submitted")
    assert lives.seen(number).request == requests[0].number
    for asked, why, error in (
        (requests[0], "none", TooLate),
        (requests[1], " ", Wanting),
    ):
        with pytest.raises(error), lives.workflow.acting(contributor, "refuse", "x") as acting:
            refuse_request(acting, asked.number, why)
    with lives.workflow.acting(contributor, "refuse", requests[1].number) as acting:
        refuse_request(acting, requests[1].number, "no register of it")
        found = {
            one.number: (one.answered, one.refused, one.reason) for one in requests_seen(acting)
        }
    assert found == {
        requests[0].number: (date.today(), None, ""),
        requests[1].number: (None, date.today(), "no register of it"),
    }
