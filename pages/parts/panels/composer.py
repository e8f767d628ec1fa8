"""The composer of briefings: what is chosen, the briefing as it will be, and its files."""

from collections.abc import Callable, Mapping
from datetime import date
from html import escape

import streamlit as st

from briefings.document import Document
from briefings.reading import Reader
from briefings.request import LENGTHS, Request, RequestError, read_request
from data.settings import editions, is_local
from data.store import Store
from indicators.address import listed
from indicators.codelists import NATION, areas_of, codelist
from indicators.words import Words, area_name
from pages.parts.copy_link import copy_link
from pages.parts.drawing import empty
from pages.parts.guarding import TURNS
from pages.parts.messages import message, repeated
from pages.parts.passports import site
from pages.parts.shell import Page, choose

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
    from briefings.formats import WRITERS

    words = page.words
    try:
        request = request_of(page)
        with st.spinner(words("Writing the briefing…")):
            document, reader = _document(page, request)
    except RequestError as error:
        message("error", refused(error, words))
        return
    message("info", warning_of_links(reader.site, words))
    _files(page, request, document, reader)
    if not document.blocks:
        empty(words("Nothing is published on what was chosen."))
        return
    st.iframe(WRITERS["html"](document).decode(), height=900)


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


def _document(page: Page, request: Request) -> tuple[Document, Reader]:
    built = page.store.build()["fingerprint"]
    with TURNS.outside():
        return _composed(request, built, date.today(), site(), page.store)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _composed(
    request: Request, built: str, today: date, where: str, _store: Store
) -> tuple[Document, Reader]:
    """Return a document and what it was read from: the last few, for they hold their pictures."""
    from briefings.compose import compose

    del built  # of another build another document: it is part of the key alone
    reader = Reader(_store, request.edition, today, request.period, where)
    return compose(request, _store, today, reader), reader


def _files(page: Page, request: Request, document: Document, reader: Reader) -> None:
    from briefings.formats import FORMATS
    from briefings.write import file_name

    names = {"docx": "Word", "pptx": "PowerPoint", "pdf": "PDF", "html": "HTML"}
    with st.container(horizontal=True):
        for kind in FORMATS:
            st.download_button(
                page.words("Download {format}", format=names[kind]),
                _bytes(document, kind, reader),
                file_name(request, kind),
                _MIME[kind],
                key=f"crm-brief-{kind}",
                on_click="ignore",
            )


def _bytes(document: Document, kind: str, reader: Reader) -> Callable[[], bytes]:
    from briefings.write import checked_bytes

    return lambda: checked_bytes(document, kind, reader)
