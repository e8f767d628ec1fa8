"""A scenario as pictures: the children left to reach by year, and the price of equity."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from figures.svg.label import Label, free_labels
from figures.svg.planes.plane import Plane, Scale, axes, curve, dot, plane_svg, two_widths
from figures.svg.plot import Frame, Point, decimals_between, round_ticks, whole_years, with_room
from indicators.words import Words

Paces = Sequence[tuple[str, Sequence[tuple[int, float]]]]

_BROAD = Frame(560, 300, left=46, right=20, top=16, bottom=30)
_SLIM = Frame(340, 280, left=40, right=14, top=14, bottom=30)
_BROAD_TITLED = Frame(560, 340, left=46, right=28, top=26, bottom=48)
_SLIM_TITLED = Frame(340, 320, left=40, right=26, top=26, bottom=48)
_TYPE = 13.0  # of names, in pixels
_NEAR = 6.0  # pixels around a point that a name keeps off


def path_picture(lines: Paces, title: str, words: Words) -> str:
    """Return the children left to reach at the end of each year, a line for each pace.

    Parameters
    ----------
    lines : sequence of (label, points)
        Points are the year and the children left at its end.
    """
    drawn = partial(_path, lines, title, words)
    return two_widths(drawn(_BROAD), drawn(_SLIM))


def _path(lines: Paces, title: str, words: Words, frame: Frame) -> str:
    every = [point for _, points in lines for point in points]
    years = [year for year, _ in every]
    upwards = _scale(0.0, max(left for _, left in every), words)
    ticks = [(year, str(year)) for year in whole_years(min(years), max(years), frame.width)]
    across = Scale(min(years) - 0.3, max(years) + 0.3, ticks)
    plane = Plane(with_room(frame, [text for _, text in upwards.ticks]), across, upwards)
    marks = "".join(_pace(plane, place, *line, words) for place, line in enumerate(lines))
    return plane_svg(plane, f"{axes(plane)}{marks}", title)


def _pace(
    plane: Plane, place: int, label: str, points: Sequence[tuple[int, float]], words: Words
) -> str:
    dots = "".join(
        dot(plane.at(year, left), f"v-p{place}", f"{label}, {year}: {words.number(left, 0)}")
        for year, left in points
    )
    return f"{curve(plane, points, f'v-l{place}')}{dots}"


def frontier_picture(
    points: pd.DataFrame, title: str, across: str, ends: tuple[str, str], words: Words
) -> str:
    """Return what one budget can do: children reached against the worst-off area's share left.

    Parameters
    ----------
    points : DataFrame
        ``reached`` (children) and ``worst`` (per cent), from equity to efficiency; two or more.
    across : str
        What runs across.
    ends : tuple of str
        What the first and the last point are called.
    """
    drawn = partial(_frontier, points, title, across, ends, words)
    return two_widths(drawn(_BROAD_TITLED), drawn(_SLIM_TITLED))


def _frontier(
    points: pd.DataFrame,
    title: str,
    across: str,
    ends: tuple[str, str],
    words: Words,
    frame: Frame,
) -> str:
    reached, worst = points["reached"], points["worst"]
    wide = _scale(float(reached.min()), float(reached.max()), words)
    upwards = _scale(float(worst.min()), float(worst.max()), words)
    plane = Plane(with_room(frame, [text for _, text in upwards.ticks]), wide, upwards)
    pairs: list[Point] = list(zip(reached.astype(float), worst.astype(float), strict=True))
    dots = "".join(dot(plane.at(x, y), "v-p0", _reached(x, y, across, words)) for x, y in pairs)
    line = curve(plane, pairs, "v-l0")
    names = _ends(plane, pairs, ends)
    return plane_svg(plane, f"{axes(plane, across)}{line}{names}{dots}", title)


def _reached(number: float, worst: float, across: str, words: Words) -> str:
    share = words.percent(words.number(worst, 1))
    return f"{across}: {words.number(number, 0)}; {share}"


def _ends(plane: Plane, pairs: Sequence[Point], ends: tuple[str, str]) -> str:
    """Return the names of both ends, off the points."""
    places = [plane.at(*pair) for pair in pairs]
    labels = [Label(ends[0], places[0]), Label(ends[1], places[-1])]
    taken = [(x - _NEAR, y - _NEAR, x + _NEAR, y + _NEAR) for x, y in places]
    within = (plane.frame.left, 0.0, plane.end, plane.foot)
    return free_labels(labels, within, size=_TYPE, keep_off=taken)


def _scale(low: float, high: float, words: Words) -> Scale:
    ticks = round_ticks(low, high) if high > low else round_ticks(min(0.0, low), high)
    decimals = decimals_between(ticks)
    return Scale(ticks[0], ticks[-1], [(tick, words.number(tick, decimals)) for tick in ticks])
