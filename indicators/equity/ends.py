"""Which two groups of one dimension are compared, and whether they differ for certain."""

from dataclasses import dataclass
from math import hypot
from statistics import NormalDist

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.uncertainty import Z95

ORDERED = frozenset({"wealth_quintile"})


@dataclass(frozen=True)
class Ends:
    """The two groups of a dimension that are compared, the worse first.

    Attributes
    ----------
    behind, ahead : str
        Of ordered groups the least and the most advantaged, else the worst- and the
        best-performing.
    reversed : bool
        Whether of ordered groups the most advantaged is the one behind.
    reliable : bool or None
        Whether the difference is larger than chance allows (z of two independent estimates,
        5 %); None where no errors are published.
    """

    behind: str
    ahead: str
    behind_value: float
    ahead_value: float
    reversed: bool
    reliable: bool | None


def comparable(item: Indicator) -> bool:
    """Return whether groups of different sizes can be compared: a rate with a better direction."""
    return not item.grows_with_area and item.direction != "none"


def ends(part: pd.DataFrame, item: Indicator, dimension: str) -> Ends | None:
    """Return the two groups that are compared, or None where groups cannot be.

    Parameters
    ----------
    part : DataFrame
        Observations of two groups or more, one source and period, in the order of the code list;
        the code of a group is in the column of the dimension.
    """
    if len(part) < 2 or not comparable(item):
        return None
    sign = 1 if item.direction == "higher" else -1
    values = part["obs_value"].to_numpy(float)
    named = enumerate(part[dimension].tolist())
    groups = [(sign * float(values[place]), str(code), place) for place, code in named]
    ordered = dimension in ORDERED
    found = groups if ordered else sorted(groups)
    against = ordered and found[-1][0] < found[0][0]
    first, last = (found[-1], found[0]) if against else (found[0], found[-1])
    behind, ahead = first[2], last[2]
    errors = standard_errors(part)
    return Ends(
        first[1],
        last[1],
        float(values[behind]),
        float(values[ahead]),
        against,
        _reliable(values[ahead] - values[behind], errors[behind], errors[ahead]),
    )


def standard_errors(part: pd.DataFrame) -> NDArray[np.float64]:
    """Return the standard error of each figure that its printed interval implies; NaN if none."""
    level = codelist("interval_level").get(str(part["data_source"].iloc[0]), 0.95)
    wide = 2 * NormalDist().inv_cdf((1 + level) / 2)
    found: NDArray[np.float64] = (
        part["upper_bound"].to_numpy(float) - part["lower_bound"].to_numpy(float)
    ) / wide
    return found


def _reliable(difference: float, *errors: float) -> bool | None:
    error = hypot(*errors)
    return bool(abs(difference) > Z95 * error) if error > 0 else None
