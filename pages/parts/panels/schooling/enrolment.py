"""Children out of school in the survey: who they are, and what of it is published."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from figures.parts import Part, PartedRow, parted_rows, parts_key
from figures.rows import mark_said
from indicators.catalog import catalog
from indicators.codelists import NATION, codelist
from indicators.summary import headline_series, valued
from indicators.words import Words, short_source
from pages.parts.drawing import drawn, headed, noted, nothing, pieces, sourced, sources_of
from pages.parts.finished import finished
from pages.parts.kept import kept_for_build
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.deprivation import survey, survey_sourced

PUBLISHED = {
    "D1": "ED_ROFST_L02_ADM",
    "D2": "ED_ROFST_L1_ADM",
    "D3": "ED_ROFST_L2_ADM",
    "D6": "ED_ROFST_L3_ADM",
}

_KINDS = ("crm-part-0", "crm-part-1", "crm-part-2")
_ROUNDED = ((10_000, 3), (1_000, 2), (100, 1))  # from a number on, how many digits are lost


def schooling(page: Page) -> None:
    """Draw who the children out of school are; in the published edition, what is known at all."""
    st.html(_schooling(page))


@finished
def _schooling(page: Page) -> str:
    found = found_of(page, "profile", "profile_number")
    if found.empty:
        return _published(page)
    words = page.words
    parts = status_parts(found)
    period = words.period(str(found["time_period"].iloc[0]))
    head = headed(
        words("Who the children out of school are"),
        words("% of the children out of school, survey of households, {period}", period=period),
    )
    shown = parts.dropna(subset="obs_value")
    source = short_source(survey(page), words)
    rows = level_rows(shown, words, source)
    entries = codelist("school_ages")["profile"]
    key = parts_key(
        [(_KINDS[place], words.of(entries[code])) for place, code in enumerate(entries)]
    )
    return pieces(
        head,
        noted([who_left_or_never_came(parts, words)]),
        f"{key}{drawn(page, parted_rows(rows))}",
        sourced(limits(parts, words)),
        survey_sourced(page),
    )


def level_rows(parts: pd.DataFrame, words: Words, source: str) -> list[PartedRow]:
    """Return one bar a level, as wide as the whole, cut in what will become of the children."""
    return [
        _level_row(str(level), own, words, source)
        for level, own in parts.groupby("level", sort=False)
    ]


def _level_row(level: str, own: pd.DataFrame, words: Words, source: str) -> PartedRow:
    entries = codelist("school_ages")["profile"]
    rows = own.set_index("part").to_dict("index")
    drawn_parts = [
        _level_part(level, words.of(entries[code]), rows[code], kind, words, source)
        for code, kind in zip(entries, _KINDS, strict=True)
        if code in rows
    ]
    return PartedRow(
        level_name(level, words), round_estimate(own["number"].sum(), words), drawn_parts
    )


def _level_part(
    level: str, name: str, row: Mapping[Any, Any], kind: str, words: Words, source: str
) -> Part:
    written = words.percent(words.number(100 * row["obs_value"], 0))
    period = words.period(str(row["time_period"]))
    between = _between(row, words)
    said = mark_said(f"{level_name(level, words)}, {name}", period, written, between, source)
    return Part(name, row["obs_value"], written, kind, said)


def _between(row: Mapping[Any, Any], words: Words) -> str:
    """Return the interval of a share in per cent, or nothing where it has none."""
    bounds = [row["lower_bound"], row["upper_bound"]]
    if any(pd.isna(bound) for bound in bounds):
        return ""
    return words.percent("–".join(words.number(100 * float(bound), 0) for bound in bounds))


def status_parts(found: pd.DataFrame) -> pd.DataFrame:
    """Return one row a level and status: share, number of children, records."""
    share = found[found["measure"] == "profile"]
    number = found[found["measure"] == "profile_number"].set_index("item")["obs_value"]
    return share.assign(number=share["item"].map(number))


def who_left_or_never_came(parts: pd.DataFrame, words: Words) -> str:
    """Return how many of those out of school left, will come late, or will never come."""
    sums = parts.groupby("part")["number"].sum()
    whole = float(sums.sum())
    return words(
        "Of about {n} children of school age who are out of school, {left} once attended and left, "
        "{late} are expected to enter late, and {never} are unlikely ever to enter.",
        n=round_estimate(whole, words),
        **{str(code): words.percent(words.number(100 * n / whole, 0)) for code, n in sums.items()},
    )


def limits(parts: pd.DataFrame, words: Words) -> str:
    """Return on how many records each level rests, and how the second status is estimated."""
    records = parts.drop_duplicates("level").set_index("level")["records"]
    counted = "; ".join(
        f"{level_name(str(level), words)} {words.number(n, 0)}" for level, n in records.items()
    )
    said = words(
        "Records of children out of school: {counted}; under 50 the division is uncertain. Late "
        "entry is inferred from the ages at which fewest children have never attended.",
        counted=counted,
    )
    reach = (parts["upper_bound"] - parts["lower_bound"]).max() / 2
    if pd.isna(reach):
        return said
    return (
        said
        + " "
        + words(
            "By the chance of who was interviewed, a share can be off by up to {points} percentage "
            "points (in 95 of 100 such surveys).",
            points=words.number(100 * float(reach), 0),
        )
    )


def _published(page: Page) -> str:
    words = page.words
    head = headed(words("Who the children out of school are"))
    told = not found_of(page, "flag").empty
    none = nothing(_not_published(words, pupils=told))
    edition = page.selection.edition
    facts = kept_for_build(page.store, f"rates/{edition}", lambda: published_rates(page))
    if not facts:
        return pieces(head, none)
    lines = [rate_line(page, dimension, fact) for dimension, fact in facts.items()]
    note = words("Of the seven dimensions of exclusion (D1–D7) these are published.")
    if not told:
        note = words(
            "Of the seven dimensions of exclusion (D1–D7) these are published; the number of "
            "pupils at risk of leaving (D4, D5, D7) is not."
        )
    rates = f"<div class='crm-note'><p>{escape(note)}</p><ul>{''.join(lines)}</ul></div>"
    sources = sources_of(page, (str(fact["data_source"]) for fact in facts.values()))
    return pieces(head, none, rates, sources)


def _not_published(words: Words, *, pupils: bool) -> str:
    """Return which records are not published, and what this page would show from them.

    Parameters
    ----------
    pupils : bool
        Whether the ministry has sent counts of its school register.
    """
    if pupils:
        return words(
            "No records of children out of school are published. The State Statistical Committee "
            "holds the household surveys, from which this page would show who left school, and who "
            "will enter late or never. The illustrative edition shows it on synthetic records."
        )
    return words(
        "No records of children or of pupils are published. The State Statistical Committee "
        "holds the household surveys, and the Ministry of Science and Education the school "
        "register, from which this page would show who left school, who will enter late or "
        "never, and which pupils are at risk of leaving. The illustrative edition shows it on "
        "synthetic records."
    )


def published_rates(page: Page) -> dict[str, Mapping[Hashable, Any]]:
    """Return the latest published rate of each dimension that has one."""
    found = valued(page.store.profile([NATION], page.selection.edition))
    facts: dict[str, Mapping[Hashable, Any]] = {}
    for dimension, code in PUBLISHED.items():
        own = found[found["indicator"] == code]
        if len(own):
            facts[dimension] = headline_series(own, catalog()[code]).iloc[-1].to_dict()
    return facts


def rate_line(page: Page, dimension: str, fact: Mapping[Hashable, Any]) -> str:
    """Return one published rate as an item of a list, with the link to its page."""
    words, item = page.words, catalog()[str(fact["indicator"])]
    name, link = escape(words.of(item.name)), link_to(page, item.indicator)
    value = escape(words.figure(fact, item))
    period = escape(words.period(str(fact["time_period"]), item.period))
    return (
        f"<li>{dimension}. <a href='{link}' target='_self'>{name}</a>: "
        f"<strong>{value}</strong> ({period})</li>"
    )


def found_of(page: Page, *measures: str) -> pd.DataFrame:
    """Return what the analysis found, of some measures; empty where there are no records.

    With ``level`` and ``part`` (a status or a sign), in the order of the code list.
    """
    found = page.store.analysis("out_of_school", page.selection.edition, *measures)
    split = found["item"].str.partition("/")
    found = found.assign(level=split[0], part=split[2]) if len(found) else found
    declared = codelist("school_ages")
    parts = ["", *declared["profile"], *declared["flag"]]
    place = {name: n for n, name in enumerate([*declared["level"], *parts])}
    keys = ["level", "part"] if len(found) else []
    return found.sort_values(keys, key=lambda own: own.map(place), kind="stable") if keys else found


def level_name(level: str, words: Words) -> str:
    """Return the name of a level of school."""
    return words.of(codelist("school_ages")["level"][level]["name"])


def round_estimate(number: float, words: Words) -> str:
    """Return a number of children as a survey knows it: two or three digits, the rest zero."""
    lost = next((lost for least, lost in _ROUNDED if number >= least), 0)
    return words.number(round(number, -lost), 0)
