"""How risk arises, and how firm a ranking of districts by it is."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from figures.rows import Row, dot_rows, mark_said
from indicators.catalog import catalog
from indicators.codelists import NATION, codelist, codes
from indicators.plain_rows import plain_rows
from indicators.risk import COMPONENTS, inform_frame
from indicators.words import Words, area_name, short_source
from pages.parts.drawing import drawn, empty, heading, note, sources_line
from pages.parts.page import Page

_WORST, _FIRM = 15, 90.0  # districts drawn; per cent of trials from which a place is firm


def risk_arises(page: Page) -> None:
    """Draw the three dimensions of the INFORM index, computed here, beside what is published."""
    words = page.words
    html, edition = page.remembered("risk_arises", lambda: composed_index(page))
    if not html:
        return
    year = str(page.store.sources()[edition]["year"])
    heading(
        words.of(codelist("topic")["risk_arises"]["title"]),
        words("INFORM {year}, index 0–10; higher is worse", year=year),
    )
    st.html(html)
    sources_line(page, [edition])


def composed_index(page: Page) -> tuple[str, str]:
    """Return the index as it is composed, and the edition it is of; nothing where there is none."""
    published, edition = published_scores(page)
    if published.empty:
        return "", ""
    computed = computed_levels(published)
    body = escape(page.words.of(codelist("topic")["risk_arises"]["body"]))
    said = escape(agreement(computed, published, page.words))
    return f"<p>{body}</p>{_boxes(computed, page.words)}<p>{said}</p>", edition


def published_scores(page: Page) -> tuple[pd.Series, str]:
    """Return the nation's scores by indicator in the latest edition of the index."""
    profile = page.once("nation", lambda: page.store.profile([NATION], page.selection.edition))
    known = set(profile["data_source"])
    declared = catalog()[codelist("inform")["levels"]["risk"]].sources
    edition = next((source for source in declared if source in known), "")
    scores = profile[profile["data_source"] == edition]
    return scores.set_index("indicator")["obs_value"], edition


def computed_levels(published: pd.Series) -> pd.Series:
    """Return every level of the index, computed from the published components."""
    known = codelist("inform")["components"]
    row = {name: published.get(known.get(name)) for name in COMPONENTS}
    return inform_frame(pd.DataFrame([{"ref_area": NATION} | row])).iloc[0]


def _boxes(computed: pd.Series, words: Words) -> str:
    dimensions = codelist("inform")["dimensions"]
    parts = [_box(name, halves, computed, words) for name, halves in dimensions.items()]
    named = words.of(codelist("inform")["classes"][computed["risk_class"]])
    risk = _box("risk", [], computed, words, named)
    between = "<span aria-hidden='true'>×</span>".join(parts)
    return f"<div class='crm-risk'>{between}<span aria-hidden='true'>→</span>{risk}</div>"


def _box(name: str, halves: list[str], computed: pd.Series, words: Words, said: str = "") -> str:
    lines = [f"{_name(half, words)} {words.number(computed[half], 1)}" for half in halves]
    below = "<br>".join(escape(line) for line in lines) or escape(said)
    value = words.number(computed[name], 1)
    return f"<div>{escape(_name(name, words))}<strong>{value}</strong><small>{below}</small></div>"


def _name(level: str, words: Words) -> str:
    return short_name(words.of(catalog()[codelist("inform")["levels"][level]].name))


def short_name(name: str) -> str:
    """Return what follows the name of the index: INFORM: earthquake → Earthquake."""
    part = name.partition(": ")[2] or name
    return part[0].upper() + part[1:]


def agreement(computed: pd.Series, published: pd.Series, words: Words) -> str:
    """Return from how many components the index was computed, and where it is not as published."""
    levels = {k: code for k, code in codelist("inform")["levels"].items() if code in published}
    apart = [name for name, code in levels.items() if computed[name] != published[code]]
    n = int(computed["records"])
    if apart:
        named = ", ".join(_name(name, words) for name in apart)
        return words(
            "Calculated by us from {n} published components; differs from the published value of: "
            "{names}.",
            n=n,
            names=named,
        )
    return words(
        "Calculated by us from {n} published components; agrees with the published value at all "
        "{levels} levels.",
        n=n,
        levels=len(levels),
    )


