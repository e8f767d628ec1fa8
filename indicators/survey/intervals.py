"""Intervals of survey estimates, and which estimates rest on too few records to be shown."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtr, ndtri, stdtr, stdtrit

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.survey.moments import Kind

Floats = NDArray[np.float64]
Interval: TypeAlias = Literal["logit", "wilson", "beta", "t"]

SUPPRESSED_BELOW, UNRELIABLE_BELOW = 25, 50


@checks(RecordsError)
def with_intervals(
    found: pd.DataFrame, kinds: Sequence[Kind], interval: Interval, level: Level
) -> pd.DataFrame:
    """Return estimates with ``lower``, ``upper`` and ``method``.

    A proportion of 0 or 1 takes Wilson's interval with its records as the sample, since its
    standard error of zero says nothing. A share that is no proportion of records (an average
    intensity) has no interval then. Means and totals take Student's t (or the normal
    distribution, with infinite degrees of freedom).
    """
    names = ["estimate", "standard_error", "df", "records"]
    p, se, df, n = found[names].to_numpy(float).T
    kind = np.asarray(kinds)[found["quantity"]]
    bounded = np.isin(kind, ["proportion", "share"])
    inside = bounded & (p > 0) & (p < 1) & (se > 0)
    certain = (kind == "proportion") & np.isin(p, [0.0, 1.0]) & ~np.isnan(se)
    low, high = np.full(len(p), np.nan), np.full(len(p), np.nan)
    method = np.full(len(p), "", dtype=object)
    for where, name in ((inside, interval), (certain, "certain"), (~bounded, "t")):
        low[where], high[where] = _bounds(name, p[where], se[where], n[where], df[where], level)
        method[where] = "wilson" if name == "certain" else name
    method[np.isnan(low)] = ""
    return found.assign(lower=low, upper=high, method=method)


@checks(RecordsError)
def quantile(df: Floats, level: Level) -> Floats:
    """Return the quantile of Student's t for a two-sided interval; missing without a degree."""
    upper = (1 + level) / 2
    student = stdtrit(np.where(np.isfinite(df) & (df > 0), df, 1.0), upper)
    found = np.where(np.isinf(df), ndtri(upper), student)
    return np.asarray(np.where(df > 0, found, np.nan))


def two_sided(statistic: Floats, df: Floats) -> Floats:
    """Return the p-value of Student's t, both sides."""
    tail = np.where(np.isinf(df), ndtr(-np.abs(statistic)), stdtr(df, -np.abs(statistic)))
    return np.asarray(np.where(df > 0, 2 * tail, np.nan))


def _bounds(
    name: str, p: Floats, se: Floats, n: Floats, df: Floats, level: float
) -> tuple[Floats, Floats]:
    if name == "certain":
        return wilson(p, n, level)
    if name == "wilson":
        return wilson(p, p * (1 - p) / se**2, level)
    if name == "beta":
        return _beta(p, se, n, df, level)
    reach = quantile(df, level) * se
    if name == "t":
        return p - reach, p + reach
    middle, reach = np.log(p / (1 - p)), reach / (p * (1 - p))
    return 1 / (1 + np.exp(reach - middle)), 1 / (1 + np.exp(-reach - middle))


@checks(RecordsError)
def wilson(p: Floats, n: Floats, level: Level) -> tuple[Floats, Floats]:
    """Return Wilson's interval of proportions from samples, or effective samples, of n."""
    z = ndtri((1 + level) / 2)
    reach = z * np.sqrt(z**2 + 4 * n * p * (1 - p))
    middle = 2 * n * p + z**2
    low, high = (middle - reach) / 2 / (n + z**2), (middle + reach) / 2 / (n + z**2)
    return np.where(p == 0, 0.0, low), np.where(p == 1, 1.0, high)


def _beta(p: Floats, se: Floats, n: Floats, df: Floats, level: float) -> tuple[Floats, Floats]:
    """Return exact intervals of effective samples: Korn, Graubard (1998), Survey Methodology 24."""
    effective = p * (1 - p) / se**2 * (quantile(n - 1, level) / quantile(df, level)) ** 2
    a, b = effective * p, effective * (1 - p)
    tail = (1 - level) / 2
    return betaincinv(a, b + 1, tail), betaincinv(a + 1, b, 1 - tail)


@checks(RecordsError)
def flagged(found: pd.DataFrame, *, withhold: bool) -> pd.DataFrame:
    """Return estimates with ``obs_status``, by the rule of DHS and MICS on unweighted records.

    Q: fewer than 25 records; the value is withheld if asked. U: fewer than 50, or no standard
    error. O: nothing was recorded. Guide to DHS Statistics DHS-7, 2018, chapter 1.
    """
    n = found["records"]
    status = np.select(
        [n.eq(0) | found["estimate"].isna(), n.lt(SUPPRESSED_BELOW), n.lt(UNRELIABLE_BELOW)],
        ["O", "Q", "U"],
        np.where(found["standard_error"].isna(), "U", "A"),
    )
    shown = found.assign(obs_status=status)
    if withhold:
        hidden = {*shown} & {"estimate", "standard_error", "lower", "upper", "deff"}
        shown.loc[status == "Q", [*hidden]] = np.nan
        shown.loc[status == "Q", "method"] = ""
    return shown
