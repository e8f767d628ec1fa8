"""The share served by each day since a child was identified: stairs, the first with its band."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

import pandas as pd

from figures.svg.planes.plane import (
    Plane,
    Scale,
    axes,
    band,
    curve,
    dot,
    plane_svg,
    two_widths,
    upright,
)
from figures.svg.plot import Frame, Point
from indicators.words import Words

_BROAD = Frame(560, 310, left=52, right=16, top=40, bottom=48)
_SLIM = Frame(340, 300, left=46, right=14, top=40, bottom=48)
_MONTH = 30  # days
_LEVELS = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class WaitingWords:
    """What the picture says: its title, the days across, the median of completed cases."""

    title: str
    across: str
    completed: str


def waiting_picture(
    curves: Sequence[pd.DataFrame], completed: float, said: WaitingWords, words: Words
) -> str:
    """Return the share served by each day since identification; the first with its band.

    Parameters
    ----------
    curves : sequence of DataFrame
        ``time`` (days), ``share``, ``lower``, ``upper`` (shares of 1), and ``said``, what a day
        says when pointed at; in order of time.
    completed : float
        The median of the completed cases alone: drawn, for how little of the curve it has seen.
    """
    drawn = partial(_waiting, curves, completed, said, words)
    return two_widths(drawn(_BROAD), drawn(_SLIM))


def _waiting(
    curves: Sequence[pd.DataFrame],
    completed: float,
    said: WaitingWords,
    words: Words,
    frame: Frame,
) -> str:
    plane = _plane(curves, words, frame)
    known = curves[0].dropna(subset=["lower", "upper"])
    half = curve(plane, [(plane.across.low, 50.0), (plane.across.high, 50.0)], "a-mean")
    lines = "".join(
        curve(plane, _points(c, "share"), f"v-l{n}", stairs=True) for n, c in enumerate(curves)
    )
    around = band(plane, _points(known, "lower"), _points(known, "upper"), "v-b0")
    marks = "".join(_marks(plane, one, f"v-p{place}") for place, one in enumerate(curves))
    axis = axes(plane, said.across)
    line = upright(plane, completed, said.completed)
    return plane_svg(plane, f"{axis}{around}{half}{lines}{line}{marks}", said.title)


def _plane(curves: Sequence[pd.DataFrame], words: Words, frame: Frame) -> Plane:
    last = max(float(one["time"].max()) for one in curves)
    days = range(0, int(last) + 1, _every(last, frame))
    across = Scale(0.0, last, [(float(day), words.number(day, 0)) for day in days])
    levels = [(float(at), words.percent(words.number(at, 0))) for at in _LEVELS]
    return Plane(frame, across, Scale(0.0, 100.0, levels))


def _every(last: float, frame: Frame) -> int:
    """Return the days between two ticks: whole months of thirty days, as many as have room.

    Examples
    --------
    >>> _every(364.0, _BROAD), _every(364.0, _SLIM)
    (60, 90)
    """
    return _MONTH * ceil(last / _MONTH / (frame.width / 80))


def _points(one: pd.DataFrame, column: str) -> list[Point]:
    shares = (100 * one[column]).tolist()
    return [(0.0, 0.0), *zip(one["time"].astype(float).tolist(), shares, strict=True)]


def _marks(plane: Plane, one: pd.DataFrame, kind: str) -> str:
    """Return a point at the end of each month: one on every day would only thicken the line."""
    found = []
    for day in range(_MONTH, int(plane.across.high) + 1, _MONTH):
        known = one[one["time"] <= day]
        if len(known):
            row = known.iloc[-1]
            found.append(dot(plane.at(day, 100 * row["share"]), kind, str(row["said"])))
    return "".join(found)
