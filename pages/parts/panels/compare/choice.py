"""Which areas are compared: those the link names, as far as their boundaries allow."""

from html import escape

import streamlit as st

from indicators.address import MOST_COMPARED, listed
from indicators.codelists import areas, areas_of, codelist
from indicators.headlines import importance
from indicators.portrait import Beside, of_one_scheme, side_by_side, survey_twin
from indicators.words import area_name
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.portrait import measures
from pages.parts.shell import choose
from pages.parts.taken_along import copy_link

_SCHEMES = ("region_2021", "region_2006", "district")


def chosen(page: Page) -> tuple[list[str], list[str]]:
    """Return the areas that are compared, and those the link names that cannot be."""
    return of_one_scheme(listed(page.selection.asked("areas")))


def scheme_of(page: Page) -> str:
    """Return the set of boundaries of the first area; of economic regions where there is none."""
    kept, _ = chosen(page)
    return areas()[kept[0]].scheme if kept else _SCHEMES[0]


def found(page: Page) -> list[Beside]:
    """Return the rows of the areas compared, what matters most first."""
    kept, _ = chosen(page)
    measured = {
        code: [*measures(page, code), *(measures(page, twin) if twin else ())]
        for code in kept
        for twin in [survey_twin(code)]
    }
    return sorted(side_by_side(measured), key=lambda one: -importance(one.measure.item))


def compare_choice(page: Page) -> None:
    """Draw the choice of boundaries and of areas, and why an area of the link is left out."""
    words, scheme = page.words, scheme_of(page)
    kept, refused = chosen(page)
    with st.container(key="crm-compare-controls", horizontal=True, vertical_alignment="center"):
        _scheme(page, scheme)
        _areas(page, scheme, kept)
        if kept:
            brief = link_to(page, path="briefing", areas=",".join(kept))
            said = escape(words("Write a briefing"))
            st.html(
                f"<p class='crm-actions'><a href='{brief}' target='_self'>{said}</a></p>",
                width="content",
            )
        copy_link(page)
    if refused:
        names = ", ".join(area_name(code, words) for code in refused)
        text = words(
            "Not compared: {areas}. At most four areas of one set of boundaries stand side by "
            "side; others overlap, and their figures are of other years.",
            areas=names,
        )
        st.html(f"<p class='crm-strip' role='status'>{escape(text)}</p>")


def more_areas(page: Page) -> str:
    """Return the other areas of the boundaries as links, each of which adds its area; as markup."""
    kept, _ = chosen(page)
    others = [code for code in areas_of(scheme_of(page)) if code not in kept]
    links = (
        f"<a href='{link_to(page, path='compare', areas=','.join([*kept, code]))}' "
        f"target='_self'>{escape(area_name(code, page.words))}</a>"
        for code in others
    )
    title = escape(page.words("Add an area"))
    return f"<nav class='crm-more-areas' aria-label='{title}'>{''.join(links)}</nav>"


def _scheme(page: Page, scheme: str) -> None:
    key = "crm-compare-scheme"
    names = {code: page.words.of(codelist("scheme")[code]["short"]) for code in _SCHEMES}
    st.session_state[key] = scheme
    st.selectbox(
        page.words("Map of"),
        _SCHEMES,
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
        width=220,
        on_change=lambda: choose(areas=areas_of(st.session_state[key])[0]),
    )


def _areas(page: Page, scheme: str, kept: list[str]) -> None:
    key = "crm-compare-areas"
    st.session_state[key] = kept
    st.multiselect(
        page.words("Areas to compare"),
        list(areas_of(scheme)),
        format_func=lambda code: area_name(code, page.words),
        key=key,
        max_selections=MOST_COMPARED,
        placeholder=page.words("Choose areas"),
        label_visibility="collapsed",
        on_change=lambda: choose(areas=",".join(st.session_state[key])),
        width=520,
    )
