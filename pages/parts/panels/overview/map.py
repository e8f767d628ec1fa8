"""The first picture of the overview: where children trail, with title, chips, map and caveat."""

from functools import partial
from html import escape
from typing import Any

import streamlit as st

from figures.panels import every_measure, measures_table
from indicators.narrative import trailing_title
from indicators.trailing import Counted
from indicators.words import short_source
from pages.parts.area_map import area_map as component
from pages.parts.links import link_to
from pages.parts.panels.overview.counted import (
    caveat,
    compared,
    count_message,
    counted,
    grade_letter,
)
from pages.parts.panels.overview.measured import area_line
from pages.parts.panels.overview.shown import (
    Single,
    single_grade,
    single_message,
    single_title,
    singles,
)
from pages.parts.panels.picture import badge, drill
from pages.parts.shell import Page, choose

_ALL = "all"


def where_map(page: Page) -> None:
    """Draw the map of the overview: the count of measures, or the theme that was chosen."""
    found, known = counted(page), singles(page)
    shown = page.selection.asked("shown")
    one = known.get(shown) or (next(iter(known.values()), None) if found is None else None)
    if one is not None:
        _draw_single(page, one, found, known)
    elif found is not None:
        _draw_count(page, found, known)


def _head(page: Page, title: str) -> None:
    kicker = escape(page.words("Where are children left behind?"))
    st.html(f"<p class='crm-kicker'>{kicker}</p><h1 class='crm-title'>{escape(title)}</h1>")


def _draw_count(page: Page, found: Counted, known: dict[str, Single]) -> None:
    title, grade = trailing_title(found, page.words), grade_letter(page, found)
    _head(page, title)
    _chips(page, found, known, _ALL)
    message = count_message(page, found, title, grade)
    table = measures_table(found, compared(page), page.words, partial(link_to, page))
    said = f"{caveat(page, found, grade)} {_weigh(page)}"
    _frame(page, message, said, f"{area_line(page, found)}{table}")


def _weigh(page: Page) -> str:
    """Return the way to the page on which a reader weighs the measures."""
    said = escape(page.words("Choose measures and weights yourself"))
    link = link_to(page, path="most_deprived")
    return f"<a href='{link}' target='_self'>{said}</a>"


def _draw_single(page: Page, one: Single, found: Counted | None, known: dict[str, Single]) -> None:
    words, item = page.words, one.view.indicator
    _head(page, single_title(one, words))
    _chips(page, found, known, item.indicator)
    source = page.store.sources()[one.view.data_source]
    limits = escape(words.of(item.caveat)) + f" {badge(single_grade(page, one), words)}"
    opens = escape(words("Open the page of this figure"))
    details = f"<p><a href='{link_to(page, item.indicator)}' target='_self'>{opens}</a></p>"
    cited = words("Source: {source}", source=short_source(source, words))
    _frame(page, single_message(page, one), limits, details, cited)


def _frame(
    page: Page, message: dict[str, Any], limits: str, details: str, source: str = ""
) -> None:
    """Draw the map with its caveat inside one frame, and source and details below."""
    with st.container(key="crm-frame", gap=None):
        component(message, key="overview-map", choose=drill)
        st.html(f"<p class='crm-strip'>{limits}</p>")
    note = f"{source or message['source']}. {message['note']}"
    st.html(f"<p class='crm-source'>{escape(note)}</p>{details}")


def _chips(page: Page, found: Counted | None, known: dict[str, Single], shown: str) -> None:
    """Draw the maps to choose from: each with its year and how many areas it covers."""
    labels = _labels(page, found, known)
    st.session_state["crm-shown"] = shown
    st.pills(
        page.words("Map"),
        list(labels),
        format_func=labels.__getitem__,
        key="crm-shown",
        label_visibility="collapsed",
        on_change=_chosen,
    )


def _chosen() -> None:
    wanted = st.session_state["crm-shown"] or _ALL
    choose(shown="" if wanted == _ALL else wanted, ref_area="")


def _labels(page: Page, found: Counted | None, known: dict[str, Single]) -> dict[str, str]:
    chips = {code: one.chip(page.words) for code, one in known.items()}
    if found is not None:
        chips = {_ALL: every_measure(found, page.words), **chips}
    return {code: f"{name} :gray[{covered}]" for code, (name, covered) in chips.items()}
