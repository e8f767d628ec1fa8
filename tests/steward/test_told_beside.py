"""What came of a press is told once, right above what was pressed, on every screen."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from types import ModuleType
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from data.workflow import Asked, Day, Finding, Membership, Person, Received, Step
from indicators.errors import NotAllowed
from indicators.model import LANGUAGES
from steward.doing import told_before, told_here
from steward.screens import calendar, memberships, requests, send
from steward.screens.releases import screen as releases
from steward.screens.submission import comments, decision, questions
from steward.session import Session
from tests.steward.test_screens_of_figures import Somebody, release, submission

REFUSED = "Only a publisher may do this."
AT = datetime(2026, 1, 5, tzinfo=UTC)
PEOPLE = {number: Person(number, "", f"person{number}", "", "") for number in (7, 8, 9)}
ASKED = [
    Asked(str(day), "MSE", "MSE_PUPILS", "az", AT.date(), date(2026, 3, day), None, None, "")
    for day in (12, 13, 14)
]
NOTICES = dict.fromkeys(LANGUAGES, "More pupils.")
TO_COME = calendar.today_in_baku() + timedelta(days=40)
HELD = dict.fromkeys(Membership.__dataclass_fields__) | {"person": 8, "role": "auditor"}
PROPOSED = [
    Membership(**(HELD | {"number": number, "proposed_by": 9, "proposed": AT}))
    for number in (1, 2, 3)
]


@dataclass
class AtWork(Somebody):
    """Somebody at a screen, who is refused what he or she tries to do, or not."""

    is_refused: bool = True
    blobs: Any = None
    login: Any = None
    workflow: Any = None

    @contextmanager
    def acting(self, action: str, _: str) -> Iterator[None]:
        if self.is_refused and action != "read":
            refuse()
        yield


def refuse(*_: Any, **__: Any) -> None:
    raise NotAllowed("publishers only")


def draw_submission(session: Session) -> None:
    one = submission()
    questions.draw_questions(session, one, [Finding(1, False, "", NOTICES, "")])
    decision.draw_decision(session, one, 0)
    comments.draw_comments(session, one)


# What is read from the database, by the screen that reads it.
READ: dict[ModuleType, dict[str, Any]] = {
    calendar: {"days": [Day(1, "routine", ("MSE_PUPILS",), TO_COME, TO_COME, AT, None, ())]},
    releases: {
        "days": [Day(1, "routine", ("MSE_PUPILS",), TO_COME, TO_COME, AT, None, ())],
        "releases_seen": [
            release(number=number, notices=NOTICES, released=released, is_head=number == 3)
            for number, released in ((1, None), (2, AT), (3, AT))
        ],
        "submissions_seen": [submission(id=4, state="approved")],
        "early_seen": [],
        "own_early": [],
        "people": PEOPLE,
    },
    requests: {"requests_seen": ASKED, "refuse_request": None},
    memberships: {
        "people": PEOPLE,
        "memberships": PROPOSED,
        "membership_reasons": {},
        "roles": {"auditor": False},
        "confirm_membership": None,
    },
    decision: {
        "steps_from": [Step("ready", "submitted", "contributor", ())],
        "is_for_another": False,
    },
    comments: {"comments_of": []},
}
# What is pressed on a screen: the words on the button, and which of those that say them.
PRESSED: dict[str, tuple[Callable[[Any], None], list[tuple[str, int]]]] = {
    "calendar": (calendar.draw, [("Announce", 0), ("Cancel the day", 0)]),
    "releases": (
        releases.draw,
        [
            ("Schedule the release", 0),
            ("Take it off the list", 0),
            ("Name the person", 0),
            ("Pull back", 0),
        ],
    ),
    "requests": (
        requests.draw,
        [("Ask for these figures", 0), ("Say that it is not answered", 1)],
    ),
    "memberships": (memberships.draw, [("Confirm", 1), ("End", 0), ("Propose", 0)]),
    "send": (send.draw, [("Send", 0)]),
    "submission": (
        draw_submission,
        [("Keep these answers", 0), ("Submit", 0), ("Keep the comment", 0)],
    ),
}


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let screens read without a database; the framework makes them the program for a while."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    for module, known in READ.items():
        for name, what in known.items():
            monkeypatch.setattr(module, name, lambda *_, what=what, **__: what)
    monkeypatch.setattr(send, "receive", refuse)


def _run(draw):
    draw()


def opened(draw: Callable[[Any], None], session: Somebody) -> AppTest:
    """Open a screen as the frame does, and fill in what its buttons want."""

    def whole() -> None:
        told_before("here")
        draw(session)
        told_here("here")

    test = AppTest.from_function(_run, args=(whole,)).run()
    for one in test.selectbox:
        if one.value is None:
            one.select_index(0)
    for one in test.file_uploader:
        one.upload("MSE_PUPILS.csv", b"any")
    return test.run()


def pressed(test: AppTest, label: str, which: int) -> AppTest:
    for field in test.text_area:
        field.input("Agreed.")
    return [one for one in test.button if one.label == label][which].click().run()


def leaves(node: Node) -> Iterator[Node]:
    """Yield what stands on a screen, in the order in which it is read."""
    if isinstance(node, Block):
        for child in node.children.values():
            yield from leaves(child)
    else:
        yield node


def drawn(test: AppTest) -> list[str]:
    """Return what stands on a screen: markup as it is, buttons by their words."""
    assert not test.exception
    return [
        one.proto.body if one.type == "html" else getattr(one, "label", "")
        for one in leaves(test.main)
    ]


@pytest.mark.parametrize("screen", PRESSED)
def test_a_refusal_is_told_once_right_above_what_was_pressed(screen: str) -> None:
    draw, buttons = PRESSED[screen]
    test = opened(draw, AtWork({"contributor", "reviewer", "publisher", "administrator"}))
    for label, which in buttons:
        seen = drawn(pressed(test, label, which))
        button = [place for place, what in enumerate(seen) if what == label][which]
        assert [place for place, what in enumerate(seen) if REFUSED in what] == [button - 1]
        assert "role='alert'" in seen[button - 1]


@pytest.mark.parametrize("screen", PRESSED)
def test_a_refusal_said_once_more_is_new_on_the_screen_and_read_out(screen: str) -> None:
    draw, [(label, which), *_] = PRESSED[screen]
    test = opened(draw, AtWork({"contributor", "reviewer", "publisher", "administrator"}))
    press = partial(pressed, test, label, which)
    first, second, unasked = (
        [what for what in drawn(act()) if REFUSED in what] for act in (press, press, test.run)
    )
    assert len(first) == len(second) == 1
    assert first != second
    assert unasked == second


# What is pressed leaves its list: what is read then, and what is told.
LEFT: dict[str, tuple[ModuleType, str, dict[str, Any], str]] = {
    "requests": (requests, "requests_seen", {"refused": AT.date()}, "marked as not answered"),
    "memberships": (memberships, "memberships", {"confirmed": AT}, "It is confirmed."),
}


@pytest.mark.parametrize("screen", LEFT)
def test_what_leaves_a_list_is_told_where_it_was(
    monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    module, name, over, done = LEFT[screen]
    draw, buttons = PRESSED[screen]
    label, which = next(one for one in buttons if one[1])
    test = opened(draw, AtWork({"contributor", "administrator"}, is_refused=False))
    first, second, third = READ[module][name]
    monkeypatch.setattr(module, name, lambda _: [first, replace(second, **over), third])
    seen = drawn(pressed(test, label, which))
    (told,) = [place for place, what in enumerate(seen) if done in what]
    before, after = [place for place, what in enumerate(seen) if what == label]
    assert before < told < after
    assert "role='status'" in seen[told]


def test_what_went_with_a_right_is_told_at_the_end_of_the_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = AtWork({"contributor", "publisher"})
    test = opened(calendar.draw, one)
    one.roles.remove("publisher")
    seen = drawn(pressed(test, "Announce", 0))
    assert "Announce" not in seen
    assert [place for place, what in enumerate(seen) if REFUSED in what] == [len(seen) - 1]


def test_that_a_file_is_received_is_told_until_another_one_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(send, "receive", lambda *_, **__: Received(1, made=True))
    monkeypatch.setattr(send, "submission_of", lambda *_: submission())
    monkeypatch.setattr(send, "submissions_seen", lambda _: [])
    test = pressed(opened(send.draw, AtWork({"contributor"})), "Send", 0)
    assert sum("The file is received." in what for what in drawn(test)) == 1
    seen = drawn(pressed(test, "Send another table", 0))
    assert "Send" in seen
    assert not any("The file is received." in what for what in seen)
