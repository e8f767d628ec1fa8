"""How many children are multiply deprived: by cut-off, by group and by region."""

from html import escape

import pandas as pd
import streamlit as st

from figures.shares import share_rows
from indicators.codelists import NATION, TOTAL, codelist, codes
from indicators.plain_rows import plain_rows
from indicators.uncertainty import extremes_differ
from indicators.words import Words, area_name, short_source
from pages.parts.drawing import drawn, heading, multiples, show_listed, source_line
from pages.parts.page import Page
from pages.parts.panels.deprivation.deprivations import (
    CUTOFF,
    GROUPS,
    found_of,
    nationwide,
    percent,
    survey,
    survey_regions,
    survey_source,
)


def cutoffs(page: Page) -> None:
    """Draw how many children are deprived at each cut-off, with the interval."""
    found = found_of(page, "H")
    if found.empty:
        return
    words = page.words
    rows = found[nationwide(found) & found["obs_value"].gt(0.0005)].sort_values("item")
    heading(
        words("How many, by the number of deprivations"),
        words("Children who miss at least so many dimensions, %, 95% interval"),
    )
    labels = [
        words.plural("{n} dimension or more", "{n} dimensions or more", int(item))
        for item in rows["item"]
    ]
    top = float(rows["upper_bound"].max())
    source = short_source(survey(page), words)
    st.html(drawn(page, share_rows(rows, labels, words, top=top, source=source)))
    source_line(
        words(
            "The number of children counted as deprived depends on the cut-off: read a share only "
            "with its cut-off. This page takes two."
        )
    )


def deprived_groups(page: Page) -> None:
    """Draw the share of children who miss two or more dimensions, group by group."""
    found = found_of(page, "H")
    if found.empty:
        return
    words = page.words
    rows = found[found["item"].eq(CUTOFF) & found["ref_area"].eq(NATION)]
    heading(words("Who misses two or more"), words("Share of children, %, 95% interval"))
    parts = {name: rows[rows[name] != TOTAL] for name in ("age", *GROUPS)}
    top = max(float(part["upper_bound"].max()) for part in parts.values())
    source = short_source(survey(page), words)
    for place, (name, part) in zip(multiples(len(parts)), parts.items(), strict=True):
        with place:
            order = [code for code in codes(name) if code in set(part[name])]
            ordered = part.set_index(name).loc[order]
            title = escape(words.of(codelist("dimension")[name]["name"]))
            st.html(f"<p class='crm-sub'><strong>{title}</strong></p>")
            labels = [words.of(codes(name)[code]) for code in order]
            st.html(drawn(page, share_rows(ordered, labels, words, top=top, source=source)))
    survey_source(page)


def deprived_regions(page: Page) -> None:
    """Draw the regions from the most deprived on, and whether the extremes can be told apart."""
    found = found_of(page, "H", "A", "M0")
    if found.empty:
        return
    words = page.words
    heading(
        words("Region by region"),
        words("Children who miss two or more dimensions, most first, 95% interval"),
    )
    rows = found[found["item"].eq(CUTOFF) & found["ref_area"].isin(survey_regions())]
    share = rows[rows["measure"] == "H"].sort_values("obs_value", ascending=False)
    st.html(f"<div class='crm-note'><p>{escape(_extremes(share, words))}</p></div>")
    table = _table(rows, share, words)
    show_listed(table, words, [*table.columns[1:-1]])
    survey_source(page)


def _extremes(share: pd.DataFrame, words: Words) -> str:
    most, least = plain_rows(share.dropna(subset="obs_value").iloc[[0, -1]])
    named = {
        "most": area_name(most["ref_area"], words),
        "high": percent(most["obs_value"], words),
        "least": area_name(least["ref_area"], words),
        "low": percent(least["obs_value"], words),
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
            words("Share of children"): [percent(v, words) for v in share["obs_value"]],
            words("95% interval"): [
                f"{percent(low, words)}–{percent(high, words)}" if pd.notna(low) else "–"
                for low, high in zip(share["lower_bound"], share["upper_bound"], strict=True)
            ],
            words("Of their dimensions they miss"): [percent(v, words) for v in ordered["A"]],
            words("Adjusted headcount (M0)"): [
                words.number(value, 3) if pd.notna(value) else "–" for value in ordered["M0"]
            ],
            words("Records"): [words.number(value, 0) for value in share["records"]],
            words("Quality"): [
                words.of(codelist("obs_status")[status]) for status in share["obs_status"]
            ],
        }
    )
