"""The head of a portrait: its finding, what to do with it, and the numbers that tell its size."""

from functools import partial
from html import escape

import streamlit as st

from figures import panels
from indicators.codelists import NATION, areas, codelist
from indicators.headlines import importance
from indicators.narrative import nation_title
from indicators.portrait import rows_of, title
from pages.parts.choices import Offered, offer
from pages.parts.controls import area_controls, breadcrumb
from pages.parts.drawing import draw
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.orientation import offer_profile
from pages.parts.panels.overview import standings
from pages.parts.panels.portrait.found import measures, with_figure


def area_headline(page: Page) -> None:
    """Draw the finding of the area, what it belongs to, the control to change it, and what to do.

    What a reader may do with the page stands together, as in the frame of a figure: write a
    briefing, compare, take every figure as a file.
    """
    words, area = page.words, areas()[page.selection.ref_area]
    scheme = words.of(codelist("scheme")[area.scheme]["name"])
    title, below = escape(_title(page)), f"{escape(scheme)} · {area.ref_area}"
    kicker = f"<p class='crm-kicker'>{escape(words.of(area.name))}</p>"
    above = kicker if area.ref_area == NATION else ""  # the title of any other area names it
    st.html(f"{above}<h1 class='crm-title'>{title}</h1><p class='crm-lede'>{below}</p>")
    actions = Offered(_actions(page))
    with st.container(key="crm-profile-head", horizontal=True, gap="small"):
        offer([*area_controls(page), *breadcrumb(page), actions], "crm-choices")
        if with_figure(page, page.selection.edition):
            offer_profile(page)


@finished
def _title(page: Page) -> str:
    """Return what the rows say against the nation; of the nation how its targets stand.

    What the rows are drawn against makes no difference.
    """
    ref_area = page.selection.ref_area
    if ref_area == NATION:
        return nation_title(standings(page).values(), page.words)
    found = rows_of(ref_area, partial(measures, page), importance)
    return title(
        ref_area,
        found,
        page.words,
        importance,
        known=len(with_figure(page, page.selection.edition)),
    )


def _actions(page: Page) -> str:
    words, ref_area = page.words, page.selection.ref_area
    brief = link_to(page, path="briefing", areas=ref_area)
    links = [(brief, words("Write a briefing"))]
    if ref_area != NATION:
        links.append((link_to(page, path="compare", areas=ref_area), words("Compare")))
    drawn = "".join(f"<a href='{at}' target='_self'>{escape(said)}</a>" for at, said in links)
    return f"<p class='crm-actions'>{drawn}</p>"


def key_numbers(page: Page) -> None:
    """Draw the numbers that tell the size of the area, each with its period."""
    if numbers := _numbers(page):
        draw(page, numbers, key="crm-numbers")


@finished
def _numbers(page: Page) -> str:
    found = page.store.profile([page.selection.ref_area], page.selection.edition)
    return panels.key_numbers(found, page.words)
