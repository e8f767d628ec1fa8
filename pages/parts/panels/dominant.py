"""Which combination of deprivations is the most frequent in each region: on the map, in a table."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from briefings.labels import area_name
from indicators.codelists import NATION, codelist, codes
from indicators.language import Words
from pages.parts.area_map import area_map as component
from pages.parts.panels.deprivations import (
    cells_by_age,
    named,
    percent,
    survey_regions,
    survey_source,
)
from pages.parts.panels.map import texts
from pages.parts.shell import Page, choose
from pages.parts.text import heading, source_line

# Pale enough for black names of areas on all of them: Okabe and Ito (2008), lightened.
_INKS = ("#a9d8f0", "#f6c79b", "#a5d8c4", "#dfbfda", "#e8dd9a", "#c9ced3")

Cells = Mapping[tuple[str, str], pd.DataFrame]


def dominant(page: Page) -> None:
    """Draw the most frequent combination of two or more in each region, age by age."""
    cells = {
        (region, age): _together(found)
        for region in (NATION, *survey_regions())
        for age, found in cells_by_age(page, region)
    }
    if not cells:
        return
    words = page.words
    heading(
        words("The most frequent combination, region by region"),
        words("Two or more dimensions; share of the children of the age group"),
    )
    age = _age(page)
    component(_message(page, age, cells), key="dominant-map", choose=_nothing)
    source_line(_said(age, cells, words))
    _table(page, cells)
    survey_source(page)


def _together(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the combinations of two or more among those of an area and age, largest first."""
    return cells[cells["item"].str.contains("+", regex=False)]


def _age(page: Page) -> str:
    """Draw the choice of the age group; return the one chosen."""
    words, ages = page.words, list(codelist("deprivation")["age"])
    chosen = page.selection.age if page.selection.age in ages else ages[0]
    st.session_state["crm-dominant-age"] = chosen
    st.segmented_control(
        words.of(codelist("dimension")["age"]["name"]),
        ages,
        format_func=lambda code: words.of(codes("age")[code]),
        key="crm-dominant-age",
        label_visibility="collapsed",
        on_change=_choose_age,
    )
    return chosen


def _choose_age() -> None:
    choose(age=st.session_state["crm-dominant-age"] or "")


def _nothing(ref_area: str) -> None:
    """Do nothing on a click: the survey has nothing below its regions."""


def _message(page: Page, age: str, cells: Cells) -> dict[str, Any]:
    """Return what the map component draws: a colour a combination, its share written."""
    words, built = page.words, page.store.build()
    first = {
        region: cells[region, age].iloc[0]
        for region in survey_regions()
        if len(cells.get((region, age), ()))
    }
    combinations = sorted({str(row["item"]) for row in first.values()})
    return {
        "module": built["static_area_map"],
        "geometry": built["static_areas"],
        "names": built["static_names"],
        "lang": words.language,
        "layer": "region_2021",
        "focus": NATION,
        "selected": NATION,
        "direction": "lower",
        "title": words("The most frequent combination, region by region"),
        "subtitle": words.of(codes("age")[age]),
        "source": "",
        "note": words("The boundaries and names shown imply no endorsement."),
        "classes": [
            {"c": colour, "l": named(item, words)}
            for item, colour in zip(combinations, _INKS, strict=False)
        ],
        "states": [],
        "values": {
            region: _entry(row, combinations, words) for region, row in sorted(first.items())
        },
        "ranks": None,
        "reference": None,
        "watermark": page.watermark,
        "file": f"dominant_{age}_ILLUSTRATIVE",
        "text": texts(page),
    }


def _entry(row: "pd.Series[Any]", combinations: list[str], words: Words) -> list[Any]:
    """Return colour, share, combination and interval of a region as the component reads them."""
    value, low, high = (
        float(row[f"{name}"]) for name in ("obs_value", "lower_bound", "upper_bound")
    )
    place, told = combinations.index(row["item"]), named(row["item"], words)
    return [place, percent(value, words), told, "", value, low, high]


def _said(age: str, cells: Cells, words: Words) -> str:
    """Return in words whether the regions share one combination."""
    firsts = [found.iloc[0] for (region, own), found in cells.items() if own == age and len(found)]
    if len({row["item"] for row in firsts}) == 1:
        return words(
            "In every region the same combination is the most frequent: {combination}.",
            combination=named(firsts[0]["item"], words),
        )
    return words(
        "The regions differ in their most frequent combination; with so few records a region "
        "the first and the second often cannot be told apart."
    )


def _table(page: Page, cells: Cells) -> None:
    words = page.words
    regions = (NATION, *survey_regions())
    table = pd.DataFrame(
        {words("Region"): [area_name(code, words) for code in regions]}
        | {
            words.of(codes("age")[age]): [
                _largest(cells.get((code, age)), words) for code in regions
            ]
            for age in codelist("deprivation")["age"]
        }
    )
    st.dataframe(table, hide_index=True, key="crm-dominant", height=38 + 35 * len(table))


def _largest(cells: pd.DataFrame | None, words: Words) -> str:
    if cells is None or cells.empty:
        return words("too few records")
    first = cells.iloc[0]
    return f"{named(first['item'], words)}: {percent(first['obs_value'], words)}"
