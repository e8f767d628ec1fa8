"""What somebody who is named sees of a release before its time, marked with the person's name."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.workflow import OwnEarly, staged_changes
from indicators.words import Words
from pages.parts.drawing import empty, listed_table
from steward.pieces import asked_number, heading, way
from steward.screens.submission import changes_counted, changes_frame, draw_figures
from steward.session import Session
from steward.words import moment

_ASKED = "early"


def draw_own_early(session: Session, named: Sequence[OwnEarly]) -> None:
    """Draw the releases that the person is named for, and the figures of the one that is asked for.

    They are read anew in each run: once the release is out, or off the list, nothing is kept.
    """
    if not named:
        return
    words = session.words
    heading(
        words("Shown to you before its time"),
        words(
            "In its last 24 hours. Each reading is written down; your name is public afterwards."
        ),
    )
    st.html(_listed(named, words))
    chosen = next((one for one in named if one.release == asked_number(_ASKED)), None)
    if chosen is not None and chosen.is_open:
        _draw_figures(session, chosen)


def _listed(named: Sequence[OwnEarly], words: Words) -> str:
    head = [words("Release"), words("You see it from"), words("Everybody sees it from"), ""]
    rows = [
        [
            escape(words("number {number}", number=one.release)),
            escape(moment(one.opens, words)),
            escape(moment(one.due, words)),
            way("releases", words("See the figures"), early=one.release)
            if one.is_open
            else escape(words("not yet")),
        ]
        for one in named
    ]
    return listed_table(head, rows)


def _draw_figures(session: Session, one: OwnEarly) -> None:
    words = session.words
    with session.acting("preview", f"release {one.release}") as acting:
        changes = changes_frame(staged_changes(acting, one.release))
    st.html(
        f"<p class='crm-note crm-internal'><strong>{escape(_marked(session, one))}</strong></p>"
    )
    figures = changes[changes["figure"].astype(bool)] if len(changes) else changes
    if figures.empty:
        empty(words("No figure changes."))
        return
    st.html(changes_counted(figures, words))
    draw_figures(session, f"early-{one.release}", figures)


def _marked(session: Session, one: OwnEarly) -> str:
    """Return for whom the figures are, and until when they are for nobody else."""
    return session.words(
        "Not released. Shown to {name}, {office}, before others: until {moment} it is neither "
        "passed on nor quoted.",
        name=session.login.name or session.login.subject,
        office=one.office,
        moment=moment(one.due, session.words),
    )
