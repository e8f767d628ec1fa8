"""The first picture of the overview: where children trail, with title, chips, map and caveat."""

from html import escape
from typing import Any

import streamlit as st

from indicators.narrative import trailing_title
from indicators.trailing import Counted
from indicators.words import Words, short_source
from pages.parts.area_map import area_map as component
from pages.parts.links import link_to
from pages.parts.panels.overview.counted import (
    count_message,
    counted,
    grade_letter,
    has_later,
    years_old,
)
from pages.parts.panels.overview.measured import area_line, measures_table
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
    details = f"{area_line(page, found)}{measures_table(page, found)}"
    _frame(page, message, f"{_count_caveat(page, found, grade)} {_weigh(page)}", details)


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
    caveat = escape(words.of(item.caveat)) + f" {badge(single_grade(page, one), words)}"
    opens = escape(words("Open the page of this figure"))
    details = f"<p><a href='{link_to(page, item.indicator)}' target='_self'>{opens}</a></p>"
    cited = words("Source: {source}", source=short_source(source, words))
    _frame(page, single_message(page, one), caveat, details, cited)


def _frame(
    page: Page, message: dict[str, Any], caveat: str, details: str, source: str = ""
) -> None:
    """Draw the map with its caveat inside one frame, and source and details below."""
    with st.container(key="crm-frame", gap=None):
        component(message, key="overview-map", choose=drill)
        st.html(f"<p class='crm-strip'>{caveat}</p>")
    note = f"{source or message['source']}. {message['note']}"
    st.html(f"<p class='crm-source'>{escape(note)}</p>{details}")


def _count_caveat(page: Page, found: Counted, grade: str) -> str:
    words, old = page.words, years_old(page, found)
    age = words.plural("{n} year old.", "{n} years old.", old)
    last = "" if has_later(page, found) else words("No later figures of these measures by region.")
    said = words(
        "Counts on how many of {n} measures an area was worse than the nation; unweighted, "
        "sampling error not considered.",
        n=len(found.measures),
    )
    first = escape(" ".join(filter(None, [age if old > 1 else "", last if old > 1 else ""])))
    return f"<strong>{first}</strong> {escape(said)} {badge(grade, words)}"


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
    words = page.words
    labels = {
        code: _label(one.name, _when(one, words), one.coverage()) for code, one in known.items()
    }
    if found is None:
        return labels
    surveyed = f"{len(found.areas)}/{len(found.areas) + len(found.unknown)}"
    every = words("All {n} measures", n=len(found.measures))
    return {_ALL: _label(every, words.period(found.time_period), surveyed), **labels}


def _label(name: str, when: str, coverage: str) -> str:
    return f"{name} :gray[{when} · {coverage}]"


def _when(one: Single, words: Words) -> str:
    return words.period(one.view.time_period, one.view.indicator.period)
