"""Multiple and overlapping deprivation of children: what the survey of children shows."""

from collections.abc import Iterator, Sequence
from html import escape

import pandas as pd
import streamlit as st

from figures.charts import CONFIG
from figures.overlap import shares, upset
from indicators.catalog import catalog
from indicators.codelists import NATION, TOTAL, areas_of, codelist, codes
from indicators.language import Words
from indicators.survey_difference import extremes_differ
from pages.parts.layout import multiples
from pages.parts.links import link_to
from pages.parts.shell import Page
from pages.parts.text import area_name, empty, heading, short_source, source_line

CUTOFF = "2"  # dimensions: from two on a deprivation is multiple (MODA)
_DRAWN = 8  # combinations: as many bars as a phone can label
_GROUPS = ("sex", "residence", "wealth_quintile", "disability_status")
_PUBLISHED = ("AZE_PV_MPI_H", "AZE_PV_MPI_HEALTH", "AZE_PV_MPI_EDU", "AZE_PV_MPI_LIVING")


def deprivations(page: Page) -> None:
    """Draw the title and the finding in words; in the published edition, what is known at all."""
    words = page.words
    st.html(f"<h1 class='crm-title'>{escape(words('Overlapping deprivations'))}</h1>")
    found = _of(page, "H", "average")
    if found.empty:
        _published(page)
        return
    nation = found[_nationwide(found) & found["item"].eq(CUTOFF)].set_index("measure")
    said = words(
        "{share} of children miss two or more of the dimensions that apply at their age "
        "(95% interval {low}–{high}); on average those children miss {average}.",
        share=_percent(nation["obs_value"]["H"], words),
        low=_percent(nation["lower_bound"]["H"], words),
        high=_percent(nation["upper_bound"]["H"], words),
        average=words.number(float(nation["obs_value"]["average"]), 1),
    )
    heading(words("Children under 18, survey of households"), words("What is missing together"))
    st.html(f"<div class='crm-note'><p>{escape(said)}</p>{_acting(page)}</div>")


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


def _acting(page: Page) -> str:
    """Return which services would have to act together, age by age."""
    words, parts = page.words, []
    for age, cells in _by_age(page, NATION):
        together = cells[cells["item"].str.contains("+", regex=False)]
        if together.empty:
            continue
        largest = together.iloc[0]
        said = words(
            "{age}: most often together are {combination} ({share} of them). Services that would "
            "have to act together: {services}.",
            age=words.of(codes("age")[age]),
            combination=_named(largest["item"], words),
            share=_percent(largest["obs_value"], words),
            services="; ".join(_services(largest["item"], words)),
        )
        parts.append(f"<li>{escape(said)}</li>")
    return f"<ul>{''.join(parts)}</ul>"


def overlap(page: Page) -> None:
    """Draw the largest exclusive combinations of each age group, and what is left undrawn."""
    groups = list(_by_age(page, NATION))
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
    _source(page)


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
        none=_percent(none, words),
        rest=_percent(some["obs_value"].sum() - drawn["obs_value"].sum(), words),
    )
    source_line(rest)


def cutoffs(page: Page) -> None:
    """Draw how many children are deprived at each cut-off, with the interval."""
    found = _of(page, "H")
    if found.empty:
        return
    words = page.words
    rows = found[_nationwide(found) & found["obs_value"].gt(0.0005)].sort_values("item")
    heading(
        words("How many, by the number of deprivations"),
        words("Children who miss at least so many dimensions, %, 95% interval"),
    )
    labels = [
        words.plural("{n} or more dimension", "{n} or more dimensions", int(item))
        for item in rows["item"]
    ]
    top = float(rows["upper_bound"].max())
    figure = shares(rows, labels, words, page.palette, page.watermark, top=top)
    st.plotly_chart(figure, key="crm-cutoffs", config=dict(CONFIG), theme=None)
    source_line(
        words(
            "The number of children counted as deprived depends on the cut-off: read a share only "
            "with its cut-off. This page takes two."
        )
    )


def deprived_groups(page: Page) -> None:
    """Draw the share of children who miss two or more dimensions, group by group."""
    found = _of(page, "H")
    if found.empty:
        return
    words = page.words
    rows = found[found["item"].eq(CUTOFF) & found["ref_area"].eq(NATION)]
    heading(words("Who misses two or more"), words("Share of children, %, 95% interval"))
    parts = {name: rows[rows[name] != TOTAL] for name in ("age", *_GROUPS)}
    top = max(float(part["upper_bound"].max()) for part in parts.values())
    for place, (name, part) in zip(multiples(len(parts)), parts.items(), strict=True):
        with place:
            order = [code for code in codes(name) if code in set(part[name])]
            ordered = part.set_index(name).loc[order]
            title = escape(words.of(codelist("dimension")[name]["name"]))
            st.html(f"<p class='crm-sub'><strong>{title}</strong></p>")
            labels = [words.of(codes(name)[code]) for code in order]
            figure = shares(ordered, labels, words, page.palette, page.watermark, top=top)
            st.plotly_chart(figure, key=f"crm-missing-{name}", config=dict(CONFIG), theme=None)
    _source(page)