def firm_ranking(page: Page) -> None:
    """Draw the districts at the highest risk with the ranks they take under other weights."""
    words = page.words
    title = words.of(codelist("topic")["firm_ranking"]["title"])
    found = page.store.analysis("risk", page.selection.edition)
    if found.empty:
        heading(title)
        empty(
            words(
                "No figures by district are published from which risk could be ranked. The "
                "Ministry of Emergency Situations holds hazard maps, and the State Statistical "
                "Committee population and living conditions. Seen here would be the districts at "
                "the highest risk, and whether they stay so under other weights."
            )
        )
        return
    heading(
        title,
        words(
            "Dot: rank by twelve components of equal weight; line: ranks in nine of ten other "
            "weightings; orange: among the ten in nearly all of them"
        ),
    )
    worst = ranked_districts(found)
    names = [area_name(code, words) for code in worst["ref_area"]]
    note([*firmly_worst(worst, names, words), _hangs_on(found, words)])
    source = page.store.sources()[str(found["data_source"].iloc[0])]
    st.html(drawn(page, rank_ranges(worst, names, words, short_source(source, words))))
    sources_line(page, found["data_source"])


def ranked_districts(found: pd.DataFrame) -> pd.DataFrame:
    """Return the districts at the highest risk, one row each, the worst first."""
    ranks = found[found["measure"] == "rank"].set_index("ref_area")
    top = found[found["measure"] == "top_share"].set_index("ref_area")["obs_value"]
    made = ranks.rename(columns={"obs_value": "rank", "lower_bound": "low", "upper_bound": "high"})
    columns = made[["rank", "low", "high", "records"]].assign(top_share=top).reset_index()
    return columns.sort_values(["rank", "ref_area"], ignore_index=True).head(_WORST)


def rank_ranges(ranked: pd.DataFrame, names: list[str], words: Words, source: str) -> str:
    """Return a dot an area at its rank and a line over the ranks it takes under other weights."""
    rows = [
        _ranked(row, name, words, source)
        for row, name in zip(plain_rows(ranked), names, strict=True)
    ]
    ends = (1.0, float(ranked["high"].max()))
    written = (words.number(ends[0], 0), words.number(ends[1], 0))
    return f"<div class='crm-firm'>{dot_rows(rows, ends, written, None)}</div>"


def _ranked(row: Mapping[Any, Any], name: str, words: Words, source: str) -> Row:
    rank, low, high = (words.number(row[part], 0) for part in ("rank", "low", "high"))
    told = words(
        "Rank {rank}; under other weights {low} to {high}; among the ten in {share} of trials",
        rank=rank,
        low=low,
        high=high,
        share=words.percent(words.number(row["top_share"], 0)),
    )
    said = mark_said(name, "", told, "", source)
    firm = row["top_share"] >= _FIRM
    return Row(name, row["rank"], rank, row["low"], row["high"], f"{low}–{high}", firm, said)


def firmly_worst(worst: pd.DataFrame, names: list[str], words: Words) -> list[str]:
    """Return which districts are firmly among the worst ten, and whose rank is least sure."""
    firm = [name for name, share in zip(names, worst["top_share"], strict=True) if share >= _FIRM]
    widest = int((worst["high"] - worst["low"]).to_numpy().argmax())
    said = (
        words.plural(
            "In at least nine of ten weightings {n} district is among the ten at the highest "
            "risk: {names}.",
            "In at least nine of ten weightings {n} districts are among the ten at the highest "
            "risk: {names}.",
            len(firm),
            names=", ".join(firm),
        )
        if firm
        else words("No district is among the ten at the highest risk in nine of ten weightings.")
    )
    return [
        said,
        words(
            "For the others the order rests on the weights: {area} stands anywhere from place "
            "{low} to {high}. A list of priorities should not end at a rank.",
            area=names[widest],
            low=f"{worst['low'].iloc[widest]:.0f}",
            high=f"{worst['high'].iloc[widest]:.0f}",
        ),
    ]


def _hangs_on(found: pd.DataFrame, words: Words) -> str:
    """Return on which component the ranking rests most."""
    shifts = found[found["measure"] == "shift"].set_index("item")["obs_value"]
    component = str(shifts.idxmax())
    hazards = codes("hazard")
    return words(
        "It rests most on one component: without “{component}” a district moves by {places} places "
        "on average.",
        component=words.of(
            hazards[component] if component in hazards else catalog()[component].name
        ),
        places=words.number(shifts.max(), 1),
    )
