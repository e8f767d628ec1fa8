"""What every page has: the reader's selection, words and store, and the banner."""

import gc
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data.settings import database_url, editions
from data.store import Store, current_build, open_store
from figures.palette import Palette, palette
from indicators.catalog import catalog, of_domain
from indicators.codelists import codelist
from indicators.editions import Edition
from indicators.facts import Asked
from indicators.gaps import gaps
from indicators.model import Indicator
from indicators.requested import Requested, asked_for, by_indicator
from indicators.selection import Fallback, Selection, View, read_query, resolve
from indicators.words import Words, words
from pages.parts.address import choose, keep, language, publish, query
from pages.parts.kept import Made, kept_for_build, kept_recent
from pages.parts.menu import menu
from pages.parts.messages import message, repeated

__all__ = [
    "Page",
    "choose",
    "indicators_of",
    "language",
    "not_here",
    "on_phone",
    "open_page",
    "store",
]


@dataclass
class Page:
    """One opening of one page: everything its panels need."""

    domain: str
    selection: Selection
    words: Words
    store: Store
    fallbacks: tuple[Fallback, ...] = ()
    _known: dict[object, Any] = field(default_factory=dict)

    def coverage(self, indicator: str) -> pd.DataFrame:
        """Return the slices that exist of an indicator in the chosen edition."""
        return self.store.coverage(self.selection.edition, indicator)

    def view(self, *, mapped: bool, indicator: str | None = None) -> View:
        """Return the view of the selection on a map of areas, or of its own area."""
        # What of the selection the data do not answer is left out: it is the same view with it.
        selection = replace(
            self.selection,
            indicator=indicator or self.selection.indicator,
            lang="az",
            compare="",
            tab="",
            measure="",
            own=(),
        )

        def make() -> View:
            return resolve(selection, self.coverage(selection.indicator), mapped=mapped)

        key = ("view", selection, mapped)
        return self.once(key, lambda: kept_recent(self.store, key, make))

    @property
    def today(self) -> date:
        """The day from which the age of a figure is counted."""
        return date.today()

    def rows(self, indicator: str, asked: Asked) -> pd.DataFrame:
        """Return the series of the area, slice and source asked for; read once."""
        key = (indicator, asked.ref_area, asked.data_source, *asked.dimensions.items())
        return self.once(
            key,
            lambda: self.store.observations(
                indicator,
                self.selection.edition,
                ref_area=[asked.ref_area],
                data_source=asked.data_source,
                dimensions=asked.dimensions,
            ),
        )

    def sources_of(self, codes: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return some sources by their codes."""
        known = self.store.sources()
        return {code: known[code] for code in codes}

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """Return something that several panels of this opening need: made once."""
        if name not in self._known:
            self._known[name] = make()
        found: Made = self._known[name]
        return found

    def remembered(self, name: str, make: Callable[[], Made]) -> Made:
        """Return a picture that no filter changes: made once per build, language and theme."""
        parts = (name, self.words.language, self.selection.edition, st.context.theme.type)
        return kept_for_build(self.store, "/".join(map(str, parts)), make)

    @property
    def is_gap(self) -> bool:
        """Whether the indicator has no figure at all in the chosen edition."""
        return bool(self.gaps_of([catalog()[self.selection.indicator]]))

    def gaps_of(self, items: Iterable[Indicator]) -> list[Indicator]:
        """Return those indicators that are gaps in the chosen edition."""
        return gaps(items, self.store.known(self.selection.edition))

    def requested(self, indicator: str) -> tuple[Requested, ...] | None:
        """Return the latest request for an indicator to each agency; None of no record."""
        found = self.once("requested", lambda: by_indicator(self.store.requests()))
        return asked_for(found, indicator)

    @property
    def palette(self) -> Palette:
        """The inks of the reader's theme."""
        return palette(st.context.theme.type)

    @property
    def edition(self) -> Edition:
        """The chosen edition, with its marks."""
        return Edition(self.selection.edition)

    @property
    def watermark(self) -> str:
        """The word drawn across every picture of the illustrative edition."""
        return self.edition.watermark(self.words)


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