def deprived_regions(page: Page) -> None:
    """Draw the regions from the most deprived on, and whether the extremes can be told apart."""
    found = _of(page, "H", "A", "M0")
    if found.empty:
        return
    words = page.words
    heading(
        words("Region by region"),
        words("Children who miss two or more dimensions, most first, 95% interval"),
    )
    rows = found[found["item"].eq(CUTOFF) & found["ref_area"].isin(_regions())]
    share = rows[rows["measure"] == "H"].sort_values("obs_value", ascending=False)
    st.html(f"<div class='crm-note'><p>{escape(_extremes(share, words))}</p></div>")
    table = _table(rows, share, words)
    height = 38 + 35 * len(table)
    st.dataframe(table, hide_index=True, key="crm-deprived-regions", height=height)
    _source(page)


def _extremes(share: pd.DataFrame, words: Words) -> str:
    most, least = share.dropna(subset="obs_value").iloc[[0, -1]].to_dict("records")
    named = {
        "most": area_name(most["ref_area"], words),
        "high": _percent(most["obs_value"], words),
        "least": area_name(least["ref_area"], words),
        "low": _percent(least["obs_value"], words),
    }
    if extremes_differ(share["obs_value"], share["standard_error"]):
        return words(
            "Most: {most}, {high}; fewest: {least}, {low}. The difference is larger than chance "
            "among so many regions would give.",
            **named,
        )
    return words(
        "Most: {most}, {high}; fewest: {least}, {low}. Among so many regions chance alone could "
        "give this: there is no reliable difference.",
        **named,
    )


def _table(rows: pd.DataFrame, share: pd.DataFrame, words: Words) -> pd.DataFrame:
    values = rows.pivot(index="ref_area", columns="measure", values="obs_value")
    ordered = values.loc[share["ref_area"]]
    return pd.DataFrame(
        {
            words("Region"): [area_name(code, words) for code in share["ref_area"]],
            words("Share of children"): [_percent(v, words) for v in share["obs_value"]],
            words("95% interval"): [
                f"{_percent(low, words)}–{_percent(high, words)}" if pd.notna(low) else "–"
                for low, high in zip(share["lower_bound"], share["upper_bound"], strict=True)
            ],
            words("Of their dimensions they miss"): [_percent(v, words) for v in ordered["A"]],
            words("Adjusted headcount"): [
                words.number(value, 3) if pd.notna(value) else "–" for value in ordered["M0"]
            ],
            words("Records"): [words.number(value, 0) for value in share["records"]],
            words("Quality"): [
                words.of(codelist("obs_status")[status]) for status in share["obs_status"]
            ],
        }
    )


def dominant(page: Page) -> None:
    """Draw the most frequent combination of two or more in each region, age by age."""
    first = {
        (region, age): cells
        for region in (NATION, *_regions())
        for age, cells in _by_age(page, region)
    }
    if not first:
        return
    words = page.words
    heading(
        words("The most frequent combination, region by region"),
        words("Two or more dimensions; share of the children of the age group"),
    )
    ages = list(codelist("deprivation")["age"])
    table = pd.DataFrame(
        {words("Region"): [area_name(code, words) for code in (NATION, *_regions())]}
        | {
            words.of(codes("age")[age]): [
                _largest(first.get((code, age)), words) for code in (NATION, *_regions())
            ]
            for age in ages
        }
    )
    st.dataframe(table, hide_index=True, key="crm-dominant", height=38 + 35 * len(table))
    _source(page)


def _largest(cells: pd.DataFrame | None, words: Words) -> str:
    together = cells[cells["item"].str.contains("+", regex=False)] if cells is not None else None
    if together is None or together.empty:
        return words("too few records")
    first = together.iloc[0]
    return f"{_named(first['item'], words)}: {_percent(first['obs_value'], words)}"


def _by_age(page: Page, ref_area: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the combinations of each age group in an area, largest first."""
    found = _of(page, "cell")
    own = found[found["ref_area"] == ref_area]
    for age in codelist("deprivation")["age"]:
        cells = own[own["age"] == age].sort_values(["obs_value", "item"], ascending=[False, True])
        if len(cells):
            yield age, cells


def _of(page: Page, *measures: str) -> pd.DataFrame:
    return page.store.analysis("deprivation", page.selection.edition, *measures)


def _nationwide(found: pd.DataFrame) -> "pd.Series[bool]":
    plain = found["ref_area"].eq(NATION)
    for name in ("age", *_GROUPS):
        plain &= found[name].eq(TOTAL)
    return plain


def _regions() -> Sequence[str]:
    return areas_of("region_2021")


def _name(code: str, words: Words) -> str:
    return words.of(codelist("deprivation")["dimension"][code]["name"])


def _named(item: str, words: Words) -> str:
    return " + ".join(_name(code, words).lower() for code in item.split("+"))


def _services(item: str, words: Words) -> list[str]:
    declared = codelist("deprivation")["dimension"]
    return [words.of(declared[code]["service"]) for code in item.split("+")]


def _percent(value: float, words: Words) -> str:
    return words.percent(words.number(100 * value, 1)) if pd.notna(value) else "–"


def _source(page: Page) -> None:
    known = page.store.sources()["ILLUSTRATIVE"]
    source_line(page.words("Source: {source}", source=short_source(known, page.words)))
