"""What it would take: children to reach, their cost, and the years at a capacity.

A scenario is the reader's own arithmetic, not a forecast: what it assumes travels with it.
"""

from dataclasses import dataclass
from math import ceil, inf

import numpy as np
import pandas as pd

from indicators.errors import PlanError

ROUNDING = 1e-9  # children: a share times a number is whole but for this


@dataclass(frozen=True)
class Scenario:
    """What the reader assumes.

    Parameters
    ----------
    target : float
        The share of children, in per cent, that may still be without at the end.
    start, end : int
        The first and the last year of work; both are worked in.
    cost : float
        Money to reach one child, once, at prices of today.
    capacity : float, optional
        Children who can be reached in a year, in all areas together.
    hardest_cost : float
        How many times the cost a child costs in the hardest areas (the third of the areas in
        which the largest share is without): 1 where all cost the same.
    """

    target: float
    start: int
    end: int
    cost: float
    capacity: float | None = None
    hardest_cost: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.target <= 100:
            raise PlanError(f"A target of {self.target} is not a percentage.")
        if self.end < self.start:
            raise PlanError(f"The work would end in {self.end}, before it begins in {self.start}.")
        if not (0 < self.cost < inf and 1 <= self.hardest_cost < inf):
            raise PlanError("A child costs something, and no less in the hardest areas.")
        if self.capacity is not None and not self.capacity > 0:
            raise PlanError("The capacity is a number of children above zero.")

    @property
    def years(self) -> int:
        """How many years there are to work in."""
        return self.end - self.start + 1


def needs(areas: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Return how many children must be reached in each area for the target, and at what cost.

    Parameters
    ----------
    areas : DataFrame
        ``ref_area``, ``children`` (all of whom the indicator speaks), ``without`` (those left out
        today). Nothing is assumed of how either changes by itself.

    Returns
    -------
    DataFrame
        The areas with ``rate`` (per cent without today), ``to_reach`` (whole children, enough to
        be at the target or better; 0 where the area is there), ``cost_per_child``, ``cost``.

    Raises
    ------
    PlanError
        If there is no area, a number is missing or negative, an area stands twice or has no
        children, or more are without than there are.
    """
    _check(areas)
    rate = 100 * areas["without"] / areas["children"]
    excess = areas["without"] - areas["children"] * scenario.target / 100
    to_reach = np.ceil(np.maximum(excess, 0) - ROUNDING).astype(int)
    cost = scenario.cost * np.where(_hardest(rate), scenario.hardest_cost, 1.0)
    return areas.assign(
        rate=rate, to_reach=to_reach, cost_per_child=cost, cost=to_reach * cost
    ).reset_index(drop=True)


def _hardest(rate: "pd.Series[float]") -> "pd.Series[bool]":
    """Return which areas are the third with the highest rates, those that tie with it included."""
    count = max(1, len(rate) // 3)
    return rate >= rate.nlargest(count).iloc[-1]


def _check(areas: pd.DataFrame) -> None:
    if areas.empty:
        raise PlanError("There is no area to plan for.")
    if areas["ref_area"].duplicated().any():
        raise PlanError("An area stands twice.")
    numbers = areas[["children", "without"]]
    faults = {
        "a number is missing": numbers.isna().any(axis=1),
        "a number is negative": numbers.lt(0).any(axis=1),
        "a number is not whole": numbers.mod(1).gt(0).any(axis=1),
        "there are no children": areas["children"] == 0,
        "more are without than there are": areas["without"] > areas["children"],
    }
    for said, wrong in faults.items():
        if wrong.any():
            named = ", ".join(map(str, areas.loc[wrong, "ref_area"]))
            raise PlanError(f"Nothing can be planned: {said} in {named}.")


@dataclass(frozen=True)
class Totals:
    """What all areas take together.

    ``years_needed`` is at the capacity, and missing without one; ``per_year`` is what must be
    reached in each year to end on time; ``end`` the year in which the last child is reached.
    """

    to_reach: int
    cost: float
    per_year: float
    years_needed: float | None
    end: int | None

    @property
    def finished(self) -> bool:
        """Whether there is nobody left to reach."""
        return self.to_reach == 0


def totals(needed: pd.DataFrame, scenario: Scenario) -> Totals:
    """Return the sums of ``needs``, and the time they take at the scenario's capacity.

    Examples
    --------
    >>> scenario = Scenario(target=0, start=2027, end=2030, cost=400.0, capacity=300)
    >>> areas = pd.DataFrame({"ref_area": ["AZE"], "children": [9000], "without": [1000]})
    >>> totals(needs(areas, scenario), scenario)
    Totals(to_reach=1000, cost=400000.0, per_year=250.0, years_needed=3.3333333333333335, end=2030)
    """
    number = int(needed["to_reach"].sum())
    needed_years = number / scenario.capacity if scenario.capacity else None
    end = None
    if needed_years is not None and number:
        end = scenario.start + ceil(needed_years - ROUNDING) - 1
    return Totals(number, float(needed["cost"].sum()), number / scenario.years, needed_years, end)
