"""What waits for the person, the oldest first; and what others are at, with who does what next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from data.request import request_numbered
from data.workflow import (
    Acting,
    Asked,
    Submission,
    requests_seen,
    submissions_seen,
)
from indicators.catalog import catalog
from indicators.flows import flow_of, flows
from indicators.words import Words
from pages.parts.announced import flow_title
from pages.parts.drawing import listed_table
from steward.pieces import heading, title, way
from steward.screens.submission import is_for_another
from steward.session import Session
from steward.words import BAKU, OVER, agency_name, state_name, what_next

_ROLE = {"ready": "contributor", "submitted": "reviewer", "reviewed": "publisher"} | {
    "approved": "publisher",
    "faulty": "contributor",
    "returned": "contributor",
}  # who takes the next step of a submission


@dataclass(frozen=True)
class Task:
    """One thing that waits: since when, what it is, what is to be done, by when, and where."""

    since: date
    what: str
    to_do: str
    due: date | None
    link: str


def draw(session: Session) -> None:
    """Draw the person's tasks, and what others are at."""
    words = session.words
    with session.acting("read", "tasks") as acting:
        asked, sent = requests_seen(acting), submissions_seen(acting)
        own = [one for one in sent if is_own_task(one, sent, session, acting)]
    found = [
        *_requests_due(asked, session),
        *(_submission_task(one, words) for one in own),
    ]
    title(words("My tasks"), _counted(found, words))
    if found:
        _draw_tasks(sorted(found, key=lambda task: task.since), words)
    else:
        st.html(f"<div class='crm-empty'>{beginnings(session)}</div>")
    others = [one for one in sent if one not in own and one.state not in OVER]
    _draw_others(others, words)


def is_own_task(
    one: Submission, every: Iterable[Submission], session: Session, acting: Acting
) -> bool:
    """Return whether the next step of a submission is the person's to take."""
    role = _ROLE.get(one.state)
    if role is None or not session.may(role, one.agency if role == "contributor" else None):
        return False
    if one.state in OVER:
        return not any(later.follows == one.id for later in every)
    return not is_for_another(acting, one.id, role)


def beginnings(session: Session) -> str:
    """Return, as markup, that nothing waits, and what somebody of these roles can begin here."""
    words = session.words
    told = [escape(words("Nothing waits for you. When something does, it stands here first."))]
    if session.may("contributor"):
        told.append(
            _leads(
                words(
                    "What your agency is asked for, with the table to fill in, stands under "
                    "{requests}. A table that is ready is sent under {send}."
                ),
                requests=way("requests", words("Requests")),
                send=way("send", words("Send a table")),
            )
        )
    if session.may("reviewer") or session.may("publisher"):
        told.append(
            _leads(
                words(
                    "You can ask an agency for figures under {requests}. What an agency submits "
                    "comes to this list for review and approval."
                ),
                requests=way("requests", words("Requests")),
            )
        )
    if session.may("publisher"):
        told.append(
            _leads(
                words(
                    "You can announce a day of release in the {calendar}; what is approved goes "
                    "into a release under {releases}."
                ),
                calendar=way("calendar", words("calendar")),
                releases=way("releases", words("Releases")),
            )
        )
    return "".join(f"<p>{one}</p>" for one in told)


def _leads(sentence: str, **ways: str) -> str:
    """Return a sentence as markup, with ways in its places."""
    return escape(sentence).format(**ways)


def asked_alone(one: Asked) -> str:
    """Return the indicator that a request asks for alone; nothing where it is all of a flow."""
    found = request_numbered(flow_of(one.flow), one.number) if one.flow in flows() else None
    return found.only if found else ""


def asked_title(one: Asked, words: Words) -> str:
    """Return what is asked for: the flow, and of it the one indicator where it is one alone."""
    title, only = flow_title(one.flow, words), asked_alone(one)
    return f"{title}: {words.of(catalog()[only].name)}" if only else title


def _counted(found: list[Task], words: Words) -> str:
    if not found:
        return ""
    return words.plural("{n} thing waits for you", "{n} things wait for you", len(found))


def _requests_due(asked: Iterable[Asked], session: Session) -> Iterator[Task]:
    words = session.words
    for one in asked:
        is_open = one.answered is None and one.refused is None
        if is_open and session.may("contributor", one.agency):
            what = words(
                "Request {number}: {flow}", number=one.number, flow=asked_title(one, words)
            )
            to_do = words("Fill in the table and send it, or say why you do not answer.")
            link = way("requests", words("Open the request"), request=one.number)
            yield Task(one.asked, what, to_do, one.due, link)


def _title(one: Submission, words: Words) -> str:
    return flow_title(one.flow, words)


def _submission_task(one: Submission, words: Words) -> Task:
    what = words("Submission {number}: {flow}", number=one.id, flow=_title(one, words))
    since = (one.submitted or one.received).astimezone(BAKU).date()
    if one.state == "approved":
        link = way("releases", words("Schedule its release"))
    else:
        link = way("submissions", words("Open the submission"), submission=one.id)
    return Task(since, what, what_next(one.state, words), None, link)


def _draw_tasks(found: Iterable[Task], words: Words) -> None:
    head = [
        words("What"),
        words("Waits since"),
        words("What is to be done"),
        words("Due"),
        words("Where"),
    ]
    rows = [
        [
            escape(task.what),
            escape(words.date(task.since)),
            escape(task.to_do),
            escape(due_said(task.due, date.today(), words)),
            task.link,
        ]
        for task in found
    ]
    st.html(listed_table(head, rows))


def due_said(due: date | None, today: date, words: Words) -> str:
    """Return by when something is due, and whether that is past; a dash where it is not due."""
    if due is None:
        return "–"
    day = words.date(due)
    return words("{day}, overdue", day=day) if due < today else day


def _draw_others(others: list[Submission], words: Words) -> None:
    """Draw what is in work and waits for somebody else."""
    if not others:
        return
    heading(words("In work with others"))
    head = [
        words("Submission"),
        words("Agency"),
        words("State"),
        words("What happens next"),
        words("Where"),
    ]
    rows = [
        [
            escape(f"{one.id}. {_title(one, words)}"),
            escape(agency_name(one.agency, words)),
            escape(state_name(one.state, words)),
            escape(what_next(one.state, words)),
            way("submissions", words("Open"), submission=one.id),
        ]
        for one in others
    ]
    st.html(listed_table(head, rows))
