"""Requests for figures: whom, by when, what came of each; letter and table; asking anew."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from data.request import (
    Request,
    known_areas,
    letter,
    request_of,
    template,
)
from data.workflow import Asked, ask, refuse_request, requests_seen
from indicators.catalog import catalog
from indicators.flows import asked_flows, flow_of
from indicators.model import LANGUAGES, Language
from indicators.words import Words
from pages.parts.announced import flow_title
from pages.parts.drawing import empty, listed_table
from pages.parts.shell import store
from steward.doing import attempt, clear, draw_told, written
from steward.lists import choose_one, chosen
from steward.pieces import heading, lines, title, way
from steward.screens.notices import LANGUAGE_NAMES
from steward.screens.tasks import asked_alone, asked_title, due_said
from steward.session import Session
from steward.words import agency_name

_FLOW, _ONLY, _LANGUAGE = "crm-ask-flow", "crm-ask-only", "crm-ask-language"
_ASK = "crm-ask"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw(session: Session) -> None:
    """Draw the requests that the person sees; those who decide may ask anew."""
    words = session.words
    with session.acting("read", "requests") as acting:
        seen = requests_seen(acting)
    waiting = [one for one in seen if one.answered is None and one.refused is None]
    over = [one for one in seen if one not in waiting]
    title(words("Requests"), _lede(session))
    if session.may("reviewer") or session.may("publisher"):
        _draw_asking(session, *_linked())
    heading(words("Open requests"))
    for one in sorted(seen, key=lambda one: (one.due, one.number)):
        if one in waiting:
            _draw_open(one, session)
        else:
            draw_told(_refusing(one.number))  # where it was, when it was pressed
    if not waiting:
        empty(words("No request is open."))
    if over:
        heading(words("Answered or refused"))
        _draw_over(over, words)


def _lede(session: Session) -> str:
    words = session.words
    if session.may("reviewer") or session.may("publisher"):
        return words("What agencies are asked for, by which day, and what came of it.")
    return words("What your agency is asked for. Each request has a letter and a table to fill in.")


def _draw_open(one: Asked, session: Session) -> None:
    words = session.words
    with st.container(key=f"crm-request-{one.number}", border=True):
        heading(asked_title(one, words))
        lines(
            [
                (words("Number of the request"), one.number),
                (words("Agency"), agency_name(one.agency, words)),
                (words("Asked on"), _asked_on(one, date.today(), words)),
                (words("Due"), due_said(one.due, date.today(), words)),
                (words("What happens next"), _next(session, one)),
            ]
        )
        if one.flow in asked_flows():
            _draw_files(one, words)
        if session.may("contributor", one.agency):
            link = way("send", words("Send the filled table"), flow=one.flow)
            st.html(f"<p>{link}</p>")
            _draw_refusing(one, session)


def _asked_on(one: Asked, today: date, words: Words) -> str:
    """Return when something was asked, and how long ago."""
    day, age = words.date(one.asked), (today - one.asked).days
    ago = words.plural("{n} day ago", "{n} days ago", age)
    return f"{day}, {ago}" if age > 0 else day


def _next(session: Session, one: Asked) -> str:
    words = session.words
    if session.may("contributor", one.agency):
        return words("Take the table, fill in its yellow columns, and send it here.")
    return words("The agency fills in the table and sends it here.")


def _draw_files(one: Asked, words: Words) -> None:
    request = _request(one)
    with st.container(horizontal=True, key=f"crm-files-{one.number}"):
        _offer(words("Table to fill in (XLSX)"), partial(template, request), one, "xlsx", _XLSX)
        _offer(words("Letter (DOCX)"), partial(_letter, request), one, "docx", _DOCX)


def _request(one: Asked) -> Request:
    """Return a request as it was made, from what is kept of it."""
    language: Language = next(code for code in LANGUAGES if code == one.language)
    return request_of(flow_of(one.flow), one.asked, language, asked_alone(one))


def _letter(request: Request) -> bytes:
    read = store()
    found = {code: read.areas_with("published", code) for code in request.flow.indicators}
    return letter(request, known_areas(request, found))


def _offer(label: str, made: Callable[[], bytes], one: Asked, ending: str, media: str) -> None:
    name, key = f"{one.number}.{ending}", f"crm-take-{ending}-{one.number}"
    st.download_button(label, made, name, media, on_click="ignore", key=key)


def _draw_refusing(one: Asked, session: Session) -> None:
    words, key = session.words, _refusing(one.number)
    with st.expander(words("We cannot answer this request")), st.form(f"{key}-form"):
        st.text_area(words("Why it is not answered"), key=key)
        draw_told(key)
        st.form_submit_button(
            words("Say that it is not answered"), on_click=_refuse, args=(session, one.number)
        )


def _refusing(number: str) -> str:
    """Return the key of the reason for which a request is not answered."""
    return f"crm-refuse-{number}"


def _refuse(session: Session, number: str) -> None:
    key = _refusing(number)
    done = session.words("The request is marked as not answered.")
    if attempt(
        session,
        "refuse request",
        f"request {number}",
        lambda acting: refuse_request(acting, number, written(key)),
        done,
        key,
    ):
        clear(key)


def _draw_over(over: Iterable[Asked], words: Words) -> None:
    head = [words("Request"), words("Agency"), words("Asked on"), words("What came of it")]
    rows = [
        [
            escape(f"{one.number}: {asked_title(one, words)}"),
            escape(agency_name(one.agency, words)),
            escape(words.date(one.asked)),
            escape(_outcome(one, words)),
        ]
        for one in over
    ]
    st.html(listed_table(head, rows))


def _outcome(one: Asked, words: Words) -> str:
    if one.answered:
        return words("answered on {day}", day=words.date(one.answered))
    day = words.date(one.refused or one.asked)
    return words("not answered, said on {day}: {why}", day=day, why=one.reason)


def _linked() -> tuple[str, str]:
    """Return the flow and the indicator that the address asks for, where there are such."""
    flow, only = (st.query_params.get(name, "") for name in ("flow", "indicator"))
    if flow not in asked_flows():
        return "", ""
    return flow, only if only in flow_of(flow).indicators else ""


def _draw_asking(session: Session, flow: str, only: str) -> None:
    """Draw what a request is made of; a link may say what is asked for at first."""
    words = session.words
    with st.expander(words("Ask an agency for figures"), expanded=bool(flow), key="crm-asking"):
        which = choose_one(
            words("What is asked for"),
            [*asked_flows()],
            lambda flow: _flow_label(flow, words),
            _FLOW,
            first=flow or None,
        )
        if len(flow_of(which).indicators) > 1:
            choose_one(
                words("Which of its figures"),
                ["", *flow_of(which).indicators],
                lambda code: words.of(catalog()[code].name) if code else words("all of them"),
                f"{_ONLY}-{which}",
                first=only if which == flow else None,
            )
        choose_one(
            words("Language of letter and table"), LANGUAGES, LANGUAGE_NAMES.__getitem__, _LANGUAGE
        )
        request = _chosen()
        lines(
            [
                (words("Number of the request"), request.number),
                (words("Period"), words.period(request.time_period)),
                (words("Due"), words.date(request.due)),
            ]
        )
        draw_told(_ASK)
        st.button(
            words("Ask for these figures"),
            key=_ASK,
            type="primary",
            on_click=_ask,
            args=(session,),
        )


def _chosen() -> Request:
    """Return the request that stands in the fields."""
    flow = chosen(_FLOW)
    only = st.session_state.get(f"{_ONLY}-{flow}", "")  # a flow of one indicator has no choice
    return request_of(flow_of(flow), date.today(), chosen(_LANGUAGE), only)


def _flow_label(flow: str, words: Words) -> str:
    return f"{flow_title(flow, words)} ({agency_name(flow_of(flow).agency, words)})"


def _ask(session: Session) -> None:
    """Ask for what stands in the fields as the button is pressed."""
    request = _chosen()
    attempt(
        session,
        "ask",
        f"request {request.number}",
        lambda acting: ask(acting, request),
        session.words("The figures are asked for. Take letter and table below and send them."),
        _ASK,
    )
