"""How every page opens: the link read, the store of the build, the banner."""

import gc
from collections.abc import Sequence

import streamlit as st

from data.settings import database_url, editions
from data.store import Store, current_build, open_store
from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.selection import read_query
from indicators.words import Words, words
from pages.parts.address import choose, keep, language, publish, query
from pages.parts.menu import menu
from pages.parts.messages import message, repeated
from pages.parts.page import Page

__all__ = [
    "choose",
    "indicators_of",
    "language",
    "not_here",
    "on_phone",
    "open_page",
    "store",
]


@st.cache_resource(max_entries=3, show_spinner=False)
def _store(url: str, build: str) -> Store:
    # The framework collects garbage after every run. What was imported by now is no garbage:
    # looking through it again each time would hold back the last message of the run.
    gc.collect()
    gc.freeze()
    opened = open_store(url, build)
    opened.build()
    return opened


def store() -> Store:
    """Return the store of the current build: a new build is read from the next run on."""
    url = database_url()
    return _store(url, current_build(url))


def open_page(domain: str, default: str = "", own: Sequence[str] = ()) -> Page:
    """Return the page of a theme, its banner drawn, its selection read from the link.

    Parameters
    ----------
    default : str
        The indicator shown where the link names none; the headline of the theme unless given.
    own : sequence of str
        Parameters of the link that this page alone knows.
    """
    _frame()
    shown = default or codelist("domain")[domain]["headline"]
    selection, fallbacks = read_query(query(), shown, editions(), own)
    page = Page(domain, selection, words(selection.lang), store(), fallbacks)
    keep(selection)
    publish(selection)
    _banner(page)
    _notes(page)
    return page


def _frame() -> None:
    """Run again within ``app.py`` if the page was run without it.

    Until ``st.navigation`` has been called once, the framework takes a folder ``pages`` for an app
    of its older kind: whoever opens a link to a page first would get it without menu and title.
    """
    if "crm-framed" not in st.session_state:
        st.session_state["crm-framed"] = True
        st.navigation(menu(language()), position="hidden")
        st.rerun()


def on_phone() -> bool:
    """Return whether the browser calls itself a mobile one; the server cannot see its width."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def _banner(page: Page) -> None:
    if page.edition.is_illustrative:
        first = page.words("Illustrative edition: these figures are synthetic.")
        more = page.words(
            "They show how the monitor works and must not be quoted. Only national totals follow "
            "published figures."
        )
        st.html(f"<div class='crm-banner' role='status'>{first} <span>{more}</span></div>")


def _notes(page: Page) -> None:
    for item in page.fallbacks:
        message("info", not_here(item.wanted, page.words))


def not_here(wanted: str, words: Words) -> str:
    """Return that the link asks for something that is not there."""
    return words(
        "The link asks for “{wanted}”, which does not exist here.", wanted=repeated(wanted)
    )


def indicators_of(domain: str) -> list[str]:
    """Return the codes of a theme's indicators, in reading order."""
    return [item.indicator for item in of_domain(domain)]
