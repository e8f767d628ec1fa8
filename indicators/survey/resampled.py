"""Standard errors of any statistic of a sample survey, by estimating it again from replicates."""

from collections.abc import Callable, Mapping, Sequence
from math import inf
from typing import Any, TypeAlias

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.survey.design import STRATUM, Sample
from indicators.survey.given import GivenReplicates, sums_by_columns
from indicators.survey.intervals import quantile
from indicators.survey.replicates import (
    JACKKNIFE,
    Floats,
    Replicates,
    Replication,
    measured,
    replicates,
)
from indicators.survey.unit_sums import RECORDS, padded, sums_by_group, unit_sums

# From sums of the sample (place 0) and of each replicate to measures, in the same places.
Statistic: TypeAlias = Callable[[Mapping[str, Floats]], Mapping[str, Floats]]
_ROUNDING = 1e-12


@checks(RecordsError)
def resampled(
    drawn: Sample,
    values: Mapping[str, ir.NumericValue],
    statistic: Statistic,
    how: Replication | GivenReplicates = JACKKNIFE,
    *,
    by: Sequence[str] = (),
    counts: Mapping[str, ir.NumericValue] | None = None,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return measures that are functions of weighted sums, with errors from replicates.

    The engine sums once; replicates are made of the sums of units, never of records.

    Parameters
    ----------
    values : mapping of expressions
        What is summed with the weight; a statistic gets each sum under its name.
    statistic : callable
        From sums (each an array: the sample, then every replicate) to measures of the same shape.
    how : Replication or GivenReplicates
        Made of the design, or given as columns. JK1 leaves out the clusters that occur in the
        group; all others take every cluster of the design.
    counts : mapping of expressions, optional
        What is summed without weights; each becomes a column of the result.

    Returns
    -------
    DataFrame
        ``by``, ``measure``, ``estimate``, ``standard_error``, ``lower``, ``upper`` (Student's t
        about the estimate), ``df``, ``records``, ``clusters``, and the counts. The error is missing
        where a replicate has no estimate, or the group lies in a single cluster; the interval also
        where no replicate differs: that says nothing.
    """
    rows: list[dict[str, Any]] = []
    if isinstance(how, GivenReplicates):
        for codes, again, told in sums_by_columns(drawn, values, how, by, counts or {}):
            rows += [codes | row for row in measured(statistic(again), how.made, told)]
    else:
        for codes, own in sums_by_group(unit_sums(drawn, values, by, counts), by):
            parts = _of_group(drawn, own, [*values], [*(counts or {})], statistic, how)
            rows += [codes | row for row in parts]
    return with_reach(pd.DataFrame(rows), level)


def with_reach(
    found: pd.DataFrame, level: float, least: float = -inf, most: float = inf
) -> pd.DataFrame:
    """Return estimates with ``lower`` and ``upper`` from Student's t, cut at what is possible."""
    df, error = found["df"].to_numpy(float), found["standard_error"].to_numpy(float)
    moved = error > _ROUNDING * np.maximum(1, np.abs(found["estimate"].to_numpy(float)))
    reach = np.where(moved, quantile(df, level) * error, np.nan)
    lower = (found["estimate"] - reach).clip(lower=least)
    return found.assign(lower=lower, upper=(found["estimate"] + reach).clip(upper=most))


def _of_group(
    drawn: Sample,
    own: pd.DataFrame,
    values: Sequence[str],
    counts: Sequence[str],
    statistic: Statistic,
    how: Replication,
) -> list[dict[str, Any]]:
    """Return the measures of one group from the sums of its units."""
    whole = own if how.kind == "JK1" else padded(own, drawn.strata)
    kept = whole[STRATUM].map(drawn.strata.set_index(STRATUM)["kept"]).to_numpy(float)
    clusters = int((own[RECORDS] > 0).sum())
    told: dict[str, Any] = {RECORDS: int(own[RECORDS].sum()), "clusters": clusters}
    told |= {"df": _degrees(drawn, own, how)} | {name: float(own[name].sum()) for name in counts}
    if len(whole) < 2:  # nothing to leave out
        made = Replicates(np.ones((1, len(whole))), np.ones(1))
    else:
        made = replicates(whole[STRATUM].tolist(), how, kept, lonely=drawn.design.lonely)
    summed = whole[[*values]].to_numpy(float)
    again = np.vstack([summed.sum(axis=0), made.factors @ summed])
    return measured(statistic(dict(zip(values, again.T, strict=True))), made, told)


def _degrees(drawn: Sample, own: pd.DataFrame, how: Replication) -> float:
    """Return the degrees of freedom: clusters less strata, of all units JK1 one less."""
    wanted = drawn.design.df
    if not isinstance(wanted, str):
        return float(wanted)
    if how.kind == "JK1":
        return float(len(own) - 1)
    if wanted == "domain":
        there = own[own[RECORDS] > 0]
        return float(len(there) - there[STRATUM].nunique())
    return float(drawn.strata["clusters"].sum() - len(drawn.strata))
