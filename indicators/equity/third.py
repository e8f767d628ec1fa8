"""What it would change if the third that does worst did as well as all do on average."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.equity.groups import FEWEST
from indicators.equity.standing import groups_of, step_of
from indicators.equity.weights import with_weights
from indicators.model import Indicator

THIRD = 1 / 3
_WHOLE = 100.0
_KNOWN = frozenset({"construction", "people"})  # rules by which the size of groups is known


@dataclass(frozen=True)
class WorstThird:
    """The third of children whose groups do worst, brought up to the mean of all.

    Attributes
    ----------
    share : float
        How many children in a hundred more would then not be left behind.
    mean : float
        Of all groups, each by its size: what the third is brought up to.
    weights : str
        By which rule the size of groups is known (``codes/group_weights.toml``).
    """

    share: float
    mean: float
    weights: str


def worst_third(
    part: pd.DataFrame, item: Indicator, dimension: str, *, people: pd.DataFrame | None = None
) -> WorstThird | None:
    """Return what it would change if the worst-off third reached the mean, or None.

    Groups are taken from the worst on until they hold a third of the children; of the last one only
    as many as are wanting, as badly off as the rest of it. The others stay as they are. None of
    figures that are no percentage, without a better direction, of fewer than three groups, or of
    groups whose size nobody knows.

    Parameters
    ----------
    part : DataFrame
        As of :func:`indicators.equity.standing`.
    people : DataFrame, optional
        ``subgroup`` and ``population``.
    """
    if item.unit_measure != "PCNT" or item.direction == "none" or len(part) < FEWEST:
        return None
    groups = with_weights(groups_of(part, dimension), people=people, step=step_of(item))
    weights, y = str(groups["weights"].iloc[0]), groups["estimate"].to_numpy(float)
    if weights not in _KNOWN or not ((y >= 0) & (y <= _WHOLE)).all():
        return None
    size = groups["population"].to_numpy(float)
    sign = 1.0 if item.direction == "higher" else -1.0
    share, mean = _brought_up(sign * y, size / size.sum())
    return WorstThird(share, sign * mean, weights)


def _brought_up(y: np.ndarray, size: np.ndarray) -> tuple[float, float]:
    """Return the gain and the mean, of figures of which more is better."""
    mean, order = float(size @ y), np.argsort(y, kind="stable")
    before = np.cumsum(size[order]) - size[order]
    inside = np.clip(THIRD - before, 0, size[order])
    return float(inside @ np.maximum(mean - y[order], 0)), mean
