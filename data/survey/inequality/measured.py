"""The measures of inequality of one indicator, each with its error or why it has none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from data.survey.counted import INDICATOR
from data.survey.measured import group_column
from indicators.equity import WEALTH, slopes_of_sample, wealth_fifths
from indicators.plain_rows import plain_rows
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
    drawn: Sample,
    names: Sequence[str],
    outcome: str,
    *,
    people: str | None = None,
    withhold: bool,
) -> pd.DataFrame:
    """Return slope, relative and concentration index of shares over the fifths by wealth.

    The records are those that count, of each indicator by the name in the column ``indicator``;
    clusters of the design without one stay in the errors. How many records there are is that of
    the smallest fifth, as each fifth carries the line.

    Parameters
    ----------
    names : sequence of str
        The indicators; one of which no record counts is told too, as missing.
    outcome : str
        The column that is 1 of who has it, and 0 of who does not.
    people : str, optional
        The column of how many persons each record counts as; one without it.

    Returns
    -------
    DataFrame
        One row an indicator and a measure of ``MEASURES``: ``indicator``, ``measure``,
        ``estimate``, ``standard_error``, ``lower``, ``upper``, ``df``, ``records``, ``fewest`` (of
        a fifth), ``clusters``, ``obs_status``, ``method``, ``reason`` (why something is missing;
        else empty). Method: :func:`indicators.equity.slopes_of_sample`.
    """
    group, order = group_column(WEALTH), wealth_fifths()
    stands = drawn.table[WEIGHT] > 0
    own = replace(drawn, table=drawn.table.filter(drawn.table[group].isin(order) & stands))
    own = _only(own, names)
    sizes = _sizes(own.table, names, outcome, group)
    empty = {name: _impossible(each, order) for name, each in sizes.items()}
    parts = []
    if without := [name for name, why in empty.items() if why]:
        found = _nothing(_only(own, without), {name: sizes[name] for name in without})
        parts.append(found.assign(reason=found[INDICATOR].map(empty)))
    if measured := [name for name, why in empty.items() if not why]:
        parts.append(_measured(_only(own, measured), outcome, people))
    if not parts:
        return pd.DataFrame()
    found = pd.concat(parts, ignore_index=True)
    place = found["measure"].map([*MEASURES].index)
    return _told(found.assign(place=place).sort_values([INDICATOR, "place"]), withhold=withhold)


def _only(drawn: Sample, names: Sequence[str]) -> Sample:
    return replace(drawn, table=drawn.table.filter(drawn.table[INDICATOR].isin(names)))


def _sizes(
    table: ir.Table, names: Sequence[str], outcome: str, group: str
) -> dict[str, pd.DataFrame]:
    """Return, for each indicator, how many records each fifth has (n), and who has it (has)."""
    has = tally(number_of(table, outcome) == 1)
    counts = fetch(table.group_by([INDICATOR, group]).aggregate(n=table.count(), has=has))
    each = counts.set_index([INDICATOR, group])[["n", "has"]]
    fifths = wealth_fifths()
    found = each.reindex(pd.MultiIndex.from_product([names, fifths]), fill_value=0)
    return {name: found.loc[[(name, own) for own in fifths]].droplevel(0) for name in names}


def _measured(drawn: Sample, outcome: str, people: str | None) -> pd.DataFrame:
    """Return the measures that there are, of which each has its error or why it has none."""
    found = slopes_of_sample(
        drawn,
        outcome,
        group=group_column(WEALTH),
        order=wealth_fifths(),
        people=people,
        by=[INDICATOR],
    )
    found = found[found["measure"].isin(MEASURES)].reset_index(drop=True)
    found["reason"] = [_reason(row) for row in plain_rows(found)]
    bounded = ["standard_error", "lower", "upper"]
    found.loc[found["reason"].ne(""), bounded] = np.nan
    return found


def _impossible(sizes: pd.DataFrame, order: Sequence[str]) -> str:
    """Return why there is nothing to measure; nothing where there is."""
    empty = [code for code in order if not sizes.loc[code, "n"]]
    if empty:
        return f"no record that counts is in {', '.join(empty)}"
    has = int(sizes["has"].sum())
    if not has:
        return _NOBODY
    return _EVERYBODY if has == int(sizes["n"].sum()) else ""


def _nothing(drawn: Sample, sizes: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the measures without a value, of as many records and clusters as there are."""
    keys = [INDICATOR, drawn.design.stratum, drawn.design.cluster]
    found = fetch(drawn.table.select(*keys).distinct())
    clusters = found.groupby(INDICATOR).size().reindex([*sizes], fill_value=0)
    missing = dict.fromkeys(("estimate", "standard_error", "lower", "upper", "df"), np.nan)
    rows = []
    for name, own in sizes.items():
        n, number = own["n"], clusters[name]
        known = {"records": int(n.sum()), "fewest": int(n.min()), "clusters": int(number)}
        rows += [{INDICATOR: name, "measure": one, **missing, **known} for one in MEASURES]
    return pd.DataFrame(rows)


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


def _told(found: pd.DataFrame, *, withhold: bool) -> pd.DataFrame:
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
    return shown.assign(reason=shown["reason"].mask(few, _FEW)).drop(columns="place")
