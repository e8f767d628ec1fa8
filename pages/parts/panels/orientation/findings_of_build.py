"""Figures that the build found not to fit others, on the page of data quality."""

from html import escape
from typing import Any

import streamlit as st

from indicators.catalog import indicator
from indicators.words import Words, area_name
from pages.parts.drawing import folded, heading, listed_table
from pages.parts.links import link_to
from pages.parts.page import Page


def implausible(page: Page) -> None:
    """Draw every figure in doubt, beside what it was held against; none in a made-up edition."""
    found = page.store.findings() if page.selection.edition == "published" else ()
    if not found:
        return
    words = page.words
    heading(
        words("Figures that do not fit"),
        words("Their quality grade is one step lower until they are explained."),
    )
    titles = (
        words("Indicator"),
        words("Area"),
        words("Period"),
        words("Value"),
        words("Held against"),
    )
    opens = words.plural("Show the {n} figure", "Show all {n} figures", len(found))
    st.html(folded(opens, listed_table(titles, [_row(page, one) for one in found])))


def _row(page: Page, one: dict[str, Any]) -> list[str]:
    words, item = page.words, indicator(one["indicator"])
    link = link_to(page, item.indicator, ref_area=one["ref_area"])
    cells = (
        area_name(one["ref_area"], words),
        words.period(one["time_period"], item.period),
        words.value(one["obs_value"], item),
        f"{words.value(one['expected'], item)}: {_named(one['check'], words)}",
    )
    name = escape(words.of(item.name))
    return [f"<a href='{link}' target='_self'>{name}</a>", *map(escape, cells)]


def _named(check: str, words: Words) -> str:
    """Return what a figure in doubt was held against."""
    return {
        "jump": words("the year before; the series never moved so far"),
        "sum": words("the sum of its areas"),
        "ratio": words("what count and base give"),
        "past_rate": words("what the rate that the source printed last gives"),
        "digits": words("the years before and after: a digit too many or too few"),
    }[check]
