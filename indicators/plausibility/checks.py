"""Whether figures can be right: jumps, digits, counts beside rates, areas beside the whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import ALL, NATION, areas, areas_within, codelist
from indicators.display import Row
from indicators.model import Indicator
from indicators.observations import year
from indicators.plain_rows import plain_rows
from indicators.plausibility.rate_of import Relation, relation
from indicators.summary import same_slice, segments

BEYOND = 2.0  # times the largest step that a series took before
FEWEST = 3  # steps before, without which nothing is known of what a series does
_MATERIAL = 0.2  # of the figure before: a smaller step is no jump
_RATE = 0.1  # of the printed rate: what count and base may give beside it
_PAST = 0.5  # of the rate last printed: what count and base may give beside it years later
_MEMORY = 10  # years for which a printed rate says what can be expected
_SUM = 0.01  # of the whole: what its areas may add up to beside it
_DIGIT = 7.0  # times its neighbours, or a part of them: a digit too many, or too few
_AGREE = 2.0  # times the one before: neighbours that agree
_SMALL = 20  # a smaller count may well be so much larger a year later
_SAME = ["ref_area", "time_period", "data_source"]


@dataclass(frozen=True)
class Finding:
    """A figure that does not fit others: which check found it, and what it was held against."""

    check: str
    indicator: str
    ref_area: str
    time_period: str
    data_source: str
    obs_value: float
    expected: float


def jumps(part: pd.DataFrame) -> list[int]:
    """Return the places of figures further from the one a year before than the series ever moved.

    Parameters
    ----------
    part : DataFrame
        Figures within one definition, in order of time.
    """
    values = part["obs_value"].to_numpy(float)
    years = np.array([year(str(when)) for when in part["time_period"]])
    if len(values) <= FEWEST + 1:
        return []
    steps, apart = np.abs(np.diff(values)), np.diff(years)
    most = np.maximum.accumulate(steps / np.maximum(1, apart))
    far = steps[1:] > BEYOND * most[:-1]
    far &= steps[1:] > _MATERIAL * np.abs(values[1:-1])
    far &= (apart[1:] == 1) & (values[1:-1] != 0)
    return [int(place) + 2 for place in np.flatnonzero(far) if place + 2 > FEWEST]


def findings(observations: pd.DataFrame) -> list[Finding]:
    """Return every figure of the published edition that does not fit others.

    Parameters
    ----------
    observations : DataFrame
        The frame contract, of every indicator; groups are left out.
    """
    plain = same_slice(observations, {**ALL, "edition": "published"})
    valued = plain[plain["obs_value"].notna()]
    each = {str(code): rows for code, rows in valued.groupby("indicator")}
    found: list[Finding] = []
    for code, rows in each.items():
        item = catalog().get(code)
        if item is not None:
            found += [*_jumps(rows, item), *_digits(rows, item), *_sums(rows, item)]
            found += _ratios(item, each)
    return found


def _finding(check: str, row: Row, expected: float) -> Finding:
    return Finding(
        check,
        str(row["indicator"]),
        str(row["ref_area"]),
        str(row["time_period"]),
        str(row["data_source"]),
        float(row["obs_value"]),
        expected,
    )


def _series(rows: pd.DataFrame, item: Indicator) -> Iterator[pd.DataFrame]:
    """Yield each part within one definition of every series of an area and a source."""
    for _, series in rows.groupby(["ref_area", "data_source"]):
        if len(series) >= FEWEST:
            yield from segments(series, item)


def _jumps(rows: pd.DataFrame, item: Indicator) -> Iterator[Finding]:
    for part in _series(rows[rows["ref_area"].eq(NATION)], item):
        for place in jumps(part):
            yield _finding("jump", part.iloc[place], float(part["obs_value"].iloc[place - 1]))


def _digits(rows: pd.DataFrame, item: Indicator) -> Iterator[Finding]:
    """Yield figures with a digit too many or too few, by those before and after, which agree."""
    if not item.is_count:
        return
    for part in _series(rows, item):
        values = part["obs_value"].to_numpy(float)
        for place in range(1, len(values) - 1):
            before, own, after = values[place - 1 : place + 2]
            middle = float(np.sqrt(before * after)) if before > 0 and after > 0 else 0.0
            if min(own, middle) < _SMALL or max(before, after) > _AGREE * min(before, after):
                continue
            if max(own / middle, middle / own) > _DIGIT:
                yield _finding("digits", part.iloc[place], middle)


def _sums(rows: pd.DataFrame, item: Indicator) -> Iterator[Finding]:
    """Yield counts of the nation or a region that the areas of a scheme within do not add up to."""
    if not item.is_count or rows["ref_area"].eq(NATION).all():
        return
    for (period, source), one in rows.groupby(["time_period", "data_source"]):
        values = dict(zip(one["ref_area"], one["obs_value"].astype(float), strict=True))
        for code, parts in _parts().items():
            totals = [sum(values.get(part, np.nan) for part in within) for within in parts]
            own = values.get(code, np.nan)
            wrong = [total for total in totals if abs(total - own) > _SUM * abs(total)]
            if wrong:
                named = (item.indicator, code, str(period), str(source))
                yield Finding("sum", *named, own, wrong[0])


@cache
def _parts() -> dict[str, list[list[str]]]:
    """Return the areas of each scheme that lie within the nation and within each region."""
    schemes = ("region_2006", "region_2021", "district")
    found = {
        code: [[c for c in areas_within(code, s) if c != code] for s in schemes]
        for code, area in areas().items()
        if area.scheme != "district"
    }
    return {code: [part for part in parts if part] for code, parts in found.items()}


def _ratios(item: Indicator, each: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    """Yield what a count, its base and its rate do not agree on, all three of one source.

    The rate of the same period; else the count against the last rate that the source printed.
    """
    told = relation(item)
    counts, bases, rates = (each.get(code or "") for code in _codes(told))
    if told is None or counts is None or bases is None or rates is None:
        return
    per = codelist("unit_measure")[catalog()[str(told.rate)].unit_measure].get("per")
    both = counts.merge(bases, on=_SAME, suffixes=("", "_base"))
    for row in plain_rows(both[both["obs_value_base"] > 0]) if per else ():
        yield from _against_rate(row, rates, per)


def _codes(told: Relation | None) -> tuple[str | None, str | None, str | None]:
    return (told.count, told.base, told.rate) if told else (None, None, None)


def _against_rate(row: Row, rates: pd.DataFrame, per: float) -> Iterator[Finding]:
    """Yield the rate of a count's own period, or the count, where the two do not agree."""
    given = per * float(row["obs_value"]) / float(row["obs_value_base"])
    own = rates[rates["ref_area"].eq(row["ref_area"]) & rates["data_source"].eq(row["data_source"])]
    own = own[own["time_period"] <= row["time_period"]].sort_values("time_period")
    if own.empty:
        return
    last = own.iloc[-1]
    printed, age = float(last["obs_value"]), _years_between(last, row)
    if age == 0 and abs(given - printed) > _RATE * abs(printed):
        yield _finding("ratio", last, given)
    elif 0 < age <= _MEMORY and abs(given - printed) > _PAST * abs(printed):
        yield _finding("past_rate", row, printed * float(row["obs_value_base"]) / per)


def _years_between(earlier: Row, later: Row) -> int:
    return year(str(later["time_period"])) - year(str(earlier["time_period"]))
