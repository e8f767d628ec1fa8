"""Three doors: browse the figures, have them written up, cite one of them."""

from html import escape

import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import areas, codelist
from pages.parts.links import link_to
from pages.parts.panels.overview.latest import latest_figures
from pages.parts.shell import Page


def doors(page: Page) -> None:
    """Draw what a reader can do from here, each with its first step."""
    words = page.words
    known = len(latest_figures(page))
    browse = words(
        "{themes} themes, {known} of {all} indicators with a figure of the nation, {areas} areas: "
        "map, trend, ranking, groups, table.",
        themes=len(codelist("domain")),
        known=words.number(known, 0),
        all=words.number(len(catalog()), 0),
        areas=len(areas()),
    )
    brief = words(
        "Choose an area and themes; take two pages away, every number with its source and read "
        "back from the file."
    )
    cite = words(
        "One figure in words, with what it does not mean; picture, link, citation and passport."
    )
    cards = (
        _door(page, words("Browse"), browse, words("Open the explorer"), "explorer"),
        _door(page, words("Brief"), brief, words("Write a briefing"), "briefing"),
        _door(page, words("Cite"), cite, words("Find a figure"), "search"),
    )
    st.html(f"<div class='crm-doors'>{''.join(cards)}</div>")


def _door(page: Page, title: str, said: str, step: str, path: str) -> str:
    return (
        f"<section class='crm-to-{path}'><h2>{escape(title)}</h2><p>{escape(said)}</p>"
        f"<a href='{link_to(page, path=path)}' target='_self'>{escape(step)}</a></section>"
    )
