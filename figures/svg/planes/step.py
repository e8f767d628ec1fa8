"""A series cut at a break: both lines, and the step between them in the break's year."""

from functools import partial

import pandas as pd

from figures.svg.planes.plane import Plane, Scale, axes, curve, dot, plane_svg, two_widths, upright
from figures.svg.plot import Frame, decimals_between, round_ticks, whole_years
from indicators.plain_rows import plain_rows
from indicators.words import Words

_BROAD = Frame(560, 290, left=48, right=14, top=40, bottom=30)
_SLIM = Frame(340, 270, left=38, right=10, top=40, bottom=30)


def step_picture(
    points: pd.DataFrame, found: pd.Series, label: str, title: str, words: Words
) -> str:
    """Return the points of a series, its line before and after a break, and the step.

    Parameters
    ----------
    points : DataFrame
        ``year``, ``obs_value`` (per cent) and ``said`` (what the point says when pointed at).
    found : Series
        One row of ``breaks.step``, with levels per cent.
    label : str
        What the break is, in a word or two.
    title : str
        What the picture is, for those who do not see it.
    """
    drawn = partial(_step, points, found, label, title, words)
    return two_widths(drawn(_BROAD), drawn(_SLIM))


def _step(
    points: pd.DataFrame, found: pd.Series, label: str, title: str, words: Words, frame: Frame
) -> str:
    plane = _plane(points, found, words, frame)
    start, last = int(found["time_period"]), int(points["year"].max())
    before = range(int(points["year"].min()), start + 1)
    levels = (found["level_before"], found["level_after"])
    marks = [
        axes(plane),
        upright(plane, start - 0.5, label),
        _fitted(plane, before, start, levels[0], found["trend_before"], "v-l4"),
        _fitted(plane, range(start, last + 1), start, levels[1], found["trend_after"], "v-l0"),
        curve(plane, [(start, level) for level in levels], "a-step"),
        *(
            dot(plane.at(row["year"], row["obs_value"]), "v-p0", row["said"])
            for row in plain_rows(points)
        ),
    ]
    return plane_svg(plane, "".join(marks), title)


def _plane(points: pd.DataFrame, found: pd.Series, words: Words, frame: Frame) -> Plane:
    first, last = int(points["year"].min()), int(points["year"].max())
    most = max(points["obs_value"].max(), found["level_before"], found["level_after"])
    ticks = round_ticks(0.0, float(most))
    decimals = decimals_between(ticks)
    upwards = Scale(ticks[0], ticks[-1], [(tick, words.number(tick, decimals)) for tick in ticks])
    years = [(year, str(year)) for year in whole_years(first, last, 2 * frame.width)]
    return Plane(frame, Scale(first - 0.6, last + 0.6, years), upwards)


def _fitted(plane: Plane, years: range, start: int, level: float, trend: float, kind: str) -> str:
    """Return the fitted line of one side, dashed: it is a model, not a series."""
    points = [(float(year), level * trend ** (year - start)) for year in years]
    return f'<g class="a-fitted">{curve(plane, points, kind)}</g>'
