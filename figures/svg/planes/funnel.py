"""Areas by size around the nation: which lie further out than chance puts them.

D. J. Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in
Medicine 24: 1185–1202.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from figures.svg.label import Box, Label, free_labels
from figures.svg.planes.plane import Plane, Scale, axes, curve, dot, inside, plane_svg, two_widths
from figures.svg.plot import Frame, Point, decimals_between, round_ticks, with_room
from indicators.plain_rows import plain_rows
from indicators.uncertainty import LEVELS, FunnelKind, limits
from indicators.words import Words

_STEPS = 80
_NAMED = 6  # areas beyond whose names fit beside their points
_BROAD = Frame(560, 380, left=50, right=16, top=14, bottom=48)
_SLIM = Frame(340, 330, left=42, right=12, top=12, bottom=48)
_TYPE = 12.5  # of names, in pixels
_LOOKS = {"within": ("a-in", "circle"), "beyond 99.8": ("a-far", "diamond")}


@dataclass(frozen=True)
class FunnelWords:
    """What a funnel says: its title for those who do not see it, and what runs across."""

    title: str
    across: str


def funnel_picture(
    areas: pd.DataFrame, kind: FunnelKind, per: float, said: FunnelWords, words: Words
) -> str:
    """Return one point an area: its denominator across, its figure upwards, and the limits.

    Parameters
    ----------
    areas : DataFrame
        As ``funnels.funnel`` returns them, known ones only, with ``name`` and ``said``.
    """
    drawn = partial(_funnel, areas, kind, per, said, words)
    return two_widths(drawn(_BROAD), drawn(_SLIM))


def _funnel(
    areas: pd.DataFrame,
    kind: FunnelKind,
    per: float,
    said: FunnelWords,
    words: Words,
    frame: Frame,
) -> str:
    across, upwards = _sizes(areas, words, frame), _values(areas, words)
    plane = Plane(with_room(frame, [text for _, text in upwards.ticks]), across, upwards)
    lines = _lines(plane, areas, kind, per)
    curves = "".join(curve(plane, points, looks) for points, looks in lines)
    rows = plain_rows(areas.sort_values("position", key=_far_last))
    points = "".join(_point(plane, row) for row in rows)
    names = _names(plane, areas, [points for points, _ in lines])
    return plane_svg(
        plane, f"{axes(plane, said.across)}{inside(plane, curves)}{names}{points}", said.title
    )


def _far_last(positions: "pd.Series[str]") -> "pd.Series[int]":
    """Return the order of drawing: what lies furthest out stands on top."""
    return positions.map({"within": 0, "beyond 95": 1, "beyond 99.8": 2})


def _lines(
    plane: Plane, areas: pd.DataFrame, kind: FunnelKind, per: float
) -> list[tuple[list[Point], str]]:
    """Return the nation's figure and the limits around it, each with its look."""
    national = float(areas["national"].iloc[0])
    sizes = np.geomspace(plane.across.low, plane.across.high, _STEPS)
    found = [([(float(size), national) for size in sizes], "a-mean")]
    for level, looks in zip(LEVELS, ("a-limit a-dashed", "a-limit"), strict=True):
        for bound in limits(national / per, sizes, kind=kind, level=level):
            found.append((list(zip(sizes.tolist(), (per * bound).tolist(), strict=True)), looks))
    return found


def _sizes(areas: pd.DataFrame, words: Words, frame: Frame) -> Scale:
    low, high = max(float(areas["denominator"].min()) * 0.8, 1), float(areas["denominator"].max())
    digits = (1, 3) if frame is _BROAD else (1,)
    round_ones = [float(digit * 10**power) for power in range(7) for digit in digits]
    ticks = [(tick, words.number(tick, 0)) for tick in round_ones if low <= tick <= 1.1 * high]
    return Scale(low, 1.1 * high, ticks, in_logs=True)


def _values(areas: pd.DataFrame, words: Words) -> Scale:
    """Return the span of the figures and of the limits of all but the very smallest areas."""
    typical = areas[areas["denominator"] >= areas["denominator"].quantile(0.1)]
    top = float(max(areas["estimate"].max(), typical["upper_998"].max()))
    low = float(min(areas["estimate"].min(), typical["lower_998"].min()))
    room = 0.06 * (top - low)
    ticks = round_ticks(max(0.0, low - room), top + room)
    decimals = decimals_between(ticks)
    return Scale(ticks[0], ticks[-1], [(tick, words.number(tick, decimals)) for tick in ticks])


def _point(plane: Plane, row: dict[Any, Any]) -> str:
    looks, shape = _LOOKS.get(row["position"], ("a-out", "square"))
    return dot(plane.at(row["denominator"], row["estimate"]), looks, row["said"], shape)


def _names(plane: Plane, areas: pd.DataFrame, lines: Sequence[Sequence[Point]]) -> str:
    """Return the names of those furthest out, where neither a point nor a line is struck."""
    far = areas[areas["position"].eq("beyond 99.8")]
    order = (far["estimate"] - far["national"]).abs().nlargest(_NAMED).index
    labels = [
        Label(row["name"], plane.at(row["denominator"], row["estimate"]))
        for row in plain_rows(far.loc[order])
    ]
    points = zip(areas["denominator"], areas["estimate"], strict=True)
    taken = [_around(plane.at(*point), 7.0) for point in points]
    taken += [_around(plane.at(*point), 4.0) for line in lines for point in line]
    frame = plane.frame
    within = (frame.left, frame.top, plane.end, plane.foot)
    return free_labels(labels, within, size=_TYPE, keep_off=taken)


def _around(at: Point, reach: float) -> Box:
    return at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach
