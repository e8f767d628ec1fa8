"""Comments: open ones, which the agency reads too, and internal ones of those who decide."""

from html import escape

import streamlit as st

from data.workflow import Submission, comment, comments_of
from steward.doing import attempt, clear, draw_told, written
from steward.pieces import heading
from steward.screens.submission.head import person_name
from steward.session import Session
from steward.words import moment

_TEXT, _INTERNAL, _PLACE = "crm-comment", "crm-comment-internal", "comments"


def draw_comments(session: Session, one: Submission) -> None:
    """Draw the comments that the person may see, and a field for another."""
    words = session.words
    with session.acting("read", f"submission {one.id}") as acting:
        known = comments_of(acting, one.id)
    heading(words("Comments"))
    for said in known:
        kind = words("internal") if said.internal else words("open")
        name = person_name(session, said.person)
        above = f"{name} · {moment(said.at, words)} · {kind}"
        look = "crm-note crm-internal" if said.internal else "crm-note"
        st.html(
            f"<div class='{look}'><p class='crm-sub'>{escape(above)}</p>"
            f"<p>{escape(said.text)}</p></div>"
        )
    with st.expander(words("Write a comment")), st.form("crm-comments", border=False):
        st.text_area(words("Comment"), key=_TEXT)
        if decides(session, one):
            st.checkbox(words("Internal: the agency does not see it"), value=True, key=_INTERNAL)
        draw_told(_PLACE)
        st.form_submit_button(words("Keep the comment"), on_click=_comment, args=(session, one.id))


def decides(session: Session, one: Submission) -> bool:
    """Return whether the person is among those who decide on it, and not of the agency."""
    above = session.may("reviewer") or session.may("publisher")
    return above and not session.may("contributor", one.agency)


def _comment(session: Session, number: int) -> None:
    internal = bool(st.session_state.get(_INTERNAL, False))
    if attempt(
        session,
        "comment",
        f"submission {number}",
        lambda acting: comment(acting, number, written(_TEXT), internal=internal),
        session.words("The comment is kept."),
        _PLACE,
    ):
        clear(_TEXT)
