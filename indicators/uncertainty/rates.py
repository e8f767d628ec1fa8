"""Intervals of counts of events and of rates: how far chance alone can have moved them.

Public Health England (2018), Technical Guide: Confidence intervals; the rule: exact below ten
events, Byar's method from ten.
"""

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np
import pandas as pd
from scipy import special

from indicators.errors import UncertaintyError
from indicators.options import Level, Positive, checks
from indicators.uncertainty.intervals import (
    Bounds,
    Floats,
    normal_quantile,
    number_column,
    refuse_rows,
    with_bounds,
)

CountMethod = Literal["phe", "byar", "exact"]

_FEW = 10  # events below which Byar's approximation is not close enough


def _byar(x: Floats, z: float) -> Bounds:
    """Return Byar's interval of a count; missing where its lower bound would be below zero."""
    some = np.where(x > 0, x, np.nan)
    low = some * (1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3
    more = x + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    return np.where(x == 0, 0.0, np.where(low < 0, np.nan, low)), high


def _exact(x: Floats, z: float) -> Bounds:
    """Return the interval of F. Garwood (1936), Biometrika 28: 437–442, from χ² quantiles."""
    tail = special.ndtr(-z)
    low = special.gammaincinv(np.maximum(x, 1e-9), tail)
    return np.where(x == 0, 0.0, low), special.gammainccinv(x + 1, tail)


def _phe(x: Floats, z: float) -> Bounds:
    exact, byar = _exact(x, z), _byar(x, z)
    few = x < _FEW
    return np.where(few, exact[0], byar[0]), np.where(few, exact[1], byar[1])


_COUNTS: Mapping[str, Callable[[Floats, float], Bounds]] = {
    "phe": _phe,
    "byar": _byar,
    "exact": _exact,
}


@checks(UncertaintyError)
def counts(
    frame: pd.DataFrame, *, method: CountMethod = "phe", confidence: Level = 0.95
) -> pd.DataFrame:
    """Return counts of events with the interval of what chance would have made of them.

    Parameters
    ----------
    frame : DataFrame
        One row a count: ``events``.
    method : {"phe", "byar", "exact"}
        Exact (Garwood 1936); Byar's (N. E. Breslow, N. E. Day 1987, Statistical Methods in
        Cancer Research II, p. 69); PHE's rule: exact below ten events, Byar's from ten.

    Returns
    -------
    DataFrame
        The rows given, with ``estimate``, ``lower_bound``, ``upper_bound``, ``method``,
        ``confidence``. Byar's lower bound is missing where it would lie below zero (one event at
        99.8 per cent). A missing count has no interval.

    Raises
    ------
    UncertaintyError
        If a count is negative.
    """
    return rates(frame.assign(denominator=1.0), per=1, method=method, confidence=confidence).drop(
        columns="denominator"
    )


@checks(UncertaintyError)
def rates(
    frame: pd.DataFrame,
    *,
    per: Positive = 1000,
    method: CountMethod = "phe",
    confidence: Level = 0.95,
) -> pd.DataFrame:
    """Return rates of events with their intervals; the denominator is taken as known.

    Parameters
    ----------
    frame : DataFrame
        One row a rate: ``events``, ``denominator``.
    per : float
        1,000 for deaths by live births, 100,000 for rare events by population.

    Returns
    -------
    DataFrame
        As of ``counts``. Where the denominator is zero or missing there is no rate.

    Raises
    ------
    UncertaintyError
        If a count of events or a denominator is negative.

    Examples
    --------
    >>> found = rates(pd.DataFrame({"events": [0], "denominator": [500]}))
    >>> [round(bound, 3) for bound in found.loc[0, ["lower_bound", "upper_bound"]]]
    [0.0, 7.378]
    """
    x, n = number_column(frame, "events"), number_column(frame, "denominator")
    refuse_rows(x < 0, "a count of events is negative")
    refuse_rows(n < 0, "a denominator is negative")
    scale = per / np.where(n > 0, n, np.nan)
    low, high = _COUNTS[method](x, normal_quantile(confidence))
    return with_bounds(frame, x * scale, (low * scale, high * scale), method, confidence)
