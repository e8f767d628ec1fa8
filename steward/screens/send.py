"""Send a table: chosen, kept under its hash, checked by the server while one waits."""

import time
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from data.workflow import (
    Form,
    Received,
    Submission,
    receive,
    submission_of,
    submissions_seen,
)
from indicators.errors import DashboardError
from indicators.flows import Flow, flows
from indicators.words import Words
from pages.parts.announced import flow_title
from pages.parts.messages import message
from steward.doing import draw_told, tell, tell_no_more
from steward.lists import choose_one
from steward.pieces import asked_number, heading, lines, title, way
from steward.session import Session
from steward.words import OVER, refusal, state_name, what_next

_LOOK = 2.0  # seconds between two looks at a file that is being checked
_PATIENCE = 180.0  # seconds after which a person looks by hand: a look keeps the login alive
_FILE, _FLOW, _ROUND = "crm-file", "crm-flow", "crm-round"
_PLACE = "send"
_SENT, _SINCE = "crm-sent", "crm-sent-at"
_FORMS: Mapping[str, Form] = {"xlsx": "xlsx", "csv": "csv", "packet": "packet"}


def draw(session: Session) -> None:
    """Draw what a table is sent with, and what became of the one that was sent."""
    words = session.words
    title(
        words("Send a table"),
        words(
            "The table that came with the request, filled in (XLSX), a table of our own columns "
            "(CSV), or a packet of a register. Nothing is published by sending it."
        ),
    )
    if sent := st.session_state.get(_SENT):
        _draw_sent(session, sent)
        return
    offered = [flow for flow in flows().values() if session.may("contributor", flow.agency)]
    if not offered:
        message("info", words("Nothing is asked of your agency: no flow is declared for it."))
        return
    _draw_sending(session, offered)


def _draw_sending(session: Session, offered: Sequence[Flow]) -> None:
    words = session.words
    earlier = _earlier(session)
    if earlier:
        told = words("It will follow submission {number}, which is over.", number=earlier.id)
        message("info", told)
    steps = (
        words("Choose the file."),
        words("Look whether the right table is named below it."),
        words("Send it. The server checks it and says what it found."),
    )
    st.html(f"<ol class='crm-steps'>{''.join(f'<li>{escape(one)}</li>' for one in steps)}</ol>")
    chosen = f"{_FILE}-{st.session_state.get(_ROUND, 0)}"
    file = st.file_uploader(
        words("File: XLSX, CSV or packet, at most 20 megabytes"), type=[*_FORMS], key=chosen
    )
    codes = [flow.flow for flow in offered]
    wanted = flow_meant(file, earlier, codes)
    flow = f"{_FLOW}-{wanted}"
    choose_one(
        words("What the table is about"),
        codes,
        lambda code: flow_title(code, words),
        flow,
        first=wanted,
    )
    draw_told(_PLACE)
    st.button(
        words("Send"),
        type="primary",
        disabled=file is None,
        key="crm-send",
        on_click=_send,
        args=(session, flow, chosen, earlier),
    )
    if file is None:
        message("hint", words("The button works once a file is chosen."))


def _earlier(session: Session) -> Submission | None:
    """Return the submission, which is over, that the address says the file comes after."""
    number = asked_number("follows") or asked_number("corrects")
    if number is None:
        return None
    with session.acting("read", f"submission {number}") as acting:
        one = submission_of(acting, number)
    return one if one.state in OVER else None


def flow_meant(file: Any, earlier: Submission | None, codes: Sequence[str]) -> str:
    """Return the flow that is meant: of the earlier one, by the file's name, by the link."""
    named = file.name if file is not None else ""
    asked = earlier.flow if earlier else st.query_params.get("flow", "")
    meant = [code for code in codes if code == asked or (not asked and named.startswith(code))]
    return meant[0] if meant else codes[0]


def _send(session: Session, flow_key: str, file_key: str, earlier: Submission | None) -> None:
    """Send what stands in the fields as the button is pressed."""
    flow, file = st.session_state[flow_key], st.session_state[file_key]
    if file is None:
        return
    form = _FORMS[file.name.rpartition(".")[2].lower()]
    name = "corrects" if earlier and earlier.state == "released" else "follows"
    before = {name: earlier.id} if earlier else {}
    kept = session.blobs
    try:
        received = receive(session.workflow, session.login, kept, flow, file, form, **before)
    except DashboardError as error:
        tell("error", refusal(error, session), _PLACE)
    else:
        _remember(session, received)


def _remember(session: Session, received: Received) -> None:
    st.session_state[_SENT] = received.submission
    st.session_state[_SINCE] = time.monotonic()
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    words = session.words
    tell(
        "info",
        words("The file is received.")
        if received.made
        else words("These very bytes have been sent before: it is the same submission."),
        _PLACE,
    )


def _draw_sent(session: Session, number: int) -> None:
    """Draw what became of a file that was sent; looked at again while it is being checked."""
    words = session.words
    draw_told(_PLACE)
    with session.acting("read", f"submission {number}") as acting:
        one = submission_of(acting, number)
    looks = one.state == "received" and not _is_long_ago()
    st.fragment(_draw_state, run_every=_LOOK if looks else None)(session, one, looks)
    if one.state == "received" and not looks:
        st.button(words("Look again"), key="crm-look")
    st.button(words("Send another table"), key="crm-another", on_click=_forget)


def _draw_state(session: Session, known: Submission, looks: bool) -> None:
    """Draw the state; run the whole screen again once it is another, or one has waited long."""
    words = session.words
    with session.acting("read", f"submission {known.id}") as acting:
        one = submission_of(acting, known.id)
        others = in_work_too(submissions_seen(acting), one)
    if one.state != known.state or (looks and _is_long_ago()):
        st.rerun()
    heading(words("Submission {number}: {flow}", number=one.id, flow=flow_title(one.flow, words)))
    lines(
        [
            (words("State"), state_name(one.state, words)),
            (words("What happens next"), what_next(one.state, words)),
            (words("Kept under its hash (SHA-256)"), one.sha256),
        ]
    )
    message("info", in_work_said(others, words))
    link = way("submissions", _to_open(one.state, words), submission=one.id)
    st.html(f"<p class='crm-lede'>{link}</p>")


def _is_long_ago() -> bool:
    return time.monotonic() - float(st.session_state.get(_SINCE, 0.0)) > _PATIENCE


def _to_open(state: str, words: Words) -> str:
    return {
        "ready": words("Look at what changes and answer the questions"),
        "faulty": words("Look at the faults on the sheet"),
    }.get(state, words("Open the submission"))


def in_work_too(every: Sequence[Submission], one: Submission) -> list[int]:
    """Return the other submissions of the same flow that are not over."""
    return [o.id for o in every if o.flow == one.flow and o.id != one.id and o.state not in OVER]


def in_work_said(others: Sequence[int], words: Words) -> str:
    """Return that other submissions of the same flow are in work; nothing where none is."""
    if not others:
        return ""
    numbers = ", ".join(map(str, others))
    return words("Other submissions of the same flow are in work: {numbers}.", numbers=numbers)


def _forget() -> None:
    st.session_state.pop(_SENT, None)
    tell_no_more()
