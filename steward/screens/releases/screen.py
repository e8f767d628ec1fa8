"""Releases as they stand, and what a publisher decides of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape

import streamlit as st

from data.workflow import (
    Early,
    Person,
    ReleaseSeen,
    days,
    early_seen,
    own_early,
    people,
    releases_seen,
    submissions_seen,
)
from indicators.words import Words
from pages.parts.announced import kind_name
from pages.parts.drawing import empty, listed_table
from steward.pieces import heading, title, way
from steward.screens.releases.back import draw_pulling_back, draw_withdrawing
from steward.screens.releases.early import draw_naming
from steward.screens.releases.preview import draw_own_early
from steward.screens.releases.schedule import draw_scheduling
from steward.session import Session
from steward.words import moment


def draw(session: Session) -> None:
    """Draw the releases, and what a publisher may do."""
    words = session.words
    with session.acting("read", "releases") as acting:
        every, sent = releases_seen(acting), submissions_seen(acting)
        coming_days, early, known = days(acting), early_seen(acting), people(acting)
        own = own_early(acting)
    title(
        words("Releases"),
        words(
            "A release is built by the server where no reader sees it, and shown to all at its "
            "time. What it brings was approved before."
        ),
    )
    draw_own_early(session, own)
    coming = [one for one in every if one.is_open]
    if coming or not own:  # whoever is named for one is told of it above
        heading(words("To come"))
    if coming:
        st.html(_listed(coming, words))
    elif not own:
        empty(words("No release is scheduled."))
    if session.may("publisher"):
        draw_scheduling(session, sent, coming_days, every)
        draw_withdrawing(session, coming)
        draw_naming(session, coming, known)
        draw_pulling_back(session, every)
    told = {one.release for one in own}  # above, with its figures
    others = [one for one in early if one.person != session.person or one.release not in told]
    _draw_early(others, every, known, session)
    _draw_past([one for one in every if not one.is_open], words)


def stands(one: ReleaseSeen, words: Words) -> str:
    """Return where a release stands."""
    if one.withdrawn and one.left_out and not one.submissions:
        return words("off the list: every submission of it has left it")
    if one.withdrawn:
        return words("taken off the list: {why}", why=one.reason)
    if one.is_head:
        return words("what readers see now")
    if one.released:
        return words("out, another came after it")
    if one.staged:
        return words("built and checked, waits for its time")
    return words("scheduled, not built yet")


def _listed(found: Iterable[ReleaseSeen], words: Words) -> str:
    head = [
        words("Release"),
        words("Kind"),
        words("Time"),
        words("Submissions"),
        words("State"),
        words("Notice"),
    ]
    rows = [
        [
            escape(one.name or words("number {number}", number=one.number)),
            escape(kind_name(one.kind, words)),
            escape(_time(one, words)),
            _submissions(one.submissions) + _left_out(one.left_out, words),
            escape(stands(one, words)),
            escape(words.of(one.notices)) or "–",
        ]
        for one in found
    ]
    return listed_table(head, rows)


def _time(one: ReleaseSeen, words: Words) -> str:
    when: datetime = one.released or one.due
    return moment(when, words)


def _submissions(numbers: Sequence[int]) -> str:
    return ", ".join(way("submissions", str(n), submission=n) for n in numbers) or "–"


def _left_out(found: Mapping[int, str], words: Words) -> str:
    """Return, as markup, which submissions a release goes out without, and why."""
    why = {
        "ready": words("another release changed its difference: it is decided on anew"),
        "faulty": words("beside another release it has faults"),
        "withdrawn": words("withdrawn"),
    }
    told = [
        f"{way('submissions', str(number), submission=number)} ({escape(why[became])})"
        for number, became in found.items()
    ]
    without = escape(words("Goes out without"))
    return f"<br>{without} {', '.join(told)}" if told else ""


def _draw_early(
    early: Sequence[Early],
    every: Iterable[ReleaseSeen],
    known: Mapping[int, Person],
    session: Session,
) -> None:
    """Draw who is shown which release before its time."""
    if not early:
        return
    words = session.words
    names = {one.number: one.name or words("number {number}", number=one.number) for one in every}
    heading(
        words("Shown before its time"),
        words("By name, in the last 24 hours; the list is public once the release is out."),
    )
    head = [words("Person"), words("Office"), words("Release"), words("Why"), words("Seen")]
    rows = [
        [
            escape(_name(one.person, known, session)),
            escape(one.office),
            escape(names.get(one.release, words("number {number}", number=one.release))),
            escape(one.reason),
            escape(moment(one.seen, words) if one.seen else words("not yet")),
        ]
        for one in early
    ]
    st.html(listed_table(head, rows))


def _name(number: int, known: Mapping[int, Person], session: Session) -> str:
    if number == session.person:
        return session.words("you")
    person = known.get(number)
    return (person.name or person.subject) if person else session.words("another person")


def _draw_past(found: Sequence[ReleaseSeen], words: Words) -> None:
    if found:
        heading(words("Out, and taken off the list"))
        st.html(_listed(found, words))
