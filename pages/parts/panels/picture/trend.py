"""Trends: one line per source, never joined."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from indicators.address import listed
from indicators.facts import key_of
from indicators.selection import View
from indicators.summary import by_source, segments
from indicators.words import area_name, drawn_areas, group_names, short_source, unit
from pages.parts.controls import compare
from pages.parts.drawing import draw, empty, heading
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.picture.lines import lines_picture
from pages.parts.passports import passport_link

_MOST_LINES = 6

Line = tuple[str, pd.DataFrame]


def trend(page: Page) -> None:
    """Draw the figures over time of the selected area, and of areas compared with it."""
    title, below, picture, source = _finished(page)
    heading(title, below)
    compare(page)
    if not picture:
        empty(page.words("There is no series for this area."))
        return
    draw(page, picture, "crm-trend")
    st.html(source)


@finished
def _finished(page: Page) -> tuple[str, str, str, str]:
    """Return title, line below it, picture and source; no picture where there is no series."""
    view = page.answering
    words, item = page.words, view.indicator
    lines = lines_drawn(page, view)
    own = [part for _, part in lines if part["ref_area"].iloc[0] == view.ref_area]
    area = drawn_areas(item, pd.concat(own), words) if own else area_name(view.ref_area, words)
    parts = [area, unit(item, words)]
    title = ends(page, view, lines) or words("Change over time")
    below = ", ".join([*parts, *group_names(item, view.dimensions, words)])
    if sum(len(part) for _, part in lines) < 2:
        return title, below, "", ""
    return title, below, lines_picture(page, lines, item, "trend"), _source(page, lines)


def _source(page: Page, lines: Sequence[Line]) -> str:
    """Return the names of the sources and the way to the passport of the last figure, as markup."""
    known = page.store.sources()
    used = dict.fromkeys(code for _, part in lines for code in part["data_source"])
    named = "; ".join(short_source(known[code], page.words) for code in used)
    last = lines[0][1].dropna(subset="obs_value").iloc[-1]
    opens = passport_link(page, key_of(last.to_dict()))
    said = escape(page.words("Source: {source}", source=named))
    return f"<p class='crm-source'>{said} · {opens}</p>"


def ends(page: Page, view: View, lines: Sequence[Line]) -> str:
    """Return the first and the last figure that may be compared, of the first line; or nothing.

    It says no direction: whether a change is more than chance is said where facts are told.
    """
    parts = segments(lines[0][1].dropna(subset="obs_value"), view.indicator) if lines else []
    if not parts or len(parts[-1]) < 2:
        return ""
    first, last = parts[-1].iloc[0], parts[-1].iloc[-1]
    words, item = page.words, view.indicator
    said = (
        f"{words.period(row['time_period'], item.period)}: {words.figure(row, item)}"
        for row in (first, last)
    )
    return " → ".join(said)


def lines_drawn(page: Page, view: View) -> list[Line]:
    """Return a line for each source of the area and of each area compared with it."""
    compared = listed(page.selection.compare)
    found = page.store.observations(
        view.indicator.indicator,
        page.selection.edition,
        ref_area=[view.ref_area, *compared],
        dimensions=view.dimensions,
    )
    known = page.store.sources()
    lines = []
    for ref_area in (view.ref_area, *compared):
        for part in by_source(found[found["ref_area"] == ref_area], view.indicator):
            label = short_source(known[part["data_source"].iloc[0]], page.words)
            name = drawn_areas(view.indicator, part, page.words)
            lines.append((f"{name} · {label}" if compared else label, part))
    return lines[:_MOST_LINES]
