"""From a file to its release: who decides on what was seen, and that nobody does it alone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest

from data.workflow import (
    Login,
    Submission,
    advance,
    changes_of,
    decisions_of,
    receive,
    steps_from,
)
from indicators.errors import DashboardError, NotAllowed, NotThere, TooLate, Wanting
from tests.data.workflow.lives import BRANCHES, STATES, WAY, Lives, stub, table

Person = Callable[..., Login]
PEOPLE = ("contributor", "reviewer", "publisher")
STEPS = {
    ("received", "withdrawn"): "contributor",
    ("ready", "submitted"): "contributor",
    ("ready", "withdrawn"): "contributor",
    ("submitted", "reviewed"): "reviewer",
    ("submitted", "returned"): "reviewer",
    ("submitted", "withdrawn"): "contributor",
    ("reviewed", "approved"): "publisher",
    ("reviewed", "returned"): "publisher",
    ("reviewed", "withdrawn"): "contributor",
    ("approved", "scheduled"): "publisher",
    ("approved", "withdrawn"): "publisher",
    ("scheduled", "withdrawn"): "publisher",
}


def at_once(tasks: list[Callable[[], object]]) -> list[object]:
    """Do everything at the same time; return what each gave, or how it was refused."""

    def tried(task: Callable[[], object]) -> object:
        try:
            return task()
        except DashboardError as error:
            return type(error)

    with ThreadPoolExecutor(len(tasks)) as pool:
        return [*pool.map(tried, tasks)]


def test_sixteen_equal_uploads_are_one_submission(lives: Lives) -> None:
    found = at_once([lambda: lives.send(table())] * 16)
    assert len({one.submission for one in found}) == 1
    assert sorted(one.made for one in found) == [False] * 15 + [True]
    kept = [path for path in lives.blobs.folder.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [table()]
    told = [what for action, what, _ in lives.audited() if action == "submission received"]
    assert told == ["submission 1"]


def test_same_bytes_are_sent_anew_once_they_were_withdrawn(lives: Lives) -> None:
    first = lives.at("withdrawn", table())
    assert lives.send(table()).submission != first.id
    assert lives.send(table()).made is False


def test_same_bytes_beside_another_release_are_another_submission(lives: Lives) -> None:
    first = lives.at("returned", table())
    assert lives.send(table()).submission == first.id
    lives.move_head("2026-12")
    assert lives.send(table()).submission != first.id


def test_steps_are_those_of_the_table(lives: Lives) -> None:
    with lives.workflow.acting(lives.people["reviewer"], "ask", "steps") as acting:
        found = {
            (step.from_state, step.to_state): step.role
            for state in STATES
            for step in steps_from(acting, state)
        }
    assert found == STEPS


@pytest.mark.parametrize("reason", ["", "  \n\u00a0\t"])
def test_no_step_is_taken_without_a_reason(lives: Lives, reason: str) -> None:
    for before, to in STEPS:
        one = lives.at(before)
        if before == "ready":
            lives.answer(one.id)
            one = lives.seen(one.id)
        with pytest.raises(Wanting, match="reason"):
            lives.step(lives.people[STEPS[before, to]], one, to, reason)
        assert lives.seen(one.id) == one


def test_no_step_is_skipped(lives: Lives) -> None:
    for before in STATES:
        one = lives.at(before)
        for to in STATES:
            if (before, to) in STEPS:
                continue
            for role in PEOPLE:
                with pytest.raises((Wanting, NotThere)):
                    lives.step(lives.people[role], one, to)
        assert lives.seen(one.id) == one


def test_question_without_an_answer_keeps_it_from_being_submitted(lives: Lives) -> None:
    one = lives.at("ready")
    with pytest.raises(Wanting, match="question"):
        lives.step(lives.people["contributor"], one, "submitted")
    lives.answer(one.id)
    lives.step(lives.people["contributor"], lives.seen(one.id), "submitted")


def test_one_person_in_every_role_takes_the_steps_of_one(lives: Lives, person: Person) -> None:
    one_for_all = person("Hamı", "contributor:MSE", "reviewer", "publisher")
    for submitter, reviewer in (
        (one_for_all, lives.people["reviewer"]),
        (lives.people["contributor"], one_for_all),
    ):
        lives.count += 1
        number = lives.send(table(lives.count), submitter).submission
        lives.check(stub)
        lives.answer(number, submitter)
        lives.step(submitter, lives.seen(number), "submitted")
        if submitter == one_for_all:
            for to in ("reviewed", "returned"):
                with pytest.raises(NotAllowed, match="another person"):
                    lives.step(submitter, lives.seen(number), to)
        lives.step(reviewer, lives.seen(number), "reviewed")
        for to in ("approved", "returned"):
            with pytest.raises(NotAllowed, match="another person"):
                lives.step(one_for_all, lives.seen(number), to)
        lives.step(lives.people["publisher"], lives.seen(number), "approved")
        with pytest.raises(NotAllowed, match="another person"):
            lives.step(one_for_all, lives.seen(number), "scheduled")


def test_who_sent_or_answered_does_not_review(lives: Lives, person: Person) -> None:
    sender = person("Göndərən", "contributor:MSE", "reviewer")
    answerer = person("Cavab", "contributor:MSE", "reviewer")
    number = lives.send(table(), sender).submission
    lives.check(stub)
    lives.answer(number, answerer)
    lives.step(lives.people["contributor"], lives.seen(number), "submitted")
    for login in (sender, answerer):
        with pytest.raises(NotAllowed, match="another person"):
            lives.step(login, lives.seen(number), "reviewed")
    lives.step(lives.people["reviewer"], lives.seen(number), "reviewed")


def test_other_bytes_or_another_difference_than_was_seen_are_refused(lives: Lives) -> None:
    one, other = lives.at("submitted"), lives.at("submitted")
    assert one.difference_hash != other.difference_hash
    for shown in (other.difference_hash, None, ""):
        with pytest.raises(TooLate, match="not what is there"):
            lives.step(lives.people["reviewer"], replace(one, difference_hash=shown), "reviewed")
    assert lives.seen(one.id) == one


def test_stale_version_is_told_who_was_first(lives: Lives, person: Person) -> None:
    second = person("Ramin", "reviewer")
    one = lives.at("submitted")
    lives.step(lives.people["reviewer"], one, "reviewed")
    with pytest.raises(TooLate) as refused:
        lives.step(second, one, "returned")
    assert str(refused.value) == "person 2 was first: the submission is reviewed, version 5"


def test_stale_answer_is_told_who_was_first(lives: Lives, person: Person) -> None:
    colleague = person("Kamal", "contributor:MSE")
    one = lives.at("ready")
    lives.answer(one.id, colleague)
    with pytest.raises(TooLate, match="person 4 was first"):
        lives.step(lives.people["contributor"], one, "submitted")


def test_of_four_at_once_one_wins(lives: Lives, person: Person) -> None:
    four = [lives.people["reviewer"], *(person(f"Rəyçi {n}", "reviewer") for n in range(3))]
    for _ in range(25):
        one = lives.at("submitted")
        steps = ["reviewed", "returned", "reviewed", "returned"]
        found = at_once(
            [
                lambda login=login, to=to, one=one: lives.step(login, one, to)
                for login, to in zip(four, steps, strict=True)
            ]
        )
        assert sorted(found, key=str) == [one.version + 1, TooLate, TooLate, TooLate]
        with lives.workflow.acting(four[0], "look", "x") as acting:
            told = [step.to_state for step in decisions_of(acting, one.id)]
        assert told[:3] == ["received", "ready", "submitted"] and len(told) == 4


def test_those_who_read_and_then_decide_do_not_wait_for_each_other(
    lives: Lives, person: Person
) -> None:
    four = [lives.people["reviewer"], *(person(f"Rəyçi {n}", "reviewer") for n in range(3))]

    def read_and_decide(login: Login, one: Submission) -> int:
        with lives.workflow.acting(login, "advance", "x") as acting:
            changes_of(acting, one.id)
            return advance(acting, one, "reviewed", "as read")

    for _ in range(10):
        one = lives.at("submitted")
        tasks = [lambda login=login, one=one: read_and_decide(login, one) for login in four[:2]]
        tasks += [
            lambda login=login, one=one: lives.step(login, one, "returned") for login in four[2:]
        ]
        assert sorted(at_once(tasks), key=str) == [one.version + 1, TooLate, TooLate, TooLate]


def test_approvals_stand_while_the_difference_is_the_same(lives: Lives) -> None:
    one = lives.at("approved")
    lives.move_head("2026-12")
    with pytest.raises(TooLate, match="another release"):
        lives.step(lives.people["publisher"], one, "scheduled")
    lives.check(stub)
    now = lives.seen(one.id)
    assert now == replace(one, base="2026-12")
    lives.step(lives.people["publisher"], now, "scheduled")


@pytest.mark.parametrize("state", WAY[1:-1])
def test_approvals_lapse_with_the_difference(lives: Lives, state: str) -> None:
    one = lives.at(state)
    lives.move_head("2026-12")
    told = stub(None)
    told["changes"] = [{**told["changes"][0], "after": 2200.0}]
    lives.check(lambda _: told)
    now = lives.seen(one.id)
    assert (now.state, now.version, now.base) == ("ready", one.version + 1, "2026-12")
    assert now.difference_hash != one.difference_hash
    if state != "ready":
        with pytest.raises(TooLate, match="the worker was first"):
            lives.step(lives.people["publisher"], one, "approved")
        lives.step(lives.people["contributor"], now, "submitted")  # the same question is answered
        with pytest.raises(Wanting):
            lives.step(lives.people["publisher"], lives.seen(one.id), "approved")


def test_role_that_was_taken_before_the_decisions_lapsed_is_the_only_one_after(
    lives: Lives, person: Person
) -> None:
    both = person("Hamı", "contributor:MSE", "reviewer")
    one = lives.at("submitted")
    lives.step(both, one, "reviewed")
    lives.move_head("2026-12")
    told = stub(None)
    told["changes"] = [{**told["changes"][0], "after": 2200.0}]
    lives.check(lambda _: told)
    with pytest.raises(NotAllowed, match="another person"):
        lives.step(both, lives.seen(one.id), "submitted")
    lives.step(lives.people["contributor"], lives.seen(one.id), "submitted")
    lives.step(both, lives.seen(one.id), "reviewed")


def test_question_that_is_new_beside_another_release_wants_an_answer(lives: Lives) -> None:
    one = lives.at("reviewed")
    lives.move_head("2026-12")
    told = stub(None)
    told["flags"] = [*told["flags"], {"place": "x", "az": "bu?", "en": "this?", "ru": "это?"}]
    lives.check(lambda _: told)
    with pytest.raises(Wanting, match="question"):
        lives.step(lives.people["contributor"], lives.seen(one.id), "submitted")


def test_file_that_becomes_faulty_beside_another_release_is_over(lives: Lives) -> None:
    one = lives.at("approved")
    lives.move_head("2026-12")
    lives.check(
        lambda task: {**stub(task), "faults": [{"place": "", "az": "a", "en": "e", "ru": "r"}]}
    )
    assert lives.seen(one.id).state == "faulty"


def test_what_is_over_stays_as_it_is(lives: Lives) -> None:
    ends = [lives.at(state) for state in (*BRANCHES, "released")]
    lives.move_head("2026-12")
    while lives.check(stub):
        pass
    assert [lives.seen(one.id) for one in ends] == ends


def test_withdrawn_while_it_waits_is_not_read_and_not_kept(lives: Lives) -> None:
    one = lives.at("received", table())
    lives.step(lives.people["contributor"], one, "withdrawn")

    def never(task: object) -> dict[str, object]:
        raise AssertionError

    assert lives.check(never).state == "withdrawn"
    assert not lives.blobs.path(one.sha256).exists()
    assert lives.check(never) is None


def test_withdrawn_while_it_is_read_stays_withdrawn(lives: Lives) -> None:
    one = lives.at("received", table())

    def meanwhile(task: object) -> dict[str, object]:
        lives.step(lives.people["contributor"], one, "withdrawn")
        return stub(task)

    assert lives.check(meanwhile).state == "withdrawn"
    assert not lives.blobs.path(one.sha256).exists()


def test_worker_that_dies_leaves_it_waiting(lives: Lives) -> None:
    one = lives.at("received")

    def dies(task: object) -> dict[str, object]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lives.check(dies)
    assert lives.seen(one.id) == one
    assert lives.check(stub).state == "ready"


def test_two_workers_read_two_submissions(lives: Lives) -> None:
    first, second = lives.at("received"), lives.at("received")
    read: list[int] = []

    def while_reading(task: object) -> dict[str, object]:
        read.append(lives.check(stub).submission)
        return stub(task)

    assert lives.check(while_reading).submission == first.id
    assert read == [second.id]


def test_new_one_follows_what_was_returned_and_corrects_what_is_out(lives: Lives) -> None:
    returned, released, ready = lives.at("returned"), lives.at("released"), lives.at("ready")

    def send(content: bytes, **earlier: int) -> int:
        given = lives.workflow, lives.people["contributor"], lives.blobs, "MSE_PUPILS"
        return receive(*given, BytesIO(content), "csv", **earlier).submission

    assert lives.seen(send(b"a", follows=returned.id)).follows == returned.id
    assert lives.seen(send(b"b", corrects=released.id)).corrects == released.id
    for earlier in ({"follows": ready.id}, {"corrects": returned.id}, {"follows": released.id}):
        with pytest.raises(Wanting, match="before"):
            send(b"c", **earlier)
    with pytest.raises(NotThere):
        send(b"c", follows=99)
