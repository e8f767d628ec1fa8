"""Intervals of proportions: how far chance alone can have moved a share.

L. D. Brown, T. T. Cai, A. DasGupta (2001), Interval estimation for a binomial proportion,
Statistical Science 16: 101–133.
"""

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np
import pandas as pd
from scipy import special

from indicators.errors import UncertaintyError
from indicators.options import Level, checks
from indicators.uncertainty.intervals import (
    Bounds,
    Floats,
    normal_quantile,
    number_column,
    refuse_rows,
    with_bounds,
)

ProportionMethod = Literal["wilson", "clopper_pearson", "agresti_coull", "jeffreys", "wald"]


def wilson(count: float, n: float, z: float | None = None) -> tuple[float, float]:
    """Return the Wilson score interval of one proportion, as shares of 1.

    E. B. Wilson (1927), Journal of the American Statistical Association 22: 209–212.

    Parameters
    ----------
    count : float
        Successes; need not be whole when n is an effective sample.
    n : float
        Sample, or effective sample n/deff.

    Raises
    ------
    UncertaintyError
        If n is not positive, or the count lies outside 0…n.

    Examples
    --------
    >>> [round(bound, 4) for bound in wilson(5, 50)]
    [0.0435, 0.2136]
    """
    if n <= 0 or not 0 <= count <= n:
        raise UncertaintyError(f"{count} of {n} is not a proportion")
    low, high = _wilson(np.array([count]), np.array([n]), normal_quantile(0.95) if z is None else z)
    return float(low[0]), float(high[0])


def _wilson(x: Floats, n: Floats, z: float) -> Bounds:
    middle = 2 * x + z * z
    reach = z * np.sqrt(z * z + 4 * x * (1 - x / n))
    low, high = (middle - reach) / 2 / (n + z * z), (middle + reach) / 2 / (n + z * z)
    return np.where(x == 0, 0.0, low), np.where(x == n, 1.0, high)


def _clopper_pearson(x: Floats, n: Floats, z: float) -> Bounds:
    tail = special.ndtr(-z)
    low = special.betaincinv(np.maximum(x, 1e-9), n - x + 1, tail)
    high = special.betaincinv(x + 1, np.maximum(n - x, 1e-9), 1 - tail)
    return np.where(x == 0, 0.0, low), np.where(x == n, 1.0, high)


def _agresti_coull(x: Floats, n: Floats, z: float) -> Bounds:
    """Return Wald's interval about a proportion with z²/2 successes and failures added."""
    return _wald(x + z * z / 2, n + z * z, z)


def _jeffreys(x: Floats, n: Floats, z: float) -> Bounds:
    tail = special.ndtr(-z)
    shape = (x + 0.5, n - x + 0.5)
    return special.betaincinv(*shape, tail), special.betaincinv(*shape, 1 - tail)


def _wald(x: Floats, n: Floats, z: float) -> Bounds:
    share = x / n
    reach = z * np.sqrt(share * (1 - share) / n)
    return np.maximum(share - reach, 0.0), np.minimum(share + reach, 1.0)


_PROPORTIONS: Mapping[str, Callable[[Floats, Floats, float], Bounds]] = {
    "wilson": _wilson,
    "clopper_pearson": _clopper_pearson,
    "agresti_coull": _agresti_coull,
    "jeffreys": _jeffreys,
    "wald": _wald,
}


@checks(UncertaintyError)
def proportions(
    frame: pd.DataFrame, *, method: ProportionMethod = "wilson", confidence: Level = 0.95
) -> pd.DataFrame:
    """Return proportions with their intervals, as shares of 1.

    Parameters
    ----------
    frame : DataFrame
        One row a proportion: ``count``, ``n``, and ``deff`` where the design has an effect: both
        are divided by it (effective sample; Wilson: L. Kish 1965, Survey Sampling, 8.2).
    method : {"wilson", "clopper_pearson", "agresti_coull", "jeffreys", "wald"}
        Wilson holds at 0 and 1. Wald is there to be compared with: at 0 and 1 it is a point.

    Returns
    -------
    DataFrame
        The rows given, with ``estimate``, ``lower_bound``, ``upper_bound``, ``method``,
        ``confidence``. Where count or n is missing, or n is zero, they are missing.

    Raises
    ------
    UncertaintyError
        If a count lies outside 0…n, or a design effect is not positive.

    Examples
    --------
    >>> found = proportions(pd.DataFrame({"count": [0], "n": [25]}))
    >>> [round(bound, 4) for bound in found.loc[0, ["lower_bound", "upper_bound"]]]
    [0.0, 0.1332]
    """
    x, n = number_column(frame, "count"), number_column(frame, "n")
    deff = number_column(frame, "deff") if "deff" in frame else np.ones(len(frame))
    refuse_rows((x < 0) | (n < 0) | (x > n), "the count lies outside 0…n")
    refuse_rows(~(deff > 0), "the design effect is not positive")
    size = np.where(n > 0, n, np.nan) / deff
    low, high = _PROPORTIONS[method](x / deff, size, normal_quantile(confidence))
    return with_bounds(frame, x / deff / size, (low, high), method, confidence)
