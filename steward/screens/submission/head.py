"""What a submission is, where it stands, and who does what next."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.workflow import Submission, people
from indicators.words import Words
from pages.parts.announced import flow_title
from pages.parts.messages import message
from steward.pieces import lines, title, way
from steward.screens.send import in_work_said, in_work_too
from steward.session import Session
from steward.words import agency_name, moment, state_name, what_next


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
    st.html(_links(session, one, every))
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
    size = words.number(max(1, round(one.size / 1000)), 0)
    told = [one.form.upper(), f"{size} kB", f"SHA-256 {one.sha256}"]
    return ", ".join(told if one.kept else [*told, words("not kept")])


def _links(session: Session, one: Submission, every: Sequence[Submission]) -> str:
    """Return the ways to what came before and after it, and to what may come."""
    words = session.words
    told = {
        "follows": words("It follows submission {number}", number=one.follows),
        "corrects": words("It corrects submission {number}", number=one.corrects),
    }
    links = [
        way("submissions", text, submission=getattr(one, name))
        for name, text in told.items()
        if getattr(one, name)
    ]
    links += [
        way("submissions", words("Submission {number} follows it", number=o.id), submission=o.id)
        for o in every
        if one.id in (o.follows, o.corrects)
    ]
    if session.may("contributor", one.agency):
        links += _again(one, words)
    links.append(way("submissions", words("All submissions")))
    return f"<p class='crm-lede'>{' · '.join(links)}</p>"


def _again(one: Submission, words: Words) -> list[str]:
    """Return the way to a new file, where this one is over."""
    if one.state == "released":
        return [way("send", words("Send a correction of these figures"), corrects=one.id)]
    if one.state in ("returned", "withdrawn"):
        return [way("send", words("Send a corrected table"), follows=one.id)]
    return []


def _capital(text: str) -> str:
    return escape(text[:1].upper() + text[1:])
