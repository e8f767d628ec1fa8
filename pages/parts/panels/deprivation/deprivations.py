"""Multiple and overlapping deprivation of children: what the survey of children shows."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from indicators.codelists import NATION, TOTAL, areas_of, codelist, codes
from indicators.words import Words, short_source
from pages.parts.drawing import heading, sourced
from pages.parts.page import Page

CUTOFF = "2"  # dimensions: from two on a deprivation is multiple (MODA)
GROUPS = ("sex", "residence", "wealth_quintile", "disability_status")


def deprivations(page: Page) -> None:
    """Draw in words how many are multiply deprived, and which services would have to act."""
    words = page.words
    found = found_of(page, "H", "average")
    if found.empty:
        return
    nation = found[nationwide(found) & found["item"].eq(CUTOFF)].set_index("measure")
    said = words(
        "{share} of children miss two or more of the dimensions that apply at their age "
        "(95% interval {low}–{high}); on average those children miss {average} of them.",
        share=percent(nation["obs_value"]["H"], words),
        low=percent(nation["lower_bound"]["H"], words),
        high=percent(nation["upper_bound"]["H"], words),
        average=words.number(float(nation["obs_value"]["average"]), 1),
    )
    period = words.period(str(nation["time_period"]["H"]))
    heading(
        words("What children miss together"),
        words("Children under 18, survey of households, {period}", period=period),
    )
    st.html(f"<div class='crm-note'><p>{escape(said)}</p>{acting_together(page)}</div>")


def acting_together(page: Page) -> str:
    """Return which services would have to act together, age by age."""
    words, parts = page.words, []
    for age, cells in cells_by_age(page, NATION):
        together = cells[cells["item"].str.contains("+", regex=False)]
        if together.empty:
            continue
        largest = together.iloc[0]
        said = words(
            "{age}: most often together are {combination} ({share} of them). Services that would "
            "have to act together: {services}.",
            age=words.of(codes("age")[age]),
            combination=named(largest["item"], words),
            share=percent(largest["obs_value"], words),
            services="; ".join(_services(largest["item"], words)),
        )
        parts.append(f"<li>{escape(said)}</li>")
    return f"<ul>{''.join(parts)}</ul>"


def cells_by_age(page: Page, ref_area: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the combinations of each age group in an area, largest first."""
    found = found_of(page, "cell")
    own = found[found["ref_area"] == ref_area]
    for age in codelist("deprivation")["age"]:
        cells = own[own["age"] == age].sort_values(["obs_value", "item"], ascending=[False, True])
        if len(cells):
            yield age, cells


def found_of(page: Page, *measures: str) -> pd.DataFrame:
    """Return what the analysis found, of some measures; empty where there are no records."""
    return page.store.analysis("deprivation", page.selection.edition, *measures)


def nationwide(found: pd.DataFrame) -> "pd.Series[bool]":
    """Return which rows are of the nation as a whole."""
    plain = found["ref_area"].eq(NATION)
    for name in ("age", *GROUPS):
        plain &= found[name].eq(TOTAL)
    return plain


def survey_regions() -> Sequence[str]:
    """Return the regions that the survey speaks of."""
    return areas_of("region_2021")


def dimension_in_words(code: str, words: Words) -> str:
    """Return what a deprivation is called."""
    return words.of(codelist("deprivation")["dimension"][code]["name"])


def named(item: str, words: Words) -> str:
    """Return a combination in words: its dimensions joined."""
    return " + ".join(dimension_in_words(code, words).lower() for code in item.split("+"))


def _services(item: str, words: Words) -> list[str]:
    declared = codelist("deprivation")["dimension"]
    return [words.of(declared[code]["service"]) for code in item.split("+")]


def percent(value: float, words: Words) -> str:
    """Return a share of 1 as a percentage; a dash where it is withheld or missing."""
    return words.percent(words.number(100 * value, 1)) if pd.notna(value) else "–"


def survey_source(page: Page) -> None:
    """Draw the line that names the records."""
    st.html(survey_sourced(page))


def survey_sourced(page: Page) -> str:
    """Return the line that names the records, as markup."""
    return sourced(page.words("Source: {source}", source=short_source(survey(page), page.words)))


def survey(page: Page) -> Mapping[str, Any]:
    """Return the source of the records."""
    found: Mapping[str, Any] = page.store.sources()["ILLUSTRATIVE"]
    return found
