"""The finding of the chosen weights, and why there is none where there is none."""

from html import escape

import streamlit as st

from indicators.composite import TOP
from indicators.words import Words
from pages.parts.drawing import empty
from pages.parts.links import link_to
from pages.parts.messages import message
from pages.parts.page import Page
from pages.parts.panels.most_deprived.chosen import title, whose_weights
from pages.parts.panels.most_deprived.ranked import Ranked, ranked_of
from pages.parts.shell import not_here


def deprived_headline(page: Page) -> None:
    """Draw the finding, and what the link asked for that is not there."""
    words, found = page.words, ranked_of(page)
    asked = words("Where are the most deprived children?")
    kicker, said = f"{asked} {whose_weights(found, words)}", title(found, words)
    st.html(f"<p class='crm-kicker'>{escape(kicker)}</p><h1 class='crm-title'>{escape(said)}</h1>")
    for wanted in found.unread:
        message("info", not_here(wanted, words))
    if found.table.empty:
        empty(_why(found, words))
        _of_one(page, found)


def _why(found: Ranked, words: Words) -> str:
    if len(found.chosen) < 2:
        return words("Give a weight to at least two measures.")
    if not found.period:
        return words("The measures chosen have no year in common: no area is ranked.")
    return words(
        "No more than {n} areas have a figure of every measure chosen: too few to rank.", n=TOP
    )


def _of_one(page: Page, found: Ranked) -> None:
    if len(found.chosen) == 1:
        opens = escape(page.words("Open the page of this figure"))
        link = link_to(page, found.chosen[0])
        st.html(f"<p><a href='{link}' target='_self'>{opens}</a></p>")
