"""How a budget is spread over areas: most children, or the worst-off first, and all between.

The levels are those of water filling: every area is brought to one level before any goes further.
Most children for a sum is the cheapest first (each child is one, so no other order reaches more).
"""

from math import inf
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import PlanError
from indicators.options import Amount, AtLeastOne, checks
from indicators.planning.needs import ROUNDING

Floats = NDArray[np.float64]

_HALVINGS = 60  # of an interval of percentages: to the last digit of a number


class _Areas(NamedTuple):
    """Areas as arrays, the cheapest first, then the worst-off, then by code."""

    children: Floats
    without: Floats
    to_reach: Floats
    cost: Floats


@checks(PlanError)
def frontier(needed: pd.DataFrame, budget: float, *, points: AtLeastOne = 41) -> pd.DataFrame:
    """Return the best that a budget can do, from most children to the least unequal.

    Each level asks that no area be left with a larger share without than that; what is left of
    the budget reaches as many children as it can, the cheapest first. That is the most children
    for each level; what another point beats on both counts is left out.

    Parameters
    ----------
    needed : DataFrame
        What ``needs`` returns.
    points : int
        How many levels are tried.

    Returns
    -------
    DataFrame
        ``level`` (per cent), ``reached`` (children), ``worst`` (the largest share, per cent, still
        without in any area), ``spent``; from the most equal to the most children. Both ``reached``
        and ``worst`` rise from row to row: the last is efficiency, the first is equity. Where every
        child costs the same there is one row: equity then costs no child.

    Raises
    ------
    PlanError
        If the budget is not a number of zero or more.
    """
    _check_budget(budget)
    areas = _arrays(_ordered(needed))
    lowest, highest = _lowest_level(areas, budget), float(needed["rate"].max())
    rows = []
    for level in np.linspace(lowest, highest, max(points, 2)):
        reached = _at_level(areas, budget, float(level))
        worst = (100 * (areas.without - reached) / areas.children).max()
        rows.append((float(level), int(reached.sum()), float(worst), float(reached @ areas.cost)))
    return _unbeaten(pd.DataFrame(rows, columns=["level", "reached", "worst", "spent"]))


def _unbeaten(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points no other beats: more children only with a worse worst-off area."""
    ordered = points.sort_values(["worst", "reached"], ascending=[True, False])
    best = ordered["reached"].cummax().shift(fill_value=-1)
    return ordered[ordered["reached"] > best].reset_index(drop=True)


@checks(PlanError)
def allocate(needed: pd.DataFrame, budget: float, level: Amount) -> pd.DataFrame:
    """Return how a budget is spread for one level of the frontier.

    Returns
    -------
    DataFrame
        ``needed`` with ``reached`` (children), ``spent``, ``rate_after`` (per cent without). No
        more is spent than the budget, and no more children are reached than the target needs.
    """
    _check_budget(budget)
    ordered = _ordered(needed.reset_index(drop=True))
    areas = _arrays(ordered)
    reached = _at_level(areas, budget, max(level, _lowest_level(areas, budget)))
    found = ordered.assign(
        reached=reached.astype(int),
        spent=reached * areas.cost,
        rate_after=100 * (areas.without - reached) / areas.children,
    )
    return found.sort_index().set_axis(needed.index)


def _check_budget(budget: float) -> None:
    if isinstance(budget, str) or not 0 <= budget < inf:
        raise PlanError(f"A budget of {budget} cannot be spent.")


def _ordered(needed: pd.DataFrame) -> pd.DataFrame:
    order = ["cost_per_child", "rate", "ref_area"]
    return needed.sort_values(order, ascending=[True, False, True])


def _arrays(needed: pd.DataFrame) -> _Areas:
    names = ("children", "without", "to_reach", "cost_per_child")
    return _Areas(*(needed[name].to_numpy(float) for name in names))


def _required(areas: _Areas, level: float) -> Floats:
    """Return the children to reach in each area so that no more than a share are without."""
    excess = areas.without - areas.children * level / 100
    whole = np.ceil(np.maximum(excess, 0) - ROUNDING)
    found: Floats = np.minimum(whole, areas.to_reach)
    return found


def _lowest_level(areas: _Areas, budget: float) -> float:
    """Return the lowest level to which every area can be brought, or the target, for the money."""
    low, high = 0.0, float((100 * areas.without / areas.children).max())
    if _required(areas, low) @ areas.cost <= budget:
        return low
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _required(areas, middle) @ areas.cost <= budget:
            high = middle
        else:
            low = middle
    return high


def _at_level(areas: _Areas, budget: float, level: float) -> Floats:
    """Return the children reached: those the level asks for, then the cheapest of the others."""
    required = _required(areas, level)
    others = areas.to_reach - required
    left = budget - float(required @ areas.cost)
    before = np.concatenate([[0.0], np.cumsum(others * areas.cost)[:-1]])
    reached: Floats = required + np.clip(np.floor((left - before) / areas.cost), 0, others)
    return reached
