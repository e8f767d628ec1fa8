"""Asking for what is missing: of whom, what came of it so far, and the letter and table to send."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from data.apart import run_apart
from data.request import Request, files_of, known_areas, requests_of
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.flows import asked_flows
from indicators.model import LANGUAGES, Language
from indicators.requested import answering
from indicators.words import NATIVE_NAMES, days_said, requests_said
from pages.parts.choices import offer, offered_list
from pages.parts.drawing import MOST_OPEN, empty, folded, headed, heading, listed, show_listed
from pages.parts.finished import finished
from pages.parts.officer import is_officer, way_to_request
from pages.parts.page import Page
from pages.parts.shell import choose

_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def ask(page: Page) -> None:
    """Draw what one agency can be asked for, what came of it so far, and what to send it."""
    words = page.words
    agency, wanted, language = _agency(page), _wanted(page), _language(page)
    note = words("A letter and a table to fill in for each agency; nothing is sent from here.")
    title = words("Ask for what is missing")
    st.html(f"<div id='ask'>{headed(title, note)}</div>")
    everything = {"": words("All of it")} | _names(agency, page)
    languages: Mapping[str, str] = {code: NATIVE_NAMES[code] for code in LANGUAGES}
    offer(
        [
            offered_list("agency", words("Data holder"), _agencies(page), agency, _of_agency),
            offered_list("wanted", words("Indicator"), everything, wanted, _of_indicator),
            offered_list(
                "letter", words("Language of the letter"), languages, language, _in_language
            ),
        ],
        "crm-ask",
    )
    requests = requests_of(agency, page.today, language, wanted)
    for request in requests:
        _files(page, request)
    if is_officer():
        st.html(_ways(page, requests))
    table = _table(page, agency, wanted)
    if len(table) > MOST_OPEN:
        opens = words.plural("Show the {n} indicator", "Show all {n} indicators", len(table))
        st.html(folded(opens, listed(table, words)))
    else:
        show_listed(table, words)


def _of_agency(code: str) -> None:
    choose(agency=code, wanted="")


def _of_indicator(code: str) -> None:
    choose(wanted=code)


def _in_language(code: str) -> None:
    choose(letter="" if code == "az" else code)


def _agencies(page: Page) -> dict[str, str]:
    """Return the agencies that have a flow, in the order of the code list."""
    held = {flow.agency for flow in asked_flows().values()}
    names = codelist("agency")
    return {code: page.words.of(names[code]) for code in names if code in held}


def _agency(page: Page) -> str:
    """Return the agency asked for by the link; else the first that has a flow."""
    every = _agencies(page)
    asked = page.selection.asked("agency")
    return asked if asked in every else next(iter(every))


def _indicators(agency: str) -> list[str]:
    own = [flow.indicators for flow in asked_flows().values() if flow.agency == agency]
    return [*dict.fromkeys(code for codes in own for code in codes)]


def _names(agency: str, page: Page) -> dict[str, str]:
    return {code: page.words.of(catalog()[code].name) for code in _indicators(agency)}


def _wanted(page: Page) -> str:
    """Return the one indicator that is asked for, or nothing: all that the agency can be asked."""
    asked = page.selection.asked("wanted")
    return asked if asked in _indicators(_agency(page)) else ""


def _language(page: Page) -> Language:
    asked = page.selection.asked("letter")
    return next((code for code in LANGUAGES if code == asked), "az")


def _ways(page: Page, requests: Sequence[Request]) -> str:
    """Return, as markup, where whoever decides on figures makes each request."""
    words = page.words
    links = "".join(
        f"<li><a href='{escape(way_to_request(one), quote=True)}' target='_blank' rel='noopener'>"
        f"{escape(words.of(one.flow.title))}</a></li>"
        for one in requests
    )
    title = words("You decide on figures: make this request in the workflow")
    return f"<div class='crm-note'><p>{escape(title)}</p><ul>{links}</ul></div>"


def _files(page: Page, request: Request) -> None:
    """Offer the letter and the table of a request; each is written when it is wanted."""
    words, flow = page.words, request.flow
    name = request.number
    with st.container(key=f"crm-ask-{flow.flow}", horizontal=True, gap="small"):
        labels = {"docx": words("Letter (DOCX)"), "xlsx": words("Table to fill in (XLSX)")}
        for suffix, label in labels.items():
            st.download_button(
                f"{label}, {flow.flow}",
                partial(_written, page, request, f"{name}.{suffix}"),
                f"{name}.{suffix}",
                _KINDS[suffix],
                key=f"crm-ask-{flow.flow}-{suffix}",
                on_click="ignore",
            )


def _written(page: Page, request: Request, name: str) -> bytes:
    found = {code: page.store.areas_with("published", code) for code in request.flow.indicators}
    return run_apart(files_of, request, known_areas(request, found))[name]


@finished
def _table(page: Page, agency: str, wanted: str) -> pd.DataFrame:
    """Return what the agency can be asked for, and what has been asked of anybody."""
    words = page.words
    codes: Sequence[str] = [wanted] if wanted else _indicators(agency)
    rows: list[Mapping[str, str]] = [
        {
            words("Indicator"): words.of(catalog()[code].name),
            words("Request"): requests_said(page.requested(code), words, page.today),
        }
        for code in codes
    ]
    return pd.DataFrame(rows)


def agencies_answer(page: Page) -> None:
    """Draw how each agency answers: how many requests, what came of them, in how many days."""
    words = page.words
    heading(words("How requests are answered"), words("Median days from request to answer"))
    if not page.store.requests():
        empty(requests_said(None, words))
        return
    table = _answers(page)
    show_listed(table, words, [*table.columns[1:]])


@finished
def _answers(page: Page) -> pd.DataFrame:
    words = page.words
    rows = [
        {
            words("Data holder"): words.of(codelist("agency")[one.agency]),
            words("Requests"): one.asked,
            words("Answered"): one.answered,
            words("Refused"): one.refused,
            words("Days to answer"): "—" if one.days is None else days_said(one.days, words),
        }
        for one in answering(page.store.requests() or ())
    ]
    return pd.DataFrame(rows)
