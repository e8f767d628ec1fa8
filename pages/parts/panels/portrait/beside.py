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
from pages.parts.drawn import draw
from pages.parts.links import link_to
from pages.parts.panels.orientation import known
from pages.parts.panels.portrait.found import alike, compared, published
from pages.parts.shell import Page
from pages.parts.text import heading


def area_beside(page: Page) -> None:
    """Draw what an area is like, what is not known of it, and, folded, how much is."""
    if page.selection.ref_area == NATION:
        return
    if compared(page):
        left, right = st.columns(2, gap="large")
        with left:
            _alike(page)
        with right:
            unknown_here(page)
    with st.expander(page.words("What is known of this area")):
        known(page)


def _alike(page: Page) -> None:
    """Draw the areas most like this one, how far each is, and on what they are nearest."""
    words = page.words
    found = alike(page, page.selection.ref_area)
    heading(*alike_title(found, words))
    bars = alike_bars(found, words, partial(link_to, page))
    draw(page, f"{bars}{_links(page) if found else ''}", key="crm-alike")


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
    words, missing = page.words, key_gaps(published(page))
    heading(
        words("What nobody has published here, and whom to ask"), unknown_subtitle(missing, words)
    )
    rows = unknown_list(missing, page.selection.ref_area, words, partial(link_to, page))
    gaps, all_of_them = link_to(page, path="data_gaps"), words("All data gaps and their holders")
    more = f"<p class='crm-more'><a href='{gaps}' target='_self'>{escape(all_of_them)}</a></p>"
    draw(page, f"{rows}{more}", key="crm-unknown-here")
