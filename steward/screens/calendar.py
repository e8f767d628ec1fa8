"""The calendar: which figures come out on which day; announced four weeks ahead."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from html import escape

import streamlit as st

from data.workflow import Day, announce, change_day, days
from indicators.flows import flows
from indicators.words import Words
from pages.parts.announced import day_changes, flow_title, flow_titles, kind_name
from pages.parts.drawing import empty, listed_table
from steward.doing import attempt, clear, draw_told
from steward.lists import choose_one, choose_some, chosen
from steward.pieces import heading, title
from steward.screens.notices import LANGUAGE_NAMES, notice_keys, notices
from steward.session import Session
from steward.words import BAKU

_AHEAD = timedelta(days=28)
_OFFERED = 200  # days to choose from
_CANCELLED = date.min  # in the list of new days: none
_KINDS = ("routine", "method")
_WHY = "crm-change-why"
_ANNOUNCE, _CHANGE = "announce", "change"


def draw(session: Session) -> None:
    """Draw the calendar; a publisher announces days and changes them."""
    words = session.words
    with session.acting("read", "calendar") as acting:
        every = days(acting)
    title(
        words("Calendar"),
        words(
            "Every release of new figures has its day, announced at least four weeks ahead. A day "
            "that changes says why."
        ),
    )
    today = today_in_baku()
    coming = [one for one in every if one.cancelled is None and one.day >= today]
    heading(words("Days to come"))
    if coming:
        st.html(_listed(coming, words))
    else:
        empty(words("No day is announced."))
    if session.may("publisher"):
        _draw_announcing(session, today)
        _draw_changing(session, coming, today)
    gone = [one for one in every if one not in coming]
    if gone:
        heading(words("Past and cancelled"))
        st.html(_listed(gone[::-1], words))


def today_in_baku() -> date:
    """Return the day it is in Baku."""
    return datetime.now(BAKU).date()


def _listed(found: Iterable[Day], words: Words) -> str:
    head = [words("Day"), words("Kind"), words("What"), words("Announced on"), words("Changes")]
    rows = [
        [
            escape(words.date(one.day)),
            escape(kind_name(one.kind, words)),
            escape(flow_titles(one.flows, words)),
            escape(words.date(one.announced.astimezone(BAKU).date())),
            "<br>".join(map(escape, day_changes(one, words))) or "–",
        ]
        for one in found
    ]
    return listed_table(head, rows)


def _days_from(first: date) -> list[date]:
    every = (first + timedelta(days=n) for n in range(_OFFERED))
    return [day for day in every if day.weekday() < 5]


def _draw_announcing(session: Session, today: date) -> None:
    words = session.words
    with st.expander(words("Announce a day"), key="crm-announce"):
        choose_one(words("Kind"), _KINDS, lambda code: kind_name(code, words), "crm-announce-kind")
        choose_some(
            words("What will be released"),
            [*flows()],
            lambda code: flow_title(code, words),
            "crm-announce-flows",
        )
        ahead = _days_from(today + _AHEAD)
        choose_one(words("Day"), ahead, words.date, "crm-announce-day")
        draw_told(_ANNOUNCE)
        st.button(
            words("Announce"),
            type="primary",
            key="crm-announce-do",
            on_click=_announce,
            args=(session,),
        )


def _announce(session: Session) -> None:
    given = [chosen(f"crm-announce-{name}") for name in ("kind", "flows", "day")]
    if attempt(
        session,
        "announce",
        "calendar",
        lambda acting: announce(acting, *given),
        session.words("The day is announced."),
        _ANNOUNCE,
    ):
        clear("crm-announce-flows")


def _draw_changing(session: Session, coming: Sequence[Day], today: date) -> None:
    if not coming:
        draw_told(_CHANGE)
        return
    words = session.words
    known = {one.number: one for one in coming}
    with st.expander(words("Change or cancel a day"), key="crm-change-fold"):
        number = choose_one(
            words("Announced day"),
            [*known],
            lambda one: f"{words.date(known[one].day)}: {flow_titles(known[one].flows, words)}",
            "crm-change-which",
        )
        choose_one(
            words("New day"),
            [_CANCELLED, *_days_from(max(known[number].earliest, today))],
            lambda day: words("none: cancel it") if day == _CANCELLED else words.date(day),
            "crm-change-day",
        )
        with st.form("crm-change", border=False):
            for code, name in LANGUAGE_NAMES.items():
                label = words("Reason: everybody may read it, {language}", language=name)
                st.text_area(label, key=f"{_WHY}-{code}", height=80)
            draw_told(_CHANGE)
            st.form_submit_button(
                words("Change it") if _new_day() else words("Cancel the day"),
                on_click=_change,
                args=(session,),
            )


def _new_day() -> date | None:
    """Return the day that is chosen in place of another; None where that is cancelled."""
    day: date = chosen("crm-change-day")
    return None if day == _CANCELLED else day


def _change(session: Session) -> None:
    number, day, why = chosen("crm-change-which"), _new_day(), notices(_WHY)
    if attempt(
        session,
        "change day",
        f"calendar {number}",
        lambda acting: change_day(acting, number, day, why),
        session.words("The calendar is changed."),
        _CHANGE,
    ):
        clear(*notice_keys(_WHY))
