"""The difference and the ratio between two groups of one sample survey, with their chance."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, number_of, unknown_number
from indicators.survey.design import Design, Sample, sample
from indicators.survey.estimates import estimates
from indicators.survey.intervals import quantile, two_sided
from indicators.survey.moments import Quantity


@checks(RecordsError)
def difference(
    records: Records,
    outcome: str,
    design: Design,
    *,
    between: str,
    groups: tuple[Any, Any],
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return by how much the mean of an outcome in the second group exceeds that in the first.

    The groups may share clusters: their covariance is counted, so this, and not the overlap of two
    intervals, is the test of a difference. Degrees of freedom: one less than the design's, as in
    R's ``svyttest`` (the slope of a regression on the group takes one).

    Returns
    -------
    DataFrame
        One row: ``estimate``, ``standard_error``, ``lower``, ``upper``, ``df``, ``p_value``,
        ``records``.
    """
    drawn = sample(records, design, [outcome, between])
    means = _means(drawn, outcome, between, groups, level)
    scales = {groups[0]: -1.0, groups[1]: 1.0}
    found = _linear(drawn, outcome, between, means, scales, level)
    estimate = float(means["estimate"][groups[1]] - means["estimate"][groups[0]])
    error, df = found["standard_error"].where(found["clusters"] > 1), found["df"] - 1
    reach = quantile(df.to_numpy(float), level) * error
    p_value = two_sided((estimate / error).to_numpy(float), df.to_numpy(float))
    return pd.DataFrame(
        {
            "estimate": estimate,
            "standard_error": error,
            "lower": estimate - reach,
            "upper": estimate + reach,
            "df": df,
            "p_value": p_value,
            "records": found["records"],
        }
    )


@checks(RecordsError)
def parity(
    records: Records,
    outcome: str,
    design: Design,
    *,
    between: str,
    groups: tuple[Any, Any],
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return how many times the mean of an outcome in the second group is that in the first.

    The interval is of the logarithm, whose variance is that of its linearised variable (Wolter,
    Introduction to Variance Estimation, 2nd ed., 2007, chapter 6), the covariance of groups that
    share clusters counted; degrees of freedom are the design's.

    Returns
    -------
    DataFrame
        One row: ``estimate``, ``standard_error``, ``lower``, ``upper``, ``df``, ``records``,
        ``clusters``, ``fewest`` (records of the smaller group). No estimate where the first mean
        is zero; no standard error where either is.
    """
    drawn = sample(records, design, [outcome, between])
    means = _means(drawn, outcome, between, groups, level)
    first, second = (float(means["estimate"][name]) for name in groups)
    scales = {groups[0]: -1 / (first or math.nan), groups[1]: 1 / (second or math.nan)}
    found = _linear(drawn, outcome, between, means, scales, level)
    ratio = second / first if first else math.nan
    error = found["standard_error"].where(found["clusters"] > 1)
    reach = quantile(found["df"].to_numpy(float), level) * error
    return pd.DataFrame(
        {
            "estimate": ratio,
            "standard_error": ratio * error,
            "lower": ratio * np.exp(-reach),
            "upper": ratio * np.exp(reach),
            "df": found["df"],
            "records": found["records"],
            "clusters": found["clusters"],
            "fewest": int(means["records"][[*groups]].min()),
        }
    )


def _means(
    drawn: Sample, outcome: str, between: str, groups: tuple[Any, Any], level: float
) -> pd.DataFrame:
    """Return the mean of each group, with its records and its people."""
    if groups[0] == groups[1]:
        raise RecordsError(f"groups is {groups!r}; it takes two that differ.")
    value = number_of(drawn.table, outcome)
    people = value.notnull().ifelse(1.0, unknown_number())
    asked = [Quantity(value, "people", "mean"), Quantity(people, "people", "total")]
    found = estimates(
        drawn, asked, {"people": people}, [between], "t", level, needed=outcome, withhold=False
    )
    means, sizes = (found[found["quantity"] == place].set_index(between) for place in (0, 1))
    absent = [name for name in groups if name not in means.index or not means["records"][name]]
    if absent:
        raise RecordsError(f"No record has {between} {', '.join(map(str, absent))}.")
    return means.assign(people=sizes["estimate"])


def _linear(
    drawn: Sample,
    outcome: str,
    between: str,
    means: pd.DataFrame,
    scales: Mapping[Any, float],
    level: float,
) -> pd.DataFrame:
    """Return the standard error of a sum of means, each times its scale, by linearisation."""
    value, influence = number_of(drawn.table, outcome), unknown_number()
    for name, scale in scales.items():
        own = drawn.table[between] == name
        away = value - float(means["estimate"][name])
        influence = own.ifelse(away * (scale / float(means["people"][name])), influence)
    asked = [Quantity(influence, "influence", "total")]
    known = {"influence": influence.notnull().ifelse(1.0, unknown_number())}
    return estimates(drawn, asked, known, (), "t", level, needed="both groups", withhold=False)
