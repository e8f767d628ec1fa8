"""How fast a figure has moved: a slope that one odd point does not turn, and whether any does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.observations import year
from indicators.targets.median_slope import median_slope

LOOK_BACK = 10  # years over which the pace so far is measured
FEWEST = 4  # points: three are left when each in turn is left out
_LEVEL = 0.95


@dataclass(frozen=True)
class Pace:
    """The change a year, with its interval of 95 per cent, and the years it rests on.

    ``without`` holds the slope with each of the points left out in turn.
    """

    slope: float
    lower: float
    upper: float
    first: int
    last: int
    points: int
    without: tuple[float, ...]

    def is_sure(self, judge: Callable[[float], str]) -> bool:
        """Return whether a judgement stays the same whichever point is left out."""
        return {judge(slope) for slope in self.without} == {judge(self.slope)}


def pace(part: pd.DataFrame) -> Pace | None:
    """Return the pace of figures within one definition over the last ten years.

    The median of the slopes between all pairs of points, with its interval (P. K. Sen 1968,
    Journal of the American Statistical Association 63). None with fewer than four points.

    Examples
    --------
    >>> periods = [str(n) for n in range(2020, 2024)]
    >>> pace(pd.DataFrame({"time_period": periods, "obs_value": [4.0, 3.0, 2.0, 1.0]})).slope
    -1.0
    """
    years = part["time_period"].map(lambda period: year(str(period)))
    recent = years >= years.max() - LOOK_BACK
    times = [int(time) for time in years[recent]]
    values = [float(value) for value in part.loc[recent, "obs_value"]]
    if len(set(times)) < FEWEST:
        return None
    slope, lower, upper = median_slope(values, times, _LEVEL)
    left = tuple(_slope(times, values, out) for out in range(len(times)))
    return Pace(slope, lower, upper, times[0], times[-1], len(times), left)


def _slope(times: Sequence[int], values: Sequence[float], out: int) -> float:
    """Return the slope without one of the points."""
    kept = [place for place in range(len(times)) if place != out]
    return median_slope([values[n] for n in kept], [times[n] for n in kept], _LEVEL)[0]
