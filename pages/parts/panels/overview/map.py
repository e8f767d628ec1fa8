"""The first picture of the overview: where children trail, with title, chips, map and caveat."""

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from figures.panels import every_measure, measures_table
from indicators.narrative import trailing_title
from indicators.trailing import Counted
from indicators.words import short_source
from pages.parts.area_map import area_map as component
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
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
from pages.parts.shell import choose

_ALL = "all"


@dataclass(frozen=True)
class _Picture:
    """The picture as it is sent: the maps to choose from by their names, and the one shown."""

    title: str
    labels: dict[str, str]
    shown: str
    message: dict[str, Any]
    limits: str
    details: str
    source: str


def where_map(page: Page) -> None:
    """Draw the map of the overview: the count of measures, or the theme that was chosen."""
    picture = _picture(page)
    if picture is None:
        return
    kicker = escape(page.words("Where are children left behind?"))
    title = escape(picture.title)
    st.html(f"<p class='crm-kicker'>{kicker}</p><h1 class='crm-title'>{title}</h1>")
    _chips(page, picture)
    with st.container(key="crm-frame", gap=None):
        component(picture.message, key="overview-map", choose=drill)
        st.html(f"<p class='crm-strip'>{picture.limits}</p>")
    note = f"{picture.source}. {picture.message['note']}"
    st.html(f"<p class='crm-source'>{escape(note)}</p>{picture.details}")


@finished
def _picture(page: Page) -> _Picture | None:
    found, known = counted(page), singles(page)
    shown = page.selection.asked("shown")
    one = known.get(shown) or (next(iter(known.values()), None) if found is None else None)
    labels = _labels(page, found, known)
    if one is not None:
        return _of_one(page, one, labels)
    return None if found is None else _of_count(page, found, labels)


def _of_count(page: Page, found: Counted, labels: dict[str, str]) -> _Picture:
    title, grade = trailing_title(found, page.words), grade_letter(page, found)
    message = count_message(page, found, title, grade)
    table = measures_table(found, compared(page), page.words, partial(link_to, page))
    said = f"{caveat(page, found, grade)} {_weigh(page)}"
    details = f"{area_line(page, found)}{table}"
    return _Picture(title, labels, _ALL, message, said, details, message["source"])


def _weigh(page: Page) -> str:
    """Return the way to the page on which a reader weighs the measures."""
    said = escape(page.words("Choose measures and weights yourself"))
    link = link_to(page, path="most_deprived")
    return f"<a href='{link}' target='_self'>{said}</a>"


def _of_one(page: Page, one: Single, labels: dict[str, str]) -> _Picture:
    words, item = page.words, one.view.indicator
    source = page.store.sources()[one.view.data_source]
    limits = escape(words.of(item.caveat)) + f" {badge(single_grade(page, one), words)}"
    opens = escape(words("Open the page of this figure"))
    details = f"<p><a href='{link_to(page, item.indicator)}' target='_self'>{opens}</a></p>"
    cited = words("Source: {source}", source=short_source(source, words))
    title, message = single_title(one, words), single_message(page, one)
    return _Picture(title, labels, item.indicator, message, limits, details, cited)


def _chips(page: Page, picture: _Picture) -> None:
    """Draw the maps to choose from: each with its year and how many areas it covers."""
    st.session_state["crm-shown"] = picture.shown
    with st.container(key="crm-shown-room"):  # its height is kept before the chips arrive
        st.pills(
            page.words("Map"),
            list(picture.labels),
            format_func=picture.labels.__getitem__,
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
