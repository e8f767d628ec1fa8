"""Scales of printed charts: where a value or a year stands, and the round numbers beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from figures.print.frame import Box
from geo.classes import pretty

_TICKS = 5
_LETTERS = 3.4  # ems: the room a year takes on the axis


@dataclass(frozen=True)
class Axis:
    """A scale from one place to another, in points, with its round numbers."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return the place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def value_ticks(values: Sequence[float], *, from_zero: bool) -> tuple[float, ...]:
    """Return the round numbers of a scale that holds all values.

    Examples
    --------
    >>> value_ticks([12.0, 43.0], from_zero=True), value_ticks([92.0, 99.0], from_zero=False)
    ((0.0, 10.0, 20.0, 30.0, 40.0, 50.0), (92.0, 94.0, 96.0, 98.0, 100.0))
    """
    low, high = min(values), max(values)
    if from_zero:
        low, high = min(0.0, low), max(0.0, high)
    if low == high:
        low, high = min(0.0, low), max(1.0, high)
    bounds = pretty([low, high], _TICKS)
    step = bounds[-1] - bounds[-2] if len(bounds) > 1 else bounds[0] - low
    return (round(bounds[0] - step, 12), *bounds)


def year_axis(years: Sequence[float], plot: Box, em: float) -> Axis:
    """Return the axis of years; one year alone stands in the middle.

    Examples
    --------
    >>> axis = year_axis([2014.0], Box(0, 0, 100, 50), 10)
    >>> axis.ticks, axis.at(2014)
    ((2014.0,), 50.0)
    """
    first, last = floor(min(years)), max(years)
    spare = max(0.04 * (last - first), 0.35)
    most = max(2, int(plot.width / (_LETTERS * em)))
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if (last - first) / n <= most - 1)
    whole = range(ceil(first / step) * step, floor(last) + 1, step)
    ticks = tuple(float(year) for year in whole) or (float(first),)
    return Axis(first - spare, last + spare, plot.x, plot.right, ticks)
