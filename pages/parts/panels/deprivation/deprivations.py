"""Multiple and overlapping deprivation of children: what the survey of children shows."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from figures.charts import upset
from figures.spec import CONFIG
from indicators.catalog import catalog
from indicators.codelists import NATION, TOTAL, areas_of, codelist, codes
from indicators.words import Words, short_source
from pages.parts.links import link_to
from pages.parts.shell import Page
from pages.parts.text import empty, heading, source_line

CUTOFF = "2"  # dimensions: from two on a deprivation is multiple (MODA)
_DRAWN = 8  # combinations: as many bars as a phone can label
GROUPS = ("sex", "residence", "wealth_quintile", "disability_status")
_PUBLISHED = ("AZE_PV_MPI_H", "AZE_PV_MPI_HEALTH", "AZE_PV_MPI_EDU", "AZE_PV_MPI_LIVING")


def deprivations(page: Page) -> None:
    """Draw the title and the finding in words; in the published edition, what is known at all."""
    words = page.words
    st.html(f"<h1 class='crm-title'>{escape(words('Overlapping deprivations'))}</h1>")
    found = found_of(page, "H", "average")
    if found.empty:
        _published(page)
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


def _published(page: Page) -> None:
    words = page.words
    empty(
        words(
            "No records of children are published. The State Statistical Committee holds the "
            "household surveys from which this page would show which deprivations children have "
            "together, at which age, in which region, and which services would have to act "
            "together. The illustrative edition shows it on synthetic records."
        )
    )
    profile = page.store.profile([NATION], page.selection.edition).set_index("indicator")
    items = [catalog()[code] for code in _PUBLISHED if code in profile.index]
    lines = [
        f"<li><a href='{link_to(page, item.indicator)}' target='_self'>"
        f"{escape(words.of(item.name))}</a>: <strong>"
        f"{escape(words.value(float(profile['obs_value'][item.indicator]), item))}</strong> "
        f"({escape(words.period(str(profile['time_period'][item.indicator]), item.period))})</li>"
        for item in items
    ]
    heading(words("What is published: multidimensional poverty of the population"))
    note = words("A survey of all ages, and old: it does not describe children today.")
    st.html(f"<div class='crm-note'><p>{escape(note)}</p><ul>{''.join(lines)}</ul></div>")
    used = dict.fromkeys(profile.loc[[item.indicator for item in items], "data_source"])
    known = page.store.sources()
    named = "; ".join(short_source(known[code], words) for code in used)
    source_line(words("Source: {source}", source=named))


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


def overlap(page: Page) -> None:
    """Draw the largest exclusive combinations of each age group, and what is left undrawn."""
    groups = list(cells_by_age(page, NATION))
    if not groups:
        return
    words = page.words
    heading(
        words("Which deprivations come together"),
        words("Children with exactly this combination, % of the age group, 95% interval"),
    )
    names = [words.of(codes("age")[age]) for age, _ in groups]
    for place, (age, cells) in zip(st.tabs(names), groups, strict=True):
        with place:
            _upset(page, age, cells)
    survey_source(page)


def _upset(page: Page, age: str, cells: pd.DataFrame) -> None:
    words = page.words
    some = cells[cells["item"] != "none"]
    drawn = some.head(_DRAWN)
    own = codelist("deprivation")["age"][age]["dimensions"]
    names = {code: _name(code, words) for code in own}
    figure = upset(drawn, names, words, page.palette, page.watermark)
    st.plotly_chart(figure, key=f"crm-upset-{age}", config=dict(CONFIG), theme=None)
    none = cells.loc[cells["item"] == "none", "obs_value"].sum()
    rest = words(
        "{none} of the children miss none of these; {rest} have rarer combinations, not drawn.",
        none=percent(none, words),
        rest=percent(some["obs_value"].sum() - drawn["obs_value"].sum(), words),
    )
    source_line(rest)


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


def _name(code: str, words: Words) -> str:
    return words.of(codelist("deprivation")["dimension"][code]["name"])


def named(item: str, words: Words) -> str:
    """Return a combination in words: its dimensions joined."""
    return " + ".join(_name(code, words).lower() for code in item.split("+"))


def _services(item: str, words: Words) -> list[str]:
    declared = codelist("deprivation")["dimension"]
    return [words.of(declared[code]["service"]) for code in item.split("+")]


def percent(value: float, words: Words) -> str:
    """Return a share of 1 as a percentage; a dash where it is withheld or missing."""
    return words.percent(words.number(100 * value, 1)) if pd.notna(value) else "–"


def survey_source(page: Page) -> None:
    """Draw the line that names the records."""
    source_line(page.words("Source: {source}", source=short_source(survey(page), page.words)))


def survey(page: Page) -> Mapping[str, Any]:
    """Return the source of the records."""
    found: Mapping[str, Any] = page.store.sources()["ILLUSTRATIVE"]
    return found
