"""The frame of a figure: map, trend, ranking, groups and table share one selection.

Only the picture that is open is computed; caveat and grade stand inside the frame.
"""

from functools import partial
from html import escape

import streamlit as st

from data.frozen import About, history, shown_now
from pages.parts.finished import finished
from pages.parts.kept import kept_recent
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.picture.actions import actions
from pages.parts.panels.picture.groups import breakdown
from pages.parts.panels.picture.maps import another_map, area_map, map_passport, map_source
from pages.parts.panels.picture.nation import nation_only
from pages.parts.panels.picture.switches import OF_AREAS, switches
from pages.parts.panels.picture.table import table
from pages.parts.panels.picture.trend import trend
from pages.parts.passports import changes_of
from passports.changes import corrections_of_indicator, indicator_notice


def figure_frame(page: Page) -> None:
    """Draw the pictures of the indicator in one frame, the one asked for open."""
    if page.is_gap:
        return
    with st.container(key="crm-figure-frame", border=True, gap="small"):
        tab = switches(page)
        if tab in OF_AREAS:
            _areas(page, tab)
        else:
            {"trend": trend, "groups": breakdown, "table": table}[tab](page)
        st.html(_corrected(page) + _caveat(page, tab))
        if tab in OF_AREAS and page.draws_areas and (opens := map_passport(page)):
            st.html(opens)
        actions(page, tab)


def _areas(page: Page, tab: str) -> None:
    """Draw the map with its ranking, or the nation's figure where that is all that is known."""
    if page.draws_areas:
        area_map(page, alone=tab == "ranking")
    else:
        nation_only(page)


def _corrected(page: Page) -> str:
    """Return the notice of the latest correction of the indicator's figures, with a link."""
    if page.selection.edition != "published":
        return ""
    code, words = page.selection.indicator, page.words

    def make() -> About | None:
        found = corrections_of_indicator(code, history().releases, partial(changes_of, page))
        return next(found, None)

    about = kept_recent(page.store, ("corrected", code, *shown_now()), make)
    if about is None:
        return ""
    said = escape(indicator_notice(about, words))
    path = link_to(page, path="releases", release=about.id)
    label = escape(words("Data releases"))
    link = f"<a href='{path}' target='_self'>{label}</a>"
    return f"<div class='crm-banner' role='note'>{said} {link}</div>"


@finished
def _caveat(page: Page, tab: str) -> str:
    """Return what the figure does not say, and what is drawn beside the headline."""
    words, areas = page.words, tab in OF_AREAS and page.draws_areas
    shown = page.drawn if areas else page.answering
    beside = another_map(page, page.of_nation, shown) if areas else ""
    first = f"<p>{escape(beside)}</p>" if beside else ""
    title, text = escape(page.edition.unsaid(words)), escape(words.of(shown.indicator.caveat))
    source = map_source(page) if areas else ""
    return f"<div class='crm-strip'>{first}<p><strong>{title}.</strong> {text}</p></div>{source}"
