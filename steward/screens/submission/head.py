"""What a submission is, where it stands, and who does what next."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.workflow import Submission, people
from indicators.words import Words
from pages.parts.messages import message
from steward.names import agency_name
from steward.pieces import lines, title
from steward.screens.send import in_work_said, in_work_too
from steward.screens.tasks import flow_title
from steward.session import Session
from steward.states import state_name, what_next
from steward.times import moment
from steward.ways import way


def draw_head(session: Session, one: Submission, every: Sequence[Submission]) -> None:
    """Draw the head of a submission."""
    words = session.words
    title(
        words("Submission {number}: {flow}", number=one.id, flow=flow_title(one.flow, words)),
        f"{_capital(state_name(one.state, words))}. {what_next(one.state, words)}",
    )
    lines(
        [
            (words("Agency"), agency_name(one.agency, words)),
            (words("Sent"), f"{moment(one.received, words)}, {sender(session, one)}"),
            *([(words("Request"), one.request)] if one.request else []),
            (words("File"), _file(one, words)),
        ]
    )
    st.html(_links(one, every, words))
    message("info", in_work_said(in_work_too(every, one), words))


def sender(session: Session, one: Submission) -> str:
    """Return who sent it, as far as the person may know."""
    words = session.words
    if one.sent_by is None:
        return words("by a machine")
    return person_name(session, one.sent_by)


def person_name(session: Session, number: int) -> str:
    """Return a person's name; a contributor knows no names but the own."""
    words = session.words
    if number == session.person:
        return words("you")
    with session.acting("read", "people") as acting:
        known = people(acting).get(number)
    return (known.name or known.subject) if known else words("another person")


def _file(one: Submission, words: Words) -> str:
    kept = "" if one.kept else f", {words('not kept')}"
    size = words.number(max(1, round(one.size / 1000)), 0)
    return f"{one.form.upper()}, {size} kB{kept}, SHA-256 {one.sha256}"


def _links(one: Submission, every: Sequence[Submission], words: Words) -> str:
    """Return the ways to what came before and after it."""
    told = [
        ("follows", words("It follows submission {number}")),
        ("corrects", words("It corrects submission {number}")),
    ]
    before = [
        way("submissions", text.format(number=number), submission=number)
        for name, text in told
        if (number := getattr(one, name))
    ]
    after = [
        way("submissions", words("Submission {number} follows it", number=o.id), submission=o.id)
        for o in every
        if one.id in (o.follows, o.corrects)
    ]
    back = way("submissions", words("All submissions"))
    return f"<p class='crm-lede'>{' · '.join([*before, *after, back])}</p>"


def _capital(text: str) -> str:
    return escape(text[:1].upper() + text[1:])
