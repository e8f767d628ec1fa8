"""Taking a release off the list before its time, and pulling back the one that is out."""

from collections.abc import Sequence

import streamlit as st

from data.workflow import ReleaseSeen, pull_back, withdraw_release
from indicators.words import Words
from pages.parts.announced import kind_name
from pages.parts.messages import message
from steward.doing import attempt, clear, draw_told, written
from steward.lists import choose_one, chosen
from steward.screens.notices import notice_fields, notice_keys, notices
from steward.session import Session
from steward.words import moment

_OFF, _BACK = "crm-off", "crm-back"


def release_label(one: ReleaseSeen, words: Words) -> str:
    """Return a release in a line: its name, its kind, its time."""
    name = one.name or words("number {number}", number=one.number)
    return f"{name}, {kind_name(one.kind, words)}, {moment(one.released or one.due, words)}"


def draw_withdrawing(session: Session, coming: Sequence[ReleaseSeen]) -> None:
    """Draw how a release that is not out yet is taken off the list."""
    if not coming:
        draw_told(_OFF)
        return
    words, known = session.words, {one.number: one for one in coming}
    with st.expander(words("Take a release off the list"), key=f"{_OFF}-fold"):
        choose_one(
            words("Release"),
            [*known],
            lambda number: release_label(known[number], words),
            f"{_OFF}-which",
        )
        told = words("Where its day was announced, readers are told why it does not come out.")
        message("hint", told)
        with st.form(_OFF, border=False):
            notice_fields(_OFF, words)
            st.text_area(words("Reason: it is kept with the decision"), key=f"{_OFF}-why")
            draw_told(_OFF)
            st.form_submit_button(
                words("Take it off the list"), on_click=_withdraw, args=(session,)
            )


def _withdraw(session: Session) -> None:
    number: int = chosen(f"{_OFF}-which")
    why, told = written(f"{_OFF}-why"), notices(_OFF)
    if attempt(
        session,
        "withdraw release",
        f"release {number}",
        lambda acting: withdraw_release(acting, number, why, told),
        session.words("The release is off the list."),
        _OFF,
    ):
        clear(f"{_OFF}-why", *notice_keys(_OFF))


def draw_pulling_back(session: Session, every: Sequence[ReleaseSeen]) -> None:
    """Draw how readers are shown an earlier release once more, as a new one."""
    earlier = {one.number: one for one in every if one.released and not one.is_head}
    if not earlier:
        draw_told(_BACK)
        return
    words = session.words
    with st.expander(words("Pull back what is out"), key=f"{_BACK}-fold"):
        told = words("A new release with the content of an earlier one comes out at once.")
        message("hint", told)
        choose_one(
            words("Back to"),
            [*earlier],
            lambda number: release_label(earlier[number], words),
            f"{_BACK}-which",
        )
        with st.form(_BACK, border=False):
            notice_fields(_BACK, words)
            st.text_area(words("Reason: it is kept with the decision"), key=f"{_BACK}-why")
            draw_told(_BACK)
            st.form_submit_button(words("Pull back"), on_click=_pull_back, args=(session,))


def _pull_back(session: Session) -> None:
    number: int = chosen(f"{_BACK}-which")
    why, told = written(f"{_BACK}-why"), notices(_BACK)
    if attempt(
        session,
        "pull back",
        f"release {number}",
        lambda acting: pull_back(acting, number, told, why),
        session.words("The server builds the earlier release once more and shows it at once."),
        _BACK,
    ):
        clear(f"{_BACK}-why", *notice_keys(_BACK))
