"""The days on which figures are announced to come out, with why one of them was changed."""

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from data.announced import Day
from indicators.words import Words
from pages.parts.announced import day_changes, flow_titles, kind_name
from pages.parts.drawing import heading, listed_table
from pages.parts.page import Page


def draw_days_to_come(page: Page) -> None:
    """Draw the days to come, cancelled ones with their reason; nothing where none is announced."""
    listed = days_listed(page.store.announced(), page.today, page.words)
    if listed:
        heading(page.words("Days to come"))
        st.html(listed)


def days_listed(announced: Iterable[Day], today: date, words: Words) -> str:
    """Return as markup the days that are not past; empty where there is none."""
    rows = [
        [
            escape(words.date(one.day)),
            escape(f"{flow_titles(one.flows, words)} ({kind_name(one.kind, words)})"),
            "<br>".join(map(escape, day_changes(one, words))) or "–",
        ]
        for one in announced
        if one.day >= today
    ]
    return listed_table([words("Day"), words("What"), words("Changes")], rows) if rows else ""
