"""Panels of the page on the live birth definition: what changed in 2015, and what it hides."""

from html import escape

import streamlit as st

from figures import panels
from indicators.codelists import codelist
from pages.parts.drawing import draw, shared
from pages.parts.links import link_to
from pages.parts.page import Page


def live_birth_finding(page: Page) -> None:
    """Draw the finding as the title; all else stands below the picture."""
    st.html(f"<h1 class='crm-title'>{escape(shared(page, panels.live_birth_title))}</h1>")


def to_registration(page: Page) -> None:
    """Draw the way to the page on registration."""
    text = page.words("Birth registration: how many children have a record of their birth")
    link = link_to(page, path="birth_registration")
    st.html(
        f"<p class='crm-signed crm-onward'><a href='{link}' target='_self'>{escape(text)}</a></p>"
    )


def live_birth_overview(page: Page) -> None:
    """Draw the map of a rate beside the two series that the change of 2015 cuts."""
    draw(page, shared(page, panels.live_birth_overview), key="crm-live-birth")


def unregistered(page: Page) -> None:
    """Draw how many of 1,000 children have no record of birth, group by group on one scale."""
    if made := shared(page, panels.unregistered):
        draw(page, made, key="crm-unregistered")


def where_unregistered(page: Page) -> None:
    """Draw the rates by area; where there is none, the empty map, the holder and the ask."""
    if made := shared(page, panels.where_unregistered):
        draw(page, made, key="crm-unknown")


def birth_path(page: Page) -> None:
    """Draw the steps by which a birth becomes a figure, with the places where a child is lost."""
    st.html(panels.birth_path(page.words))


def ministry_steps(page: Page) -> None:
    """Draw what each holder can do with the two gaps: proposals, not figures."""
    st.html(panels.ministry_steps(page.words))


def to_live_birth(page: Page) -> None:
    """Draw the way to the page on what counts as a live birth."""
    title = page.words.of(codelist("topic")["live_birth_definition"]["title"])
    said = page.words(
        "Since 2015 a birth counts by the international definition. What that changed, who is not "
        "registered, and what a ministry does:"
    )
    link = link_to(page, path="live_birth")
    st.html(
        f"<div class='crm-note'><p>{escape(said)} "
        f"<a href='{link}' target='_self'>{escape(title)}</a></p></div>"
    )
