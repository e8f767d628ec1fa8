"""How much a series moves by itself: the measure for a change of a full count, not chance."""

from dataclasses import dataclass

import pandas as pd

from indicators.model import Indicator
from indicators.observations import year
from indicators.summary import segments

_FEWEST = 4  # earlier changes below which nothing is called usual


@dataclass(frozen=True)
class Swings:
    """The changes of a series before its last one: the middle one and the largest, unsigned."""

    usual: float
    most: float


def swings(series: pd.DataFrame, item: Indicator) -> Swings | None:
    """Return how far the figures before the last change of a series moved from one to the next.

    A full count has no sampling error, so chance does not measure its changes; its own past does.
    Only changes over as many years as the last one are counted, within the last definition. None
    where fewer than four are known.

    Parameters
    ----------
    series : DataFrame
        The figures of one area, slice and source.
    """
    parts = segments(series, item)
    if not parts:
        return None
    last = parts[-1]
    years = pd.Series([year(str(period)) for period in last["time_period"]])
    moved = last["obs_value"].reset_index(drop=True).diff().abs()
    step = years.diff()
    alike = moved[:-1][step[:-1] == step.iloc[-1]]
    if len(alike) < _FEWEST:
        return None
    return Swings(float(alike.median()), float(alike.max()))
