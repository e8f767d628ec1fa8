"""Which areas lie further from the nation than chance puts areas of their size.

D. J. Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in
Medicine 24: 1185–1202.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
import pandas as pd
from scipy import special

from indicators.errors import UncertaintyError
from indicators.options import Amount, Level, Positive, checks
from indicators.uncertainty.intervals import (
    Bounds,
    Flags,
    Floats,
    normal_quantile,
    number_column,
    refuse_rows,
)

FunnelKind = Literal["proportion", "rate"]

LEVELS: tuple[float, float] = (0.95, 0.998)


@checks(UncertaintyError)
def funnel(
    areas: pd.DataFrame, *, kind: FunnelKind, per: Positive = 1, national: Amount | None = None
) -> pd.DataFrame:
    """Return each area's figure, the limits around the nation at its size, and where it lies.

    Parameters
    ----------
    areas : DataFrame
        One row an area: ``count`` and ``denominator``. A count of a proportion is part of its
        denominator; of a rate it is not (deaths of a year against its births).
    kind : {"proportion", "rate"}
        Proportion: the values Wilson's interval of which would still hold the nation's. Rate: the
        counts the exact Poisson (Garwood) interval of which would still hold what the nation's
        rate makes expect.
    per : float
        What the figures are given per: 100 for per cent, 1,000 for deaths by births.
    national : float, optional
        The nation's figure, per ``per``; by default all counts over all denominators.

    Returns
    -------
    DataFrame
        The rows given, with ``estimate``, ``national``, ``lower_95``, ``upper_95``,
        ``lower_998``, ``upper_998``, all per ``per``; ``position``: "within", "beyond 95" or
        "beyond 99.8"; ``side``: "high", "low" or "within". An area without count or with no
        denominator has none of them.

    Raises
    ------
    UncertaintyError
        If counts or denominators are negative, a count exceeds its denominator (proportion), or
        there is nothing to take the nation's figure from.

    Notes
    -----
    Where most areas lie beyond, it is the limits that are too narrow for real differences between
    areas (overdispersion), and the picture singles out none of them.

    Examples
    --------
    >>> found = funnel(pd.DataFrame({"count": [10, 30], "denominator": [1000, 1000]}), kind="rate")
    >>> found["position"].tolist()
    ['beyond 95', 'beyond 95']
    """
    count, size = number_column(areas, "count"), number_column(areas, "denominator")
    refuse_rows((count < 0) | (size < 0), "a count or a denominator is negative")
    if kind == "proportion":
        refuse_rows(count > size, "a count exceeds its denominator")
    known = np.isfinite(count) & (size > 0)
    middle = _national(count[known], size[known]) if national is None else national / per
    found = areas.assign(
        estimate=per * count / np.where(known, size, np.nan), national=per * middle
    )
    beyond = {}
    for level, name in zip(LEVELS, ("95", "998"), strict=True):
        low, high = limits(middle, np.where(known, size, np.nan), kind=kind, level=level)
        found[f"lower_{name}"], found[f"upper_{name}"] = per * low, per * high
        beyond[name] = _outside(count / np.where(known, size, np.nan), low, high)
    return _labelled(found, known, beyond)


@checks(UncertaintyError)
def limits(middle: float, size: Floats, *, kind: FunnelKind, level: Level) -> Bounds:
    """Return the limits around a national share or rate (per 1) at some sizes."""
    z = normal_quantile(level)
    if kind == "proportion":
        reach = z * np.sqrt(middle * (1 - middle) / size)
        return np.maximum(middle - reach, 0.0), np.minimum(middle + reach, 1.0)
    expected, tail = middle * size, float(special.ndtr(-z))
    low = _solve(lambda x: special.gammaincc(x + 1, expected) >= tail, expected, z)
    high = _solve(lambda x: special.gammainc(np.maximum(x, 1e-12), expected) < tail, expected, z)
    return low / size, high / size


def _solve(reached: Callable[[Floats], Flags], expected: Floats, z: float) -> Floats:
    """Return, by bisection, the smallest count for which something that stays true is true."""
    low, high = np.zeros_like(expected), expected + 6 * z * np.sqrt(expected) + 6 * z * z
    start = reached(low)
    for _ in range(80):
        middle = (low + high) / 2
        true = reached(middle)
        low, high = np.where(true, low, middle), np.where(true, middle, high)
    return np.where(np.isnan(expected), np.nan, np.where(start, 0.0, high))


def _national(count: Floats, size: Floats) -> float:
    if not len(size):
        raise UncertaintyError(
            "No area has a count and a denominator: there is no national figure."
        )
    return float(count.sum() / size.sum())


def _outside(value: Floats, low: Floats, high: Floats) -> Flags:
    room = 1e-12 * np.maximum(np.abs(high), 1e-300)  # on the limit is within
    return (value < low - room) | (value > high + room)


def _labelled(found: pd.DataFrame, known: Flags, beyond: dict[str, Flags]) -> pd.DataFrame:
    position = np.where(beyond["998"], "beyond 99.8", np.where(beyond["95"], "beyond 95", "within"))
    above = found["estimate"].to_numpy() > found["national"].to_numpy()
    side = np.where(position == "within", "within", np.where(above, "high", "low"))
    labels = {"position": position, "side": side}
    return found.assign(
        **{
            name: pd.Series(label, found.index, dtype=object).where(known, None)
            for name, label in labels.items()
        }
    )
