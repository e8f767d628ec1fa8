"""Which combination of deprivations is the most frequent in each region: on the map, in a table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from indicators.codelists import NATION, areas_of, codelist, codes
from indicators.words import Words, area_name
from pages.parts.area_map import area_map as component
from pages.parts.drawing import frame, heading, show_listed, source_line
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.deprivation.deprivations import (
    cells_by_age,
    named,
    percent,
    survey,
    survey_regions,
    survey_source,
)
from pages.parts.panels.deprivation.overlaps import chosen_age
from passports.headers import cite

# Pale enough for black names of areas on all of them: Okabe and Ito (2008), lightened.
_INKS = ("#a9d8f0", "#f6c79b", "#a5d8c4", "#dfbfda", "#e8dd9a", "#c9ced3")

Cells = Mapping[tuple[str, str], pd.DataFrame]


def dominant(page: Page) -> None:
    """Draw the most frequent combination of two or more in each region, age by age."""
    found = _finished(page)
    if found is None:
        return
    words, (message, said, table) = page.words, found
    heading(
        words("The most frequent combination, region by region"),
        words("Two or more dimensions; share of the children of the age group"),
    )
    age = chosen_age(page)
    st.html(f"<p class='crm-sub'><strong>{escape(words.of(codes('age')[age]))}</strong></p>")
    component(message, key="dominant-map", choose=_nothing)
    source_line(said)
    show_listed(table, words)
    survey_source(page)


@finished
def _finished(page: Page) -> tuple[dict[str, Any], str, pd.DataFrame] | None:
    """Return the map's message, what is said of it, and the table; None without records."""
    cells = {
        (region, age): _together(found)
        for region in (NATION, *survey_regions())
        for age, found in cells_by_age(page, region)
    }
    if not cells:
        return None
    age = chosen_age(page)
    message = map_message(page, age, cells)
    return message, shared_or_not(age, cells, page.words), _table(page, cells)


def _together(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the combinations of two or more among those of an area and age, largest first."""
    return cells[cells["item"].str.contains("+", regex=False)]


def _nothing(ref_area: str) -> None:
    """Do nothing on a click: the survey has nothing below its regions."""


def map_message(page: Page, age: str, cells: Cells) -> dict[str, Any]:
    """Return what the map component draws: a colour a combination, its share written."""
    words, first = page.words, _first(age, cells)
    shown = coloured([str(row["item"]) for row in first.values()])
    classes = [{"c": ink, "l": named(item, words)} for item, ink in zip(shown, _INKS, strict=False)]
    if any(row["item"] not in shown for row in first.values()):
        classes.append({"c": _INKS[-1], "l": words("another combination")})
    message = frame(
        page,
        layer="region_2021",
        title=words("The most frequent combination, region by region"),
        subtitle=words.of(codes("age")[age]),
        source=words("Source: {source}", source=cite(survey(page), words)),
        file=f"dominant_{age}",
    )
    return message | {
        "direction": "lower",
        "classes": classes,
        "states": _wanting(first, words),
        "values": {region: _entry(row, shown, words) for region, row in sorted(first.items())},
        "ranks": None,
    }


def _first(age: str, cells: Cells) -> "dict[str, pd.Series[Any]]":
    """Return the most frequent combination of each region that has any, at an age."""
    own = {region: cells[region, age] for region in survey_regions() if (region, age) in cells}
    return {region: found.iloc[0] for region, found in own.items() if len(found)}


def _wanting(first: Mapping[str, Any], words: Words) -> list[dict[str, str]]:
    """Return what the legend says of the regions without a combination, where there are any."""
    if all(region in first for region in areas_of("region_2021")):
        return []
    return [{"s": "missing", "l": words("too few records")}]


def coloured(first: Sequence[str]) -> list[str]:
    """Return the combinations with a colour of their own: of too many those of most regions.

    Examples
    --------
    >>> coloured(["b+c", "a+b", "b+c"])
    ['b+c', 'a+b']
    """
    times = Counter(first)
    ordered = sorted(times, key=lambda item: (-times[item], item))
    return ordered if len(ordered) <= len(_INKS) else ordered[: len(_INKS) - 1]


def _entry(row: "pd.Series[Any]", shown: Sequence[str], words: Words) -> list[Any]:
    """Return colour, share, combination and interval of a region as the component reads them."""
    value, low, high = (float(row[name]) for name in ("obs_value", "lower_bound", "upper_bound"))
    place = shown.index(row["item"]) if row["item"] in shown else len(shown)
    return [place, percent(value, words), named(row["item"], words), "", value, low, high]


def shared_or_not(age: str, cells: Cells, words: Words) -> str:
    """Return in words whether the regions share one combination."""
    first = [row["item"] for row in _first(age, cells).values()]
    if len(set(first)) == 1:
        return words(
            "In every region the same combination is the most frequent: {combination}.",
            combination=named(first[0], words),
        )
    return words(
        "The regions differ in their most frequent combination; with so few records a region "
        "the first and the second often cannot be told apart."
    )


def _table(page: Page, cells: Cells) -> pd.DataFrame:
    words = page.words
    regions = (NATION, *survey_regions())
    return pd.DataFrame(
        {words("Region"): [area_name(code, words) for code in regions]}
        | {
            words.of(codes("age")[age]): [
                _largest(cells.get((code, age)), words) for code in regions
            ]
            for age in codelist("deprivation")["age"]
        }
    )


def _largest(cells: pd.DataFrame | None, words: Words) -> str:
    if cells is None or cells.empty:
        return words("too few records")
    first = cells.iloc[0]
    return f"{named(first['item'], words)}: {percent(first['obs_value'], words)}"
