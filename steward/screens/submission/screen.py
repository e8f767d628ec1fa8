"""One submission, part by part in the order of the work; or the list, where none is asked for."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from data.workflow import Submission, submission_of, submissions_seen
from indicators.words import Words
from pages.parts.announced import flow_title
from pages.parts.drawing import empty, listed_table
from steward.pieces import asked_number, title, way
from steward.screens.submission.changes import draw_changes
from steward.screens.submission.comments import draw_comments
from steward.screens.submission.decision import draw_decision
from steward.screens.submission.faults import draw_faults
from steward.screens.submission.head import draw_head
from steward.screens.submission.history import draw_history
from steward.screens.submission.questions import draw_questions
from steward.screens.submission.read import read_seen
from steward.session import Session
from steward.words import agency_name, moment, state_name


def draw(session: Session) -> None:
    """Draw the submission that the address asks for, or the list."""
    if "submission" in st.query_params:
        _draw_one(session, asked_number("submission") or 0)
    else:
        _draw_list(session)


def _draw_one(session: Session, number: int) -> None:
    """Draw one; another agency's is answered as one that is not there."""
    with session.acting("read", f"submission {number}") as acting:
        one = submission_of(acting, number)
        every = submissions_seen(acting)
    draw_head(session, one, every)
    seen = read_seen(session, one)
    if seen.faults:
        draw_faults(session, one, seen.faults)
    if one.difference_hash:
        draw_changes(session, one, seen.changes)
        draw_questions(session, one, seen.questions)
    draw_decision(session, one, seen.unanswered)
    draw_comments(session, one)
    draw_history(session, one)


def _draw_list(session: Session) -> None:
    words = session.words
    with session.acting("read", "submissions") as acting:
        every = submissions_seen(acting)
    title(words("Submissions"), words("What agencies have sent, the latest first."))
    if every:
        st.html(_listed(every, words))
    else:
        empty(words("Nothing has been sent yet."))


def _listed(every: Iterable[Submission], words: Words) -> str:
    head = [words("Submission"), words("Agency"), words("State"), words("Received"), words("Where")]
    rows = [
        [
            escape(f"{one.id}. {flow_title(one.flow, words)}"),
            escape(agency_name(one.agency, words)),
            escape(state_name(one.state, words)),
            escape(moment(one.received, words)),
            way("submissions", words("Open"), submission=one.id),
        ]
        for one in every
    ]
    return listed_table(head, rows)
