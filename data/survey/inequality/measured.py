"""The measures of inequality of one indicator, each with its error or why it has none."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.survey.measured import group_column
from indicators.equity import WEALTH, slopes_of_sample, wealth_fifths
from indicators.records import fetch, number_of, tally
from indicators.survey import SUPPRESSED_BELOW, WEIGHT, Sample, flagged

# What a table calls them, and how their intervals are found.
MEASURES = {"sii_linear": "t", "rii_linear": "log", "rci": "t"}

_MOST = 1_000_000.0  # what a bound is below, of a ratio that has bounds
_NOBODY, _EVERYBODY = "nobody has it", "everybody has it"
_ENDS = "the line falls to nought or below at an end, of which there is no ratio"
_AGAIN = "no error: with a cluster left out there is no such measure"
_STILL = "no error: with whichever cluster left out it is the same"
_FAR = "no interval: the line comes so near to nought at an end that the ratio has no bounds"
_FEW = f"fewer than {SUPPRESSED_BELOW} records in a fifth"


def inequality_of(
    drawn: Sample, indicator: str, outcome: str, *, people: str | None = None, withhold: bool
) -> pd.DataFrame:
    """Return slope, relative and concentration index of a share over the fifths by wealth.

    The records are those that count; clusters of the design without one stay in the errors. How
    many records there are is that of the smallest fifth, as each fifth carries the line.

    Parameters
    ----------
    outcome : str
        The column that is 1 of who has it, and 0 of who does not.
    people : str, optional
        The column of how many persons each record counts as; one without it.

    Returns
    -------
    DataFrame
        One row a measure of ``MEASURES``: ``indicator``, ``measure``, ``estimate``,
        ``standard_error``, ``lower``, ``upper``, ``df``, ``records``, ``fewest`` (of a fifth),
        ``clusters``, ``obs_status``, ``method``, ``reason`` (why something is missing; else
        empty). Method: :func:`indicators.equity.slopes_of_sample`.
    """
    group, order = group_column(WEALTH), wealth_fifths()
    stands = drawn.table[WEIGHT] > 0
    table = drawn.table.filter(drawn.table[group].isin(order) & stands)
    own = Sample(table, drawn.design, drawn.strata)
    value = number_of(table, outcome)
    counts = fetch(table.group_by(group).aggregate(n=table.count(), has=tally(value == 1)))
    sizes = counts.set_index(group).reindex(order, fill_value=0)
    if empty := _impossible(sizes["n"].tolist(), int(sizes["has"].sum()), order):
        found = _nothing(own, sizes["n"].tolist())
        return _told(found.assign(reason=empty), indicator, withhold=withhold)
    found = slopes_of_sample(own, outcome, group=group, order=order, people=people)
    found = found.set_index("measure").loc[[*MEASURES]].reset_index()
    found["reason"] = [_reason(row) for row in found.to_dict("records")]
    bounded = ["standard_error", "lower", "upper"]
    found.loc[found["reason"].ne(""), bounded] = np.nan
    return _told(found, indicator, withhold=withhold)


def _impossible(sizes: Sequence[int], has: int, order: Sequence[str]) -> str:
    """Return why there is nothing to measure; nothing where there is."""
    empty = [code for code, size in zip(order, sizes, strict=True) if not size]
    if empty:
        return f"no record that counts is in {', '.join(empty)}"
    if not has:
        return _NOBODY
    return _EVERYBODY if has == sum(sizes) else ""


def _nothing(drawn: Sample, sizes: Sequence[int]) -> pd.DataFrame:
    """Return the measures without a value, of as many records and clusters as there are."""
    keys = [drawn.design.stratum, drawn.design.cluster]
    clusters = fetch(drawn.table.select(*keys).distinct())
    missing = dict.fromkeys(("estimate", "standard_error", "lower", "upper", "df"), np.nan)
    known = {"records": sum(sizes), "fewest": min(sizes), "clusters": len(clusters)}
    return pd.DataFrame([{"measure": name, **missing, **known} for name in MEASURES])


def _reason(row: Mapping[Any, Any]) -> str:
    """Return why a measure, or its error, is missing; nothing where neither is."""
    if np.isnan(row["estimate"]):
        return _ENDS
    if row["clusters"] < 2:
        return "no error: all records are of one cluster"
    if not row["df"] > 0:
        return "no error: no more clusters than strata"
    if np.isnan(row["standard_error"]):
        return _AGAIN
    if np.isnan(row["lower"]):
        return _STILL
    return "" if row["upper"] < _MOST else _FAR


def _told(found: pd.DataFrame, indicator: str, *, withhold: bool) -> pd.DataFrame:
    """Return measures with their state; by the smallest fifth, as shares of fifths have it.

    What is withheld is so whatever it would have been: its reason says nothing else.
    """
    has_interval = found["lower"].notna()
    found = found.assign(method=found["measure"].map(MEASURES).where(has_interval, ""))
    of_fifth = found.rename(columns={"records": "all", "fewest": "records"})
    shown = flagged(of_fifth, withhold=withhold)
    shown = shown.rename(columns={"records": "fewest", "all": "records"})
    few = shown["fewest"].between(1, SUPPRESSED_BELOW - 1) & withhold
    shown["obs_status"] = shown["obs_status"].mask(few, "Q")
    return shown.assign(indicator=indicator, reason=shown["reason"].mask(few, _FEW))
