"""The map component's message: values, classes and states; never geometry."""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from geo.classes import SEQUENTIAL, class_of, colours
from indicators.codelists import STATES, areas_of, codelist, state
from indicators.display import legend_key, row_as_printed
from indicators.headlines import Marks
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.summary import unranked
from indicators.uncertainty import rank_intervals
from indicators.words import Words

_TOLD = 0.75  # of the ranks, at most: a wider span says nothing of an area


def legend_breaks(
    locked: str, edition: str, scheme: str, dimensions: Mapping[str, str]
) -> list[float]:
    """Return the locked breaks of an indicator, as the build wrote them."""
    known: dict[str, list[float]] = json.loads(locked or "{}")
    plain = legend_key(edition, scheme, {})
    pinned = (legend_key(edition, scheme, {name: code}) for name, code in dimensions.items())
    return next((known[key] for key in (plain, *pinned) if key in known), [])


def class_labels(inner: Sequence[float], indicator: Indicator, words: Words) -> list[str]:
    """Return the label of each class: up to, between, above.

    Examples
    --------
    >>> from indicators.words.language import words
    >>> from indicators.catalog import indicator
    >>> class_labels([5.0, 8.0], indicator("ED_ROFST_L1_ADM"), words("en"))
    ['≤ 5.0', '5.0–8.0', '> 8.0']
    """
    if not inner:
        return [words("one value")]
    text = [words.number(value, indicator.decimals) for value in inner]
    between = [f"{low}–{high}" for low, high in pairwise(text)]
    return [f"≤ {text[0]}", *between, f"> {text[-1]}"]


def classes(inner: Sequence[float], indicator: Indicator, words: Words) -> list[dict[str, str]]:
    """Return colour and label of each class; the alarming end is the last colour, and says so.

    On a dark screen that colour is the brightest, so that no eye can tell the end by itself.
    """
    palette = colours(len(inner) + 1)
    labels = class_labels(inner, indicator, words)
    if inner and indicator.direction != "none":
        worst = 0 if indicator.direction == "higher" else -1
        labels[worst] = words("{figures} (worse)", figures=labels[worst])
    if indicator.direction == "higher":
        palette = palette[::-1]
    return [{"c": colour, "l": label} for colour, label in zip(palette, labels, strict=True)]


def ground(marks: Marks, words: Words) -> list[dict[str, str]]:
    """Return the one colour of areas with a figure where no scale of colours is drawn."""
    colour = SEQUENTIAL[3] if marks == "locator" else SEQUENTIAL[0]
    return [{"c": colour, "l": words("with a figure")}]


def area_values(
    observations: pd.DataFrame, inner: Sequence[float], indicator: Indicator, words: Words
) -> dict[str, list[Any]]:
    """Return, per area: class, written value, interval, state, value and bounds."""
    return {
        str(row["ref_area"]): _entry(row, inner, indicator, words)
        for row in plain_rows(observations)
    }


def _entry(
    row: Mapping[str, Any], inner: Sequence[float], indicator: Indicator, words: Words
) -> list[Any]:
    named, value = state(row["obs_status"]), row["obs_value"]
    if pd.isna(value):
        return [-1, "", "", named or "missing"]
    printed = row_as_printed(indicator, row)
    lower, upper = row["lower_bound"], row["upper_bound"]
    bounds = interval(lower, upper, printed, words)
    entry = [class_of(value, inner), words.value(value, printed), bounds, named, round(value, 6)]
    return entry + ([lower, upper] if bounds else [])


def interval(lower: float, upper: float, indicator: Indicator, words: Words) -> str:
    """Return an interval in words, or nothing where none is published."""
    if pd.isna(lower) or pd.isna(upper):
        return ""
    low, high = (words.number(bound, indicator.decimals) for bound in (lower, upper))
    return f"{low}–{high}"


def states_shown(
    values: Mapping[str, list[Any]], scheme: str, words: Words
) -> list[dict[str, str]]:
    """Return the states a map shows, in fixed order, with their names."""
    present = {entry[3] for entry in values.values()}
    if any(code not in values for code in areas_of(scheme)):
        present.add("missing")
    names = {item["state"]: item for item in codelist("obs_status").values() if "state" in item}
    return [{"s": name, "l": names[name][words.language]} for name in STATES if name in present]


def why_unranked(observations: pd.DataFrame, indicator: Indicator, words: Words) -> str:
    """Return what stands in the place of ranks that a caveat forbids; empty where none does."""
    code = unranked(observations, indicator)
    return words.of(codelist("caveat")[code]["says"]) if code else ""


def rank_words(
    observations: pd.DataFrame, indicator: Indicator, words: Words
) -> dict[str, Any] | None:
    """Return the ranks the intervals do not rule out, per area, and what they say; None without.

    Ranks stand in the order of the ranking beside the map: worst for children first.
    """
    if barred := why_unranked(observations, indicator, words):
        return {"values": {}, "note": barred}
    if observations[["lower_bound", "upper_bound"]].isna().all(axis=None):
        return None
    figures = observations.assign(estimate=observations["obs_value"])
    found = rank_intervals(figures, ascending=indicator.direction == "higher")
    known = found[found["rank"].notna()]
    left = known["rank_upper"] - known["rank_lower"] + 1
    told = known[left <= _TOLD * len(known)]
    if told.empty:
        none = words("The intervals are too wide to rank any of these areas.")
        return {"values": {}, "note": none}
    spans = {str(row.ref_area): _span(row, words) for row in told.itertuples(index=False)}
    note = words(
        "In small print the ranks that the intervals do not rule out, all together at 95 per cent, "
        "where they rule out a quarter or more: {n} of {areas} areas.",
        n=words.number(len(told), 0),
        areas=words.number(len(known), 0),
    )
    return {"values": spans, "note": note}


def _span(row: Any, words: Words) -> str:
    if row.rank_lower == row.rank_upper:
        return words("rank {rank}", rank=words.number(int(row.rank), 0))
    low, high = (words.number(int(rank), 0) for rank in (row.rank_lower, row.rank_upper))
    return words("ranks {low}–{high}", low=low, high=high)


def boundary_note(words: Words) -> str:
    """Return what no map is shown without: it stands on the map or beside it."""
    return words("The boundaries and names shown imply no endorsement.")
