"""Every step that a submission took, with its reason."""

from html import escape

import streamlit as st

from data.workflow import Decision, Submission, decisions_of
from pages.parts.drawing import listed_table
from steward.pieces import heading
from steward.screens.submission.head import person_name
from steward.session import Session
from steward.words import moment, state_name


def draw_history(session: Session, one: Submission) -> None:
    """Draw the steps, the first one first."""
    words = session.words
    with session.acting("read", f"submission {one.id}") as acting:
        steps = decisions_of(acting, one.id)
    heading(words("What happened so far"))
    names = {step.person: _who(session, one, step) for step in steps}
    head = [words("When"), words("Step"), words("Who"), words("Reason")]
    rows = [
        [
            escape(moment(step.at, words)),
            escape(state_name(step.to_state, words)),
            escape(names[step.person]),
            escape(step.reason or "–"),
        ]
        for step in steps
    ]
    st.html(listed_table(head, rows))


def _who(session: Session, one: Submission, step: Decision) -> str:
    if step.person is not None:
        return person_name(session, step.person)
    words = session.words
    return words("a machine") if step.from_state is None else words("the server")
