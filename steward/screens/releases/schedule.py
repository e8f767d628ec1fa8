"""Scheduling: what was approved goes into a release, on its announced day or as a correction."""

from collections.abc import Sequence
from datetime import datetime, time

import streamlit as st

from data.workflow import Acting, Day, ReleaseSeen, Submission, advance, schedule
from indicators.words import Words
from pages.parts.announced import flow_title, flow_titles, kind_name
from pages.parts.messages import message
from steward.doing import attempt, clear, draw_told, written
from steward.lists import choose_among, choose_one, choose_some, chosen, forget
from steward.pieces import heading
from steward.screens.calendar import today_in_baku
from steward.screens.notices import notice_fields, notice_keys, notices
from steward.session import Session
from steward.words import BAKU, agency_name

_KEY = "crm-schedule"
_HOURS = (10, 11, 12, 14, 15, 16)
_AT_ONCE = 0  # in the list of hours: as soon as it is built
_KINDS = ("routine", "correction", "method")


def draw_scheduling(
    session: Session,
    sent: Sequence[Submission],
    every_day: Sequence[Day],
    releases: Sequence[ReleaseSeen],
) -> None:
    """Draw what a release is made of: submissions, kind, time, notice."""
    words = session.words
    heading(words("Schedule a release"))
    ready = to_schedule(sent, releases)
    if not ready:
        draw_told(_KEY)
        message("info", words("No approved submission waits for a release."))
        return
    kind = choose_among(words("Kind"), _KINDS, lambda code: kind_name(code, words), f"{_KEY}-kind")
    today = today_in_baku()
    fitting = [
        one for one in every_day if one.kind == kind and one.cancelled is None and one.day >= today
    ]
    if kind != "correction" and not fitting:
        draw_told(_KEY)
        message(
            "info",
            words(
                "No day of this kind is announced: the calendar comes first. "
                "A correction needs none."
            ),
        )
        return
    _draw_form(session, kind, {one.id: one for one in ready}, {one.number: one for one in fitting})


def to_schedule(sent: Sequence[Submission], releases: Sequence[ReleaseSeen]) -> list[Submission]:
    """Return what is approved, or scheduled and in no release that is still to come or out."""
    taken = {n for one in releases if one.withdrawn is None for n in one.submissions}
    states = ("approved", "scheduled")
    return [one for one in sent if one.state in states and one.id not in taken]


def _draw_form(
    session: Session, kind: str, ready: dict[int, Submission], fitting: dict[int, Day]
) -> None:
    words = session.words
    choose_some(
        words("What it brings"),
        [*ready],
        lambda number: _label(ready[number], words),
        f"{_KEY}-what",
        [*ready] if len(ready) == 1 else (),
    )
    if kind != "correction":
        _choose_day(fitting, words)
    _choose_hour(kind, words)
    with st.form(_KEY, border=False):
        notice_fields(_KEY, words)
        st.text_area(words("Reason: it is kept with the decision"), key=f"{_KEY}-why", height=80)
        draw_told(_KEY)
        st.form_submit_button(
            words("Schedule the release"),
            type="primary",
            on_click=_schedule,
            args=(session, kind, ready, fitting),
        )


def _choose_day(fitting: dict[int, Day], words: Words) -> None:
    choose_one(
        words("Announced day"),
        [*fitting],
        lambda one: f"{words.date(fitting[one].day)}: {flow_titles(fitting[one].flows, words)}",
        f"{_KEY}-day",
    )


def _choose_hour(kind: str, words: Words) -> None:
    """Draw the hours of its day at which a release may come out."""
    at_once, today = words("as soon as it is built"), kind == "correction"
    on_the_day = at_once if today else words("as soon as it is built, on that day")

    def named(hour: int) -> str:
        if hour == _AT_ONCE:
            return on_the_day
        return words("today, {hour}", hour=f"{hour}:00") if today else f"{hour}:00"

    hours = (_AT_ONCE, *_HOURS) if today else (*_HOURS, _AT_ONCE)
    choose_one(words("Time"), hours, named, f"{_KEY}-hour-{kind}")


def _label(one: Submission, words: Words) -> str:
    return f"{one.id}. {flow_title(one.flow, words)} ({agency_name(one.agency, words)})"


def due_at(day: Day | None, hour: int | None, now: datetime) -> datetime:
    """Return when a release is due: an hour of its day; without one as soon as it can be."""
    on = day.day if day else now.astimezone(BAKU).date()
    at = datetime.combine(on, time(hour or 0), BAKU)
    return at if hour else max(at, now)


def _schedule(
    session: Session, kind: str, ready: dict[int, Submission], fitting: dict[int, Day]
) -> None:
    """Take the last step of each submission and make the release, all or nothing."""
    why, told = written(f"{_KEY}-why"), notices(_KEY)
    brings = [ready[number] for number in chosen(f"{_KEY}-what")]
    day = None if kind == "correction" else fitting[chosen(f"{_KEY}-day")]
    hour = chosen(f"{_KEY}-hour-{kind}")
    due = due_at(day, None if hour == _AT_ONCE else hour, datetime.now(BAKU))

    def make(acting: Acting) -> None:
        for one in brings:
            if one.state == "approved":
                advance(acting, one, "scheduled", why)
        numbers = [one.id for one in brings]
        schedule(acting, kind, due, numbers, told, day.number if day else None)

    done = session.words("The release is scheduled. The server builds it and shows it at its time.")
    if attempt(session, "schedule", "release", make, done, _KEY):
        clear(f"{_KEY}-why", *notice_keys(_KEY))
        forget(f"{_KEY}-what")
