"""How far a figure is from its target, and how fast it would have to move."""

from dataclasses import dataclass

import pandas as pd

from indicators.ledger import OLD
from indicators.model import Indicator, Target
from indicators.observations import year
from indicators.summary import segments

_LOOK_BACK = 10  # years over which the pace so far is measured


@dataclass(frozen=True)
class Distance:
    """A target, how far the latest figure is from it, and the pace: needed and so far.

    ``gap`` is what is left to go, in the unit of the indicator, zero or less where the target is
    met. Paces are changes a year; ``pace`` is None where there is no earlier comparable figure.
    """

    target: Target
    value: float
    time_period: str
    gap: float
    needed: float | None
    pace: float | None
    age: int = 0

    @property
    def met(self) -> bool:
        """Whether the latest figure is at the target or better."""
        return self.gap <= 0

    @property
    def status(self) -> str:
        """One of ``stale``, ``met``, ``on_track``, ``off_track``, ``worse``, ``unknown``.

        A figure older than five years says nothing of where children stand now: ``stale``.

        On track: the pace so far, kept up, would reach the target by its year (the linear
        rule of the SDG Progress Chart, UN DESA 2023).
        """
        if self.age > OLD:
            return "stale"
        if self.met:
            return "met"
        if self.pace is None or self.needed is None:
            return "unknown"
        if self.pace * self.needed <= 0:
            return "worse" if self.pace else "off_track"
        return "on_track" if abs(self.pace) >= abs(self.needed) else "off_track"


def distance(series: pd.DataFrame, indicator: Indicator, today: int) -> Distance | None:
    """Return the distance of one source's series from the indicator's first target.

    Parameters
    ----------
    today : int
        The year from which the age of the figure is counted.
    series : DataFrame
        Observations of one area, slice and source. The pace is taken within the last definition:
        it never crosses a break.
    """
    parts = segments(series, indicator) if len(series) else []
    if not parts or not indicator.targets or indicator.direction == "none":
        return None
    target, part = indicator.targets[0], parts[-1]
    latest = part.iloc[-1]
    value, now = float(latest["obs_value"]), year(str(latest["time_period"]))
    sign = 1 if indicator.direction == "higher" else -1
    left = year(target.time_period) - now
    needed = (target.value - value) / left if left > 0 else None
    gap = sign * (target.value - value)
    return Distance(
        target, value, str(latest["time_period"]), gap, needed, _pace(part), today - now
    )


def _pace(part: pd.DataFrame) -> float | None:
    """Return the mean change a year over the last ten years of a series."""
    years = part["time_period"].map(year)
    recent = part[years >= years.iloc[-1] - _LOOK_BACK]
    first, last = recent.iloc[0], recent.iloc[-1]
    span = year(str(last["time_period"])) - year(str(first["time_period"]))
    return (float(last["obs_value"]) - float(first["obs_value"])) / span if span else None
