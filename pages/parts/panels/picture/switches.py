"""The row above a figure: which of its pictures is open, and which of two measures is drawn."""

import streamlit as st

from pages.parts.panels.picture.measures import mapped_view, measures_named, two_measures
from pages.parts.shell import Page, choose


def tab_row(page: Page) -> str:
    """Draw the names of the pictures; return which is open: only that one is computed."""
    words = page.words
    names = {
        "": words("Map") if mapped_view(page).exists else words("Value"),
        "trend": words("Trend"),
        "ranking": words("Ranking"),
        "groups": words("Groups"),
        "table": words("Table"),
    }
    if not mapped_view(page).exists:
        names.pop("ranking")
    chosen = page.selection.tab if page.selection.tab in names else ""
    return _switch("tab", words("Show as picture or table"), names, chosen)


def measure_row(page: Page) -> str:
    """Draw the switch between the headline's measure and the mapped one, where they differ."""
    if not two_measures(page):
        return ""
    names = measures_named(page)
    return _switch("measure", page.words("Measure"), names, page.selection.measure)


def _switch(name: str, label: str, names: dict[str, str], chosen: str) -> str:
    """Draw one switch whose value is the address's; a press on what is open changes nothing."""
    key = f"crm-{name}"
    st.session_state[key] = chosen
    st.segmented_control(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        key=key,
        required=True,
        on_change=lambda: choose(**{name: st.session_state[key]}),
        label_visibility="collapsed",
    )
    return chosen
