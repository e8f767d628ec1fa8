"""What stands beside an area: those most like it, and what nobody has published of it."""

from functools import partial
from html import escape

import streamlit as st

from figures.panels import (
    NEAREST,
    alike_bars,
    alike_title,
    key_gaps,
    unknown_list,
    unknown_subtitle,
)
from indicators.codelists import NATION
from indicators.words import requests_said
from pages.parts.drawing import beside, draw, headed
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.orientation import known
from pages.parts.panels.portrait.found import alike, compared, with_figure


def area_beside(page: Page) -> None:
    """Draw what an area is like, what is not known of it, and, folded, how much is."""
    if page.selection.ref_area == NATION:
        return
    if compared(page):
        draw(page, beside(_most_alike(page), _unknown(page)), key="crm-area-beside")
    folded = page.words("What is known of this area")
    opened = st.expander(folded, key="crm-known-here", on_change="rerun")
    if opened.open:
        with opened:
            known(page)


@finished
def _most_alike(page: Page) -> str:
    """Return the areas most like this one, how far each is, and on what they are nearest."""
    words = page.words
    found = alike(page, page.selection.ref_area)
    bars = alike_bars(found, words, partial(link_to, page))
    return f"{headed(*alike_title(found, words))}{bars}{_links(page) if found else ''}"


def _links(page: Page) -> str:
    own = page.selection.ref_area
    codes = [own, *(one.ref_area for one in alike(page, own)[:NEAREST])]
    links = [
        (link_to(page, path="compare", areas=",".join(codes)), page.words("Compare with both")),
        (link_to(page, path="methodology"), page.words("How the distance is computed")),
    ]
    drawn = " · ".join(f"<a href='{at}' target='_self'>{escape(said)}</a>" for at, said in links)
    return f"<p class='crm-more'>{drawn}</p>"


def unknown_here(page: Page) -> None:
    """Draw the key indicators that nobody has published of the area, and who holds each."""
    draw(page, _unknown(page), key="crm-unknown-here")


@finished
def _unknown(page: Page) -> str:
    """Return how many are unknown, and which, as markup: no synthetic figure makes one known."""
    words, missing = page.words, key_gaps(with_figure(page, "published"))
    asked = {item.indicator: _asked(page, item.indicator) for item in missing}
    rows = unknown_list(missing, asked, page.selection.ref_area, words, partial(link_to, page))
    gaps, all_of_them = link_to(page, path="data_gaps"), words("All data gaps and their holders")
    more = f"<p class='crm-more'><a href='{gaps}' target='_self'>{escape(all_of_them)}</a></p>"
    title = words("What nobody has published here, and whom to ask")
    return f"{headed(title, unknown_subtitle(missing, words))}{rows}{more}"


def _asked(page: Page, code: str) -> str:
    return requests_said(page.requested(code), page.words, page.today)
