"""Measures of inequality with their intervals: computed from the records of a survey."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from figures.svg import signed_row
from indicators.code_lists import TWO_OR_MORE
from indicators.codelists import codelist
from indicators.plain_rows import plain_rows
from indicators.words import Words
from pages.parts.drawing import (
    MeasuredRow,
    draw,
    drawn,
    ends_of,
    headed,
    measured_table,
    noted,
    written,
)
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.analysed import analysed_foot

ANALYSIS = "inequality"
_POINTS = 100.0  # measures of shares of 1, told in percentage points


@dataclass(frozen=True)
class Measured:
    """A measure with its interval, and of how many records; the interval may be missing."""

    value: float
    low: float
    high: float
    records: int

    @property
    def between(self) -> tuple[float, float] | None:
        """The interval, where there is one."""
        return None if pd.isna(self.low) or pd.isna(self.high) else (self.low, self.high)

    def times(self, factor: float) -> "Measured":
        """Return the measure in another unit."""
        return Measured(self.value * factor, self.low * factor, self.high * factor, self.records)


Found = Mapping[str, Mapping[str, Measured]]  # by outcome and measure


def equity_of_records(page: Page) -> None:
    """Draw the measures of every outcome with their intervals; nothing of published figures."""
    if markup := _finished(page):
        draw(page, markup, key="crm-equity-of-records")


def why_no_interval(words: Words) -> str:
    """Return why slopes and indices of published groups have no interval."""
    return words(
        "The slope and concentration indices of the file have no interval: publications print the "
        "figures of groups, and the error of an index needs the records of the survey."
    )


def rows_of(page: Page, *measures: str) -> pd.DataFrame:
    """Return what the build found of inequality in records; none where there are none."""
    return page.store.analysis(ANALYSIS, page.selection.edition, *measures)


def found_of(rows: pd.DataFrame) -> Found:
    """Return every measure by outcome."""
    found: dict[str, dict[str, Measured]] = {}
    for row in plain_rows(rows):
        found.setdefault(str(row["item"]), {})[str(row["measure"])] = measured(row)
    return found


def measured(row: Mapping[Any, Any]) -> Measured:
    """Return a row of the store as a measure."""
    value, low, high = (float(row[n]) for n in ("obs_value", "lower_bound", "upper_bound"))
    return Measured(value, low, high, int(row["records"]))


@finished
def _finished(page: Page) -> str:
    rows = rows_of(page)
    found = found_of(rows[rows["measure"] != "part"])
    if not found:
        return ""
    words = page.words
    ordered = sorted(found, key=lambda code: found[code]["sii_linear"].value)
    return (
        headed(title(ordered[0], found, words), subtitle(rows, words))
        + drawn(page, table(ordered, found, words))
        + noted(explained(words))
        + analysed_foot(page, *origin(rows), "equity")
    )


def title(outcome: str, found: Found, words: Words) -> str:
    """Return the slope of an outcome in words, and which way it goes."""
    slope = found[outcome]["sii_linear"].times(_POINTS).value
    named = {"outcome": outcome_name(outcome, words), "slope": words.number(abs(slope), 1)}
    if slope > 0:
        return words(
            "{outcome}: from the poorest to the richest child {slope} percentage points more",
            **named,
        )
    return words(
        "{outcome}: from the poorest to the richest child {slope} percentage points fewer", **named
    )


def subtitle(rows: pd.DataFrame, words: Words) -> str:
    """Return of what the measures are, and when."""
    return words(
        "Inequality by wealth, from the records of a survey, {period}; 95% intervals allow for its "
        "clusters",
        period=words.period(str(rows["time_period"].iloc[0])),
    )


def origin(rows: pd.DataFrame) -> tuple[str, str]:
    """Return source and period of rows of the store."""
    return str(rows["data_source"].iloc[0]), str(rows["time_period"].iloc[0])


def outcome_name(code: str, words: Words) -> str:
    """Return what an outcome is called."""
    if code == TWO_OR_MORE:
        return words("Missing two or more dimensions")
    return words.of(codelist("deprivation")["dimension"][code]["name"])


def measure_name(code: str, words: Words) -> str:
    """Return what a measure is called, with the unit of shares of 1."""
    return {
        "d": words("Difference of poorest and richest, of 1"),
        "r": words("Ratio of poorest to richest"),
        "sii_linear": words("Slope index of inequality, of 1"),
        "rii_linear": words("Relative index of inequality"),
        "rci": words("Relative concentration index"),
        "rci_erreygers": words("Concentration index after Erreygers"),
        "par": words("If all did as well as the richest, of 1"),
        "paf": words("If all did as well as the richest, % of the whole"),
    }[code]


def table(ordered: list[str], found: Found, words: Words) -> str:
    """Return one row an outcome: the slope as a picture, then the measures in figures."""
    slopes = [own["sii_linear"].times(_POINTS) for own in found.values()]
    ends = ends_of(end for one in slopes for end in (one.value, one.low, one.high))
    rows = [_row(code, found[code], ends, words) for code in ordered]
    return measured_table(_titles(words), rows, ends, words)


def _titles(words: Words) -> tuple[str, ...]:
    return (
        words("Children who go without"),
        words("Slope from the poorest to the richest, from nought"),
        words("Slope index, percentage points"),
        words("Concentration index"),
        words("If all did as well as the richest fifth, percentage points"),
    )


def _row(
    code: str, own: Mapping[str, Measured], ends: tuple[float, float], words: Words
) -> MeasuredRow:
    slope, name = own["sii_linear"].times(_POINTS), outcome_name(code, words)
    asked = words.plural("{n} child asked", "{n} children asked", slope.records)
    picture = signed_row(slope.value, slope.between, ends, f"{name}: {said(slope, 1, words)}")
    cells = (
        cell(slope, 1, words) + _relative(own, words),
        cell(own["rci"], 3, words),
        cell(own["par"].times(_POINTS), 1, words),
    )
    return MeasuredRow(name, asked, picture, cells)


def _relative(own: Mapping[str, Measured], words: Words) -> str:
    """Return the ratio of both ends of the slope; nothing where the line goes below nought."""
    if "rii_linear" not in own:
        return ""
    text = words("richest to poorest: {ratio}", ratio=said(own["rii_linear"], 2, words))
    return f"<small>{escape(text)}</small>"


def cell(one: Measured, decimals: int, words: Words) -> str:
    """Return a measure as markup, its interval below it."""
    value = f"<strong>{escape(written(one.value, decimals, words))}</strong>"
    if one.between is None:
        return value
    between = words(
        "from {low} to {high}",
        low=written(one.low, decimals, words),
        high=written(one.high, decimals, words),
    )
    return f"{value}<small>{escape(between)}</small>"


def said(one: Measured, decimals: int, words: Words) -> str:
    """Return a measure with its interval in words."""
    value = written(one.value, decimals, words)
    if one.between is None:
        return value
    return words(
        "{value} (from {low} to {high})",
        value=value,
        low=written(one.low, decimals, words),
        high=written(one.high, decimals, words),
    )


def explained(words: Words) -> list[str]:
    """Return what the measures mean, and which comparisons have none."""
    return [
        words(
            "Below nought: the poor bear more. The slope is fitted over all children from the "
            "poorest to the richest; the concentration index is 0 where wealth makes no difference."
        ),
        why_no_interval_of_groups(words),
    ]


def why_no_interval_of_groups(words: Words) -> str:
    """Return why the comparisons of the page have no such interval beside these."""
    return words(
        "The comparisons above and below are of figures of groups: their slopes and indices have "
        "no interval, as its error needs records."
    )
