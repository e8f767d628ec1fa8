"""Trends: one line per source, never joined."""

from html import escape

import pandas as pd
import streamlit as st

from indicators.address import listed
from indicators.facts import key_of
from indicators.selection import View
from indicators.summary import by_source
from indicators.words import area_name, group_names, short_source, unit
from pages.parts.controls import compare
from pages.parts.drawn import draw
from pages.parts.panels.picture.lines import lines_picture
from pages.parts.panels.picture.measures import answering_view
from pages.parts.passports import passport_link
from pages.parts.shell import Page
from pages.parts.text import empty, heading

_MOST_LINES = 6

Line = tuple[str, pd.DataFrame]


def trend(page: Page) -> None:
    """Draw the figures over time of the selected area, and of areas compared with it."""
    view = answering_view(page)
    words, item = page.words, view.indicator
    parts = [area_name(view.ref_area, words), unit(item, words)]
    heading(
        words("Change over time"), ", ".join([*parts, *group_names(item, view.dimensions, words)])
    )
    compare(page)
    lines = lines_drawn(page, view)
    if sum(len(part) for _, part in lines) < 2:
        empty(words("There is no series for this area."))
        return
    draw(page, lines_picture(page, lines, item, "trend"), "crm-trend")
    known = page.store.sources()
    used = dict.fromkeys(code for _, part in lines for code in part["data_source"])
    named = "; ".join(short_source(known[code], words) for code in used)
    last = lines[0][1].dropna(subset="obs_value").iloc[-1]
    opens = passport_link(page, key_of(last.to_dict()))
    said = escape(words("Source: {source}", source=named))
    st.html(f"<p class='crm-source'>{said} · {opens}</p>")


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
            name = area_name(ref_area, page.words)
            lines.append((f"{name} · {label}" if compared else label, part))
    return lines[:_MOST_LINES]
