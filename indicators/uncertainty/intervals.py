"""What every interval of a figure needs: a level of confidence, checked numbers, named columns."""

from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from indicators.errors import UncertaintyError
from indicators.options import numbers

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Bounds: TypeAlias = tuple[Floats, Floats]


Z95 = 1.959963984540054  # normal(95)


def normal_quantile(confidence: float) -> float:
    """Return how many standard errors reach to each side at a level of confidence.

    Raises
    ------
    UncertaintyError
        If the level is not a share of 1: 95 per cent is 0.95.

    Examples
    --------
    >>> round(normal_quantile(0.95), 6), round(normal_quantile(0.998), 6)
    (1.959964, 3.090232)
    """
    if not 0 < confidence < 1:
        raise UncertaintyError(f"A confidence level lies between 0 and 1, not at {confidence}.")
    return float(special.ndtri((1 + confidence) / 2))


def number_column(frame: pd.DataFrame, column: str) -> Floats:
    """Return a column as numbers, missing ones as NaN; refuse if there is no such column."""
    if column not in frame:
        raise UncertaintyError(f"The figures have no column {column}.")
    return np.asarray(numbers(frame[column], column, UncertaintyError), dtype=np.float64)


def refuse_rows(wrong: NDArray[Any], reason: str) -> None:
    """Refuse if anything is wrong, and say in how many rows and why."""
    if wrong.any():
        raise UncertaintyError(f"In {int(wrong.sum())} of {len(wrong)} row(s) {reason}.")


def with_bounds(
    frame: pd.DataFrame, estimate: Floats, bounds: Bounds, method: str, confidence: float
) -> pd.DataFrame:
    """Return the rows with estimate and interval, both missing where the estimate is."""
    known = np.isfinite(estimate)
    low, high = (np.where(known, bound, np.nan) for bound in bounds)
    return frame.assign(
        estimate=np.where(known, estimate, np.nan),
        lower_bound=low,
        upper_bound=high,
        method=method,
        confidence=confidence,
    )
