"""What stands beside an area: those most like it, and what nobody has published of it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.model import Indicator
from indicators.portrait import FEWEST, Similar, why_alike
from indicators.summary import valued
from indicators.words import area_name, holders
from pages.parts.links import link_to
from pages.parts.panels.portrait.found import alike
from pages.parts.shell import Page
from pages.parts.text import empty, heading

_SHOWN = 5
_MISSING = 6
_NEAREST = 2  # areas that the link compares with


def area_alike(page: Page) -> None:
    """Draw the areas most like this one, how far each is, and on what they are nearest."""
    words, ref_area = page.words, page.selection.ref_area
    if ref_area == NATION:
        return
    found = alike(page, ref_area)
    if not found:
        heading(words("Most like it"))
        empty(
            words.plural(
                "Fewer than {n} measure is known here: no area is called similar.",
                "Fewer than {n} measures are known here: no area is called similar.",
                FEWEST,
            )
        )
        return
    nearest = ", ".join(area_name(one.ref_area, words) for one in found[:_NEAREST])
    heading(
        words("Most like it: {areas}", areas=nearest),
        words("Distance over the measures both have, in standard deviations; less is more alike."),
    )
    st.html(_bars(page, found[:_SHOWN]) + _links(page, found))


def _bars(page: Page, found: Sequence[Similar]) -> str:
    words, furthest = page.words, max(one.distance for one in found) or 1.0
    rows = "".join(
        f"<li><a href='{link_to(page, path='area_profile', ref_area=one.ref_area)}' "
        f"target='_self'>{escape(area_name(one.ref_area, words))}</a>"
        f"<span class='crm-bar-of' style='--of:{one.distance / furthest:.3f}'></span>"
        f"<span>{words.number(one.distance, 2)}</span>"
        f"<small>{escape(why_alike(one, words))}</small></li>"
        for one in found
    )
    return f"<ul class='crm-alike'>{rows}</ul>"


def _links(page: Page, found: Sequence[Similar]) -> str:
    own = page.selection.ref_area
    codes = [own, *(one.ref_area for one in found[:_NEAREST])]
    links = [
        (link_to(page, path="compare", areas=",".join(codes)), page.words("Compare with both")),
        (link_to(page, path="methodology"), page.words("How the distance is computed")),
    ]
    drawn = " · ".join(f"<a href='{at}' target='_self'>{escape(said)}</a>" for at, said in links)
    return f"<p class='crm-more'>{drawn}</p>"


def area_unknown(page: Page) -> None:
    """Draw the key indicators that nobody has published of the area, and who holds each."""
    words = page.words
    missing = _missing(page)
    heading(
        words("What nobody has published here, and whom to ask"),
        words.plural(
            "{n} key indicator without a figure of this area",
            "{n} key indicators without a figure of this area",
            len(missing),
        ),
    )
    rows = "".join(_unknown(page, item) for item in missing[:_MISSING])
    gaps, all_of_them = link_to(page, path="data_gaps"), words("All data gaps and their holders")
    st.html(
        f"<ul class='crm-unknown'>{rows}</ul><p class='crm-more'><a href='{gaps}' "
        f"target='_self'>{escape(all_of_them)}</a></p>"
    )


def _missing(page: Page) -> list[Indicator]:
    known = valued(page.store.area(page.selection.ref_area, page.selection.edition))
    present = set(known["indicator"])
    return [item for item in catalog().values() if item.key and item.indicator not in present]


def _unknown(page: Page, item: Indicator) -> str:
    words = page.words
    link = link_to(page, item.indicator, ref_area=page.selection.ref_area)
    held = holders(words, item, most=2) or words("holder not known")
    return (
        f"<li><a href='{link}' target='_self'>{escape(words.of(item.name))}</a>"
        f"<small>{escape(held)}</small></li>"
    )
