"""What areas side by side show: the finding, and dots on one scale a family with their table."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from figures.panels import (
    beside_cards,
    beside_caution,
    beside_dots,
    beside_key,
    beside_table,
    beside_title,
)
from indicators.portrait import Beside
from pages.parts.drawing import draw, empty, heading, sources_line
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.compare.choice import chosen, found, more_areas


def compare_headline(page: Page) -> None:
    """Draw which of the areas is best on how many of the measures."""
    st.html(f"<h1 class='crm-title'>{escape(beside_title(found(page), page.words))}</h1>")


def compare_rows(page: Page) -> None:
    """Draw each measure with a mark for each area, and the same figures as a table."""
    words, (kept, _), rows = page.words, chosen(page), found(page)
    if len(kept) < 2:
        empty(words("Choose two to four areas: each has a colour and a shape of its own."))
        st.html(more_areas(page))
        return
    st.html(beside_cards(kept, rows, words, partial(link_to, page)))
    if not rows:
        empty(words("No measure is published for two of these areas from one source and year."))
        return
    _side_by_side(page, kept, rows)
    if caution := beside_caution(rows, words):
        st.html(caution)
    sources_line(page, [one.measure.point.key.data_source for one in rows])


def _side_by_side(page: Page, kept: Sequence[str], rows: Sequence[Beside]) -> None:
    words = page.words
    left, right = st.columns(2, gap="large")
    with left:
        heading(
            words("Side by side, one scale for each family of measures"),
            beside_key(rows, words),
        )
        draw(page, beside_dots(kept, rows, words, partial(link_to, page)), "crm-beside-dots")
    with right:
        heading(words("The same figures"), words("Bold: clearly best ● or worst ◆ of these areas"))
        st.html(beside_table(kept, rows, words))
