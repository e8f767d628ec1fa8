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
from indicators.portrait import State
from pages.parts.choices import Offered, offered_switch
from pages.parts.drawing import beside, draw, empty, headed, nothing, offer_picture, sources_of
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.orientation import known
from pages.parts.panels.picture import leading_cards
from pages.parts.panels.portrait.beside import unknown_here
from pages.parts.panels.portrait.found import against, compared, rows
from pages.parts.shell import choose

_OF_NATION = 5  # findings, of as many themes
_STATES: Sequence[State] = ("worse", "better")


def area_rows(page: Page) -> None:
    """Draw where the area stands on each measure; every row opens its topic."""
    words = page.words
    if page.selection.ref_area == NATION:
        _of_nation(page)
        known(page)
        return
    if not compared(page):
        empty(nothing_told(words))
        unknown_here(page)
        return
    title, below, picture = _rows(page)
    shown = picture or nothing(_why_none(page))
    parts = (Offered(headed(title, below)), _switch(page), Offered(shown))
    offer_picture(page, parts, "crm-portrait")


def _of_nation(page: Page) -> None:
    """Draw what the newest national figures say: the nation is held against nothing."""
    words = page.words
    choose_area = words("Choose a region or a district: it is then held against the nation.")
    cards = leading_cards(
        page, "nation", _OF_NATION, lambda key: link_to(page, key.indicator, **dict(key.dimensions))
    )
    title = words("What the newest figures say")
    st.html(f"{headed(title, choose_area)}{cards}")


@finished
def _rows(page: Page) -> tuple[str, str, str]:
    """Return title, line below it, and the rows with their sources as markup."""
    words, found = page.words, rows(page)
    similar = against(page) == "similar"
    title, below = rows_title(found, words, similar=similar), rows_subtitle(found, words)
    if not found:
        return title, below, ""
    picture = portrait_rows(found, words, partial(link_to, page), page.today.year)
    sources = sources_of(page, (one.measure.point.key.data_source for one in found))
    return title, below, f"{picture}{sources}"


def _switch(page: Page) -> Offered:
    words = page.words
    names = {
        "nation": words("Against the nation"),
        "similar": words("Against similar areas"),
    }

    def take(value: str) -> None:
        choose(against="similar" if value == "similar" else "")

    switch = offered_switch("against", words("Held against"), names, against(page), take)
    return switch._replace(markup=f"<div>{switch.markup}</div>")


def _why_none(page: Page) -> str:
    words = page.words
    if against(page) == "similar":
        return words("Too few measures are known here to say which areas are similar.")
    return nothing_told(words)


def area_gaps(page: Page) -> None:
    """Draw gaps and strengths in words, the furthest first."""
    if told := _told(page):
        draw(page, told, key="crm-told")


@finished
def _told(page: Page) -> str:
    """Return gaps and strengths beside each other, each with its title; empty where none is."""
    words, found = page.words, rows(page)
    if not found:
        return ""
    below = {"worse": told_threshold(words), "better": ""}
    return beside(
        *(
            headed(told_title(found, state, words), below[state]) + told_lines(found, state, words)
            for state in _STATES
        )
    )
