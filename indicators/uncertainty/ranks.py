"""Ranks of areas with their intervals.

H. Goldstein, D. J. Spiegelhalter (1996), League tables and their limitations, Journal of the Royal
Statistical Society A 159: 385–443.
"""

from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import UncertaintyError
from indicators.options import Level, checks
from indicators.uncertainty.intervals import (
    Flags,
    Floats,
    normal_quantile,
    number_column,
    refuse_rows,
)

RankMethod = Literal["joint", "pairwise"]


@checks(UncertaintyError)
def rank_intervals(
    frame: pd.DataFrame,
    *,
    ascending: bool = True,
    method: RankMethod = "joint",
    confidence: Level = 0.95,
    bounds_confidence: Level = 0.95,
) -> pd.DataFrame:
    """Return the rank of each area and the interval of ranks the data do not rule out.

    An area's best rank is one more than the areas reliably before it, its worst the number of
    areas less those reliably behind it.

    Parameters
    ----------
    frame : DataFrame
        One row an area: ``estimate``, and ``se`` or ``lower_bound`` and ``upper_bound``.
    ascending : bool
        Whether the lowest estimate has rank 1.
    method : {"joint", "pairwise"}
        "joint": area against area where intervals do not touch, each interval at the level at
        which all hold together (confidence to the power 1/n, independent estimates): M. Klein,
        T. Wright, J. Wieczorek (2020), A joint confidence region for an overall ranking of
        populations, Journal of the Royal Statistical Society C 69: 589–606, theorem 1. "pairwise":
        each difference tested by itself, at the level given; the set of all ranks then holds
        less often (D. Mohamad, J. Goeman, E. van Zwet 2019, arXiv 1903.10390).
    confidence : float
        Level of the ranks.
    bounds_confidence : float
        Level of the bounds given.

    Returns
    -------
    DataFrame
        The rows given, with ``rank`` (ties share the better), ``rank_lower``, ``rank_upper``,
        ``areas`` (how many were ranked). An area without estimate or interval has no rank and
        is not counted.

    Raises
    ------
    UncertaintyError
        If an estimate lies outside its bounds or a standard error is negative.

    Examples
    --------
    >>> areas = pd.DataFrame({"estimate": [2.0, 2.1, 9.0], "se": [0.5, 0.5, 0.5]})
    >>> rank_intervals(areas)[["rank", "rank_lower", "rank_upper"]].to_numpy().tolist()
    [[1, 1, 2], [2, 1, 2], [3, 3, 3]]
    """
    estimate, down, up = _reaches(frame, bounds_confidence)
    known = np.isfinite(estimate) & np.isfinite(down) & np.isfinite(up)
    sign = 1.0 if ascending else -1.0
    if not ascending:
        down, up = up, down
    value, down, up = sign * estimate[known], down[known], up[known]
    before = _before(value, down, up, method, confidence)
    found = {
        "rank": 1 + (value[None, :] < value[:, None]).sum(axis=1),
        "rank_lower": 1 + before.sum(axis=0),
        "rank_upper": len(value) - before.sum(axis=1),
    }
    ranks = {name: _placed(numbers, known) for name, numbers in found.items()}
    return frame.assign(**ranks, areas=int(known.sum()))


def _placed(numbers: NDArray[Any], known: Flags) -> pd.api.extensions.ExtensionArray:
    """Return one number a row by its place, whatever the rows are called; missing where unknown."""
    placed = np.zeros(len(known), dtype=np.int64)
    placed[known] = numbers
    return pd.arrays.IntegerArray(placed, ~known)


def _reaches(frame: pd.DataFrame, bounds_confidence: float) -> tuple[Floats, Floats, Floats]:
    """Return estimates, and one standard error downwards and upwards."""
    estimate = number_column(frame, "estimate")
    if "se" in frame:
        error = number_column(frame, "se")
        refuse_rows(error < 0, "a standard error is negative")
        return estimate, error, error
    low, high = number_column(frame, "lower_bound"), number_column(frame, "upper_bound")
    refuse_rows((low > estimate) | (estimate > high), "the estimate lies outside its bounds")
    level = normal_quantile(bounds_confidence)
    return estimate, (estimate - low) / level, (high - estimate) / level


def _before(
    value: Floats, down: Floats, up: Floats, method: RankMethod, confidence: float
) -> Flags:
    """Return whether the area of a row is reliably before the area of a column."""
    if method == "joint":
        level = normal_quantile(confidence ** (1 / max(len(value), 1)))
        high, low = value + level * up, value - level * down
        apart: Flags = high[:, None] < low[None, :]
        return apart
    level = normal_quantile(confidence)
    reliably: Flags = value[None, :] - value[:, None] > level * np.hypot(up[:, None], down[None, :])
    return reliably
