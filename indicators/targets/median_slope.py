"""The median of the slopes between all pairs of points, with its interval.

H. Theil (1950), P. K. Sen (1968). The same figures as ``scipy.stats.theilslopes``, digit for digit
(``tests/indicators/test_median_slope.py``), without its package, which takes 45 MB of a process.
"""

from collections.abc import Sequence

import numpy as np
from scipy.special import ndtri


def median_slope(values: Sequence[float], times: Sequence[float], level: float) -> list[float]:
    """Return the slope and the ends of its interval; the times are not all the same.

    Examples
    --------
    >>> median_slope([1.0, 2.0, 3.0, 4.0, 5.0], [0, 1, 2, 3, 4], 0.95)
    [1.0, 1.0, 1.0]
    """
    y, x = np.array(values, dtype=float), np.array(times, dtype=float)
    runs = x[:, np.newaxis] - x
    later = runs > 0
    slopes = np.sort((y[:, np.newaxis] - y)[later] / runs[later])
    middle, n, half = float(np.median(slopes)), len(slopes), _half_width(y, x, level)
    if np.isnan(half):
        return [middle, np.nan, np.nan]
    low = max(int(np.round((n - half) / 2)) - 1, 0)
    high = min(int(np.round((n + half) / 2)), n - 1)
    return [middle, float(slopes[low]), float(slopes[high])]


def _half_width(y: np.ndarray, x: np.ndarray, level: float) -> float:
    """Return how many places of the sorted slopes the interval spans (Sen 1968, equation 2.6).

    It is not known where times and values alike are mostly tied.
    """
    n = len(y)
    spread = n * (n - 1) * (2 * n + 5) - _tied(x) - _tied(y)
    return float(-ndtri((1 - level) / 2) * np.sqrt(spread / 18)) if spread >= 0 else np.nan


def _tied(values: np.ndarray) -> int:
    _, times = np.unique(values, return_counts=True)
    return sum(int(k) * (int(k) - 1) * (2 * int(k) + 5) for k in times)
