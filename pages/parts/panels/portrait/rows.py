"""The spine chart of an area, and its gaps and strengths in words."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from figures.panels import (
    nothing_told,
    portrait_rows,
    rows_subtitle,
    rows_title,
    told_lines,
    told_threshold,
    told_title,
)
from indicators.codelists import NATION
from indicators.portrait import Stand, State
from pages.parts.drawn import draw
from pages.parts.links import link_to
from pages.parts.panels.orientation import known
from pages.parts.panels.portrait.beside import unknown_here
from pages.parts.panels.portrait.found import AGAINST, against, compared, rows
from pages.parts.shell import Page, choose
from pages.parts.text import empty, heading, sources_line

_STATES: Sequence[State] = ("worse", "better")


def area_rows(page: Page) -> None:
    """Draw where the area stands on each measure; every row opens its topic."""
    words = page.words
    if page.selection.ref_area == NATION:
        empty(words("Choose a region or a district: it is then held against the nation."))
        known(page)
        return
    if not compared(page):
        empty(nothing_told(words))
        unknown_here(page)
        return
    found = rows(page)
    similar = against(page) == "similar"
    heading(rows_title(found, words, similar=similar), rows_subtitle(found, words))
    _switch(page)
    if not found:
        empty(_why_none(page))
        return
    link = partial(link_to, page)
    draw(page, portrait_rows(found, words, link, page.today.year), key="crm-portrait")
    sources_line(page, [one.measure.point.key.data_source for one in found])


def _switch(page: Page) -> None:
    words, key = page.words, "crm-against"
    names = {
        "nation": words("Against the nation"),
        "similar": words("Against similar areas"),
    }
    st.session_state[key] = against(page)
    st.segmented_control(
        words("Held against"),
        AGAINST,
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: choose(against="similar" if st.session_state[key] == "similar" else ""),
    )


def _why_none(page: Page) -> str:
    words = page.words
    if against(page) == "similar":
        return words("Too few measures are known here to say which areas are similar.")
    return nothing_told(words)


def area_gaps(page: Page) -> None:
    """Draw gaps and strengths in words, the furthest first."""
    found = rows(page)
    if not found:
        return
    for place, state in zip(st.columns(2, gap="large"), _STATES, strict=True):
        with place:
            _told(page, found, state)


def _told(page: Page, found: Sequence[Stand], state: State) -> None:
    words = page.words
    heading(told_title(found, state, words), told_threshold(words) if state == "worse" else "")
    if lines := told_lines(found, state, words):
        draw(page, lines, key=f"crm-told-{state}")
