"""How far a figure is from its target, and how fast it would have to move."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.caveats import caveats_of, forbidding, weak
from indicators.ledger import OLD
from indicators.model import Indicator, Target
from indicators.observations import year
from indicators.quality import grade_of
from indicators.summary import segments
from indicators.targets.pace import Pace, pace


@dataclass(frozen=True)
class Distance:
    """A target, how far the latest figure is from it, and the pace: needed and so far.

    ``gap`` is what is left to go, in the unit of the indicator, zero or less where the target is
    met. ``needed`` is a change a year; ``pace`` is None where too few comparable figures count.
    ``barred`` is the code of the caveat that forbids to hold the figure against a target, or
    ``grade`` where its grade does.
    """

    target: Target
    value: float
    time_period: str
    gap: float
    needed: float | None
    pace: Pace | None
    age: int = 0
    barred: str | None = None

    @property
    def met(self) -> bool:
        """Whether the latest figure is at the target or better."""
        return self.gap <= 0

    @property
    def status(self) -> str:
        """One of ``stale``, ``barred``, ``met``, ``on_track``, ``off_track``, ``worse``.

        Also ``unknown`` (no pace) and ``unsure``: what is said of the pace would be another thing
        with one of the points left out, so that nothing is said. A figure older than five years
        says nothing of where children stand now: ``stale``.

        On track: the pace so far, kept up, would reach the target by its year (the linear
        rule of the SDG Progress Chart, UN DESA 2023).
        """
        if self.age > OLD:
            return "stale"
        if self.barred:
            return "barred"
        if self.met:
            return "met"
        if self.pace is None or self.needed is None:
            return "unknown"
        return self._judged(self.pace.slope) if self.pace.is_sure(self._judged) else "unsure"

    def _judged(self, slope: float) -> str:
        """Return what a pace amounts to."""
        needed = self.needed or 0.0
        if slope * needed <= 0:
            return "worse" if slope else "off_track"
        return "on_track" if abs(slope) >= abs(needed) else "off_track"


def distances(
    series: pd.DataFrame, indicator: Indicator, source: Mapping[str, Any], today: int
) -> list[Distance]:
    """Return the distance of one source's series from each target that is not yet past.

    Parameters
    ----------
    source : mapping
        The source of the series: its ``kind``, and the codes of its ``caveats``.
    today : int
        The year from which the age of the figure is counted.
    series : DataFrame
        Observations of one area, slice and source. The pace is taken within the last definition:
        it never crosses a break, and rests on figures that count.
    """
    ahead = [target for target in indicator.targets if year(target.time_period) >= today]
    parts = segments(series, indicator) if ahead and len(series) else []
    if not parts or indicator.direction == "none":
        return []
    row = parts[-1].iloc[-1].to_dict()
    barred, moved = _barred(indicator, source, row, today), _pace(parts[-1], indicator, source)
    value, now = float(row["obs_value"]), str(row["time_period"])
    sign = 1 if indicator.direction == "higher" else -1
    return [
        Distance(
            target,
            value,
            now,
            sign * (target.value - value),
            _needed(target, value, year(now)),
            moved,
            today - year(now),
            barred,
        )
        for target in ahead
    ]


def distance(
    series: pd.DataFrame, indicator: Indicator, source: Mapping[str, Any], today: int
) -> Distance | None:
    """Return the distance from the first target, as ``distances``; None where there is none."""
    return next(iter(distances(series, indicator, source, today)), None)


def _needed(target: Target, value: float, now: int) -> float | None:
    left = year(target.time_period) - now
    return (target.value - value) / left if left > 0 else None


def _barred(
    indicator: Indicator, source: Mapping[str, Any], row: Mapping[Any, Any], today: int
) -> str | None:
    """Return what forbids to hold a figure against a target, or None."""
    under = caveats_of(
        indicator.caveats,
        source,
        str(row["data_source"]),
        str(row["time_period"]),
        str(row["ref_area"]),
    )
    if code := forbidding(under, "target"):
        return code
    return "grade" if weak(grade_of(source, row, today).letter) else None


def _pace(part: pd.DataFrame, indicator: Indicator, source: Mapping[str, Any]) -> Pace | None:
    """Return the pace over the figures of a definition that count in one."""
    code = str(part["data_source"].iloc[0])
    where = str(part["ref_area"].iloc[0])
    under = [
        caveats_of(indicator.caveats, source, code, str(when), where)
        for when in part["time_period"]
    ]
    counts = [forbidding(each, "pace") is None for each in under]
    return pace(part[counts]) if any(counts) else None
