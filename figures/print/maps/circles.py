"""Circles on a printed map, as large as what they count, with three of them for a legend."""

from collections.abc import Mapping
from math import sqrt
from typing import Any

import numpy as np

from figures.palette import LIGHT
from figures.print.maps.ground import MapWindow
from figures.print.style import PointSheet
from figures.symbols import circle_keys, radius_of_one
from geo.plane import Plane
from indicators.words import Words

PLAIN = "#dde9f1"  # the ground of an area that has a figure
_STYLE: Mapping[str, Any] = {
    "facecolor": "#5fb3dabb",
    "edgecolor": "#0b4f75",
    "linewidth": 0.5,
    "order": 2.9,
}
_LARGEST = 0.055  # radius, of the width of the map


def draw_circles(
    sheet: PointSheet,
    shapes: Plane,
    view: MapWindow,
    counts: Mapping[str, float],
    words: Words,
) -> None:
    """Draw a circle at each area, the largest below, and a legend in the lower right corner."""
    unit = radius_of_one(counts.values(), _LARGEST * view.frame.width)
    for code in sorted(counts, key=lambda each: -abs(counts[each])):
        ((x, y),) = view.points(np.array([shapes.points[code]]))
        across = max(1.0, 2 * unit * sqrt(abs(counts[code])))
        below = {"facecolor": "none", "linestyle": "--"} if counts[code] < 0 else {}
        sheet.dot((float(x), float(y)), across, **{**_STYLE, **below}, gid=f"circle-{code}")
    _legend(sheet, view, unit, circle_keys(counts.values(), words))


def _legend(sheet: PointSheet, view: MapWindow, unit: float, keys: list[tuple[int, str]]) -> None:
    """Draw the circles of a legend in each other, each with its number beside its top."""
    size = 0.85 * sheet.size.type_size
    foot = view.frame.bottom - 0.6 * size
    widest = max((unit * sqrt(value) for value, _ in keys), default=0.0)
    x = view.frame.right - widest - 5.2 * size
    last = view.frame.bottom
    for value, label in reversed(keys):
        radius = unit * sqrt(value)
        style = {**_STYLE, "facecolor": "none", "order": 3.5}
        sheet.dot((x, foot - radius), 2 * radius, **style, gid="circle-key")
        last = min(foot - 2 * radius, last - 1.1 * size)
        sheet.text(
            (x + widest + 0.5 * size, last + 0.3 * size),
            label,
            size=size,
            ink=LIGHT.ink,
            gid="circle-key",
        )
