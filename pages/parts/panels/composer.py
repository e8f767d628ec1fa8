"""The composer of briefings: what is chosen, the briefing as it will be, and its files."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from briefings.apart import Wanted, shown, written
from briefings.formats import FORMATS
from briefings.request import LENGTHS, Request, RequestError, file_name, read_request
from data.apart import run_apart
from data.settings import database_url, editions, is_local
from data.store import current_build
from indicators.address import listed
from indicators.codelists import NATION, areas_of, codelist
from indicators.words import Words, area_name
from pages.parts.drawing import empty
from pages.parts.guarding import TURNS
from pages.parts.messages import message, repeated
from pages.parts.page import Page
from pages.parts.passports import site
from pages.parts.shell import choose
from pages.parts.taken_along import copy_link

MOST = 5  # areas of one briefing
_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
}
_FIRST_YEAR = 2000
_KEPT = 8  # documents in memory


def composer_headline(page: Page) -> None:
    """Draw the title, and what the reader gets."""
    words = page.words
    title = escape(words("Briefings"))
    lede = escape(
        words(
            "Choose areas, topics and length. Every number in the file is read back and compared "
            "with the database before you get it; each has its source and its permanent link."
        )
    )
    st.html(f"<h1 class='crm-title'>{title}</h1><p class='crm-lede'>{lede}</p>")


def composer_choices(page: Page) -> None:
    """Draw what may be chosen; each choice goes to the address."""
    words = page.words
    areas = [NATION, *areas_of("region_2021"), *areas_of("district")]
    topics = {code: words.of(entry["name"]) for code, entry in codelist("domain").items()}
    with st.container(key="crm-controls", horizontal=True, vertical_alignment="bottom"):
        _several(page, "areas", words("Areas"), {code: area_name(code, words) for code in areas})
        _several(page, "topics", words("Topics"), topics)
        _length(page)
        _until(page)
        copy_link(page)


def _chosen(page: Page, name: str) -> list[str]:
    default = {"areas": page.selection.ref_area, "topics": "education"}[name]
    text = page.selection.asked(name) or default
    most = MOST if name == "areas" else len(codelist("domain"))
    return listed(text)[:most]


def _several(page: Page, name: str, label: str, names: Mapping[str, str]) -> None:
    key = f"crm-brief-{name}"
    st.session_state[key] = [code for code in _chosen(page, name) if code in names]
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        max_selections=MOST if name == "areas" else None,
        on_change=_choose(name, key),
        width=420,
        placeholder="—",
    )


def _choose(name: str, key: str) -> Callable[[], None]:
    return lambda: choose(**{name: ",".join(st.session_state[key])})


def _length(page: Page) -> None:
    words = page.words
    names = {
        "page": words("One page"),
        "two": words("Two pages"),
        "brief": words("Up to four pages"),
        "long": words("Long, with contents"),
    }
    key = "crm-brief-length"
    st.session_state[key] = (
        page.selection.asked("length") if page.selection.asked("length") in LENGTHS else "brief"
    )
    st.selectbox(
        words("Length"),
        LENGTHS,
        format_func=names.__getitem__,
        key=key,
        on_change=lambda: choose(length=st.session_state[key]),
        width=230,
    )


def _until(page: Page) -> None:
    words, key = page.words, "crm-brief-until"
    years = ["", *(str(year) for year in range(date.today().year, _FIRST_YEAR - 1, -1))]
    wanted = page.selection.asked("until")
    st.session_state[key] = wanted if wanted in years else ""
    st.selectbox(
        words("Figures until"),
        years,
        format_func=lambda year: year or words("the latest"),
        key=key,
        on_change=lambda: choose(until=st.session_state[key]),
        width=170,
    )


def refused(error: RequestError, words: Words) -> str:
    """Return why a briefing cannot be written, what was asked for shortened."""
    places = {name: repeated(str(asked)) for name, asked in error.places.items()}
    reason = RequestError(error.refusal, **places).said(words)
    return words("This briefing cannot be written: {reason}", reason=reason)


def composer_result(page: Page) -> None:
    """Draw the files to take, and the briefing as it will read."""
    words = page.words
    try:
        wanted = _wanted(request_of(page))
        with st.spinner(words("Writing the briefing…")):
            text = _shown(wanted)
    except RequestError as error:
        message("error", refused(error, words))
        return
    message("info", warning_of_links(wanted.site, words))
    _files(page, wanted)
    if not text:
        empty(words("Nothing is published on what was chosen."))
        return
    st.iframe(text, height=900)


def warning_of_links(where: str, words: Words) -> str:
    """Return that links lead nowhere for other readers, if they do."""
    if not is_local(where):
        return ""
    return words(
        "The links in these files lead to {site}, which nobody else can open: set SITE_URL before "
        "you pass them on.",
        site=where,
    )


def request_of(page: Page) -> Request:
    """Return what the address asks for.

    Raises
    ------
    RequestError
        If an area, a topic, a length or a year does not exist.
    """
    selection = page.selection
    return read_request(
        {
            "areas": _chosen(page, "areas"),
            "topics": _chosen(page, "topics"),
            "language": selection.lang,
            "edition": selection.edition,
            "length": selection.asked("length"),
            "period": selection.asked("until"),
        },
        editions(),
    )


def _wanted(request: Request) -> Wanted:
    """Return what is to be written: of the build that readers see now, linked to this site."""
    url = database_url()
    return Wanted(request, url, current_build(url), date.today(), site())


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _shown(wanted: Wanted) -> str:
    """Return the briefing as a page; the last few are kept as they were sent."""
    with TURNS.outside():
        return run_apart(shown, wanted)


def _files(page: Page, wanted: Wanted) -> None:
    names = {"docx": "Word", "pptx": "PowerPoint", "pdf": "PDF", "html": "HTML"}
    with st.container(horizontal=True):
        for kind in FORMATS:
            st.download_button(
                page.words("Download {format}", format=names[kind]),
                partial(run_apart, written, wanted, kind),
                file_name(wanted.request, kind),
                _MIME[kind],
                key=f"crm-brief-{kind}",
                on_click="ignore",
            )
