"""Where the points of a series stand on a picture: scales, ticks, parts between breaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pandas as pd

from geo.classes import pretty
from indicators.model import Indicator
from indicators.observations import moment, year
from indicators.plain_rows import plain_rows
from indicators.summary import segments
from indicators.words import Words, unbroken

BREAK_LETTERS = 26  # of a row of the label of a break
ROW_HEIGHT = 14.0
FIGURE = 7.2  # pixels of a figure in the type of a scale

Point = tuple[float, float]
_READ = ("time_period", "data_source", "obs_value", "lower_bound", "upper_bound")

Series = Sequence[tuple[str, pd.DataFrame]]


@dataclass(frozen=True)
class Frame:
    """A picture's size and the room around the plot, in pixels."""

    width: float
    height: float
    left: float = 46.0
    right: float = 16.0
    top: float = 14.0
    bottom: float = 30.0


@dataclass(frozen=True)
class LineSegment:
    """Points of one line between two breaks, with what each says and its interval in pixels."""

    points: tuple[Point, ...]
    bounds: tuple[tuple[float, float] | None, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class Plot:
    """Everything a writer of pictures needs: lines, ticks and breaks, in pixels and words."""

    frame: Frame
    lines: tuple[tuple[LineSegment, ...], ...]
    across: tuple[tuple[float, str], ...]
    upwards: tuple[tuple[float, str], ...]
    breaks: tuple[tuple[float, str], ...]


def plot(series: Series, item: Indicator, words: Words, frame: Frame) -> Plot:
    """Return the places of several series, one a source or area, in one unit; none joined.

    The scale of values begins at nought, or below it where a value does.

    Parameters
    ----------
    series : sequence of (label, observations)
        Each with values and of one source and area.
    """
    moments = [moment(period) for _, part in series for period in part["time_period"]]
    first, last = min(moments), max(moments)
    room = max(0.5, 0.03 * (last - first))
    ticks = _ticks(series)
    low, high = ticks[0], ticks[-1]
    written = [words.number(value, decimals_between(ticks)) for value in ticks]
    # A break at the very beginning parts nothing: there is no figure before it.
    parting = [found for found in item.breaks if first < year(found.time_period) <= last]
    labels = [words.of(found.label) for found in parting]
    frame = with_room(frame, written, labels)

    def x(at: float) -> float:
        share = (at - first + room) / (last - first + 2 * room)
        return round(frame.left + share * (frame.width - frame.left - frame.right), 1)

    def y(value: float) -> float:
        share = (value - low) / (high - low)
        inner = frame.height - frame.top - frame.bottom
        return round(frame.top + (1 - share) * inner, 1)

    def part_of(observations: pd.DataFrame) -> LineSegment:
        rows = plain_rows(observations[list(_READ)])
        return LineSegment(
            tuple((x(moment(row["time_period"])), y(row["obs_value"])) for row in rows),
            tuple(
                None
                if pd.isna(row["lower_bound"])
                else (y(row["lower_bound"]), y(row["upper_bound"]))
                for row in rows
            ),
            tuple(_said(row, item, words) for row in rows),
        )

    lines = tuple(tuple(map(part_of, segments(part, item))) for _, part in series)
    moments_of_breaks = [x(year(found.time_period) - 0.5) for found in parting]
    return Plot(
        frame,
        lines,
        tuple((x(at), str(at)) for at in whole_years(first, last, frame.width)),
        tuple((y(value), text) for value, text in zip(ticks, written, strict=True)),
        tuple(zip(moments_of_breaks, labels, strict=True)),
    )


def with_room(frame: Frame, written: Sequence[str], labels: Sequence[str] = ()) -> Frame:
    """Return a frame with room at its left for the figures, and above for the labels of breaks.

    Examples
    --------
    >>> with_room(Frame(640, 300), ["0", "300,000"]).left
    62.4
    >>> with_room(Frame(640, 300), ["0"], ["new definition", "another survey"]).top
    42.0
    """
    rows = sum(len(wrap_to_length(text, BREAK_LETTERS)) for text in labels)
    top = frame.top + ROW_HEIGHT * rows
    left = round(12 + FIGURE * max(map(len, written)), 1)
    return replace(frame, left=max(frame.left, left), top=top)


def _said(row: Mapping[str, Any], item: Indicator, words: Words) -> str:
    return f"{words.period(row['time_period'], item.period)}: {words.figure(row, item)}"


def _ticks(series: Series) -> list[float]:
    """Return round ticks from nought, or below it, to above the highest value or bound."""
    columns = ["obs_value", "lower_bound", "upper_bound"]
    every = pd.concat([part[name].dropna() for _, part in series for name in columns])
    return round_ticks(min(0.0, float(every.min())), float(every.max()))


def round_ticks(low: float, high: float) -> list[float]:
    """Return round ticks that hold both values.

    Examples
    --------
    >>> round_ticks(0.0, 9.2)
    [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    """
    if low == high:
        return [0.0, 1.0]
    bounds = pretty([low, high], 5)
    return [bounds[0] - (bounds[1] - bounds[0]) if len(bounds) > 1 else low, *bounds]


def decimals_between(ticks: Sequence[float]) -> int:
    """Return how many decimals tell the ticks apart.

    Examples
    --------
    >>> decimals_between([0.0, 20.0, 40.0]), decimals_between([0.0, 0.5, 1.0])
    (0, 1)
    """
    step = min(b - a for a, b in pairwise(ticks))
    return next((n for n in range(4) if abs(round(step, n) - step) < 1e-9), 4)


def whole_years(first: float, last: float, width: float) -> list[int]:
    """Return whole years for the axis, as many as there is room for, the last always."""
    low, high = int(first), int(last)
    step = max(1, -(-(high - low) // max(1, int(width / 90) - 1)))
    return list(range(high, low - 1, -step))[::-1]


def wrap_to_length(text: str, width: int) -> list[str]:
    r"""Return a text in rows of at most so many signs, cut between words, not at a fixed space.

    Nor between a day and its month, which no row tears apart.

    Examples
    --------
    >>> wrap_to_length("live birth definition since 2015", 14)
    ['live birth', 'definition', 'since 2015']
    >>> wrap_to_length("in force from 1 January 2015", 16)
    ['in force from', '1\xa0January 2015']
    """
    rows = [""]
    for word in unbroken(text).split(" "):
        if rows[-1] and len(rows[-1]) + len(word) + 1 > width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows
