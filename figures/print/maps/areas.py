"""Areas on paper: the colour of each class, the pattern of each state, borders and neighbours."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.path import Path as Outline

from figures.maps import area_values
from figures.palette import LIGHT
from figures.print.maps.ground import MapWindow, compound
from figures.print.style import PointSheet, rectangle
from geo.plane import Plane, Rings
from indicators.model import Indicator
from indicators.words import Words

SEA, LAND, BLANK = "#f1f8fc", "#eceff1", "#f6f7f8"
BORDER, FRONTIER = "#ffffff", "#7d8b95"
HATCH = "#8d979d"
# The patterns of the screen: strokes, dots, crosses, nothing, plus signs, rings; low reliability
# keeps its colour.
PATTERNS: Mapping[str, str] = {
    "missing": "/////",
    "suppressed": "....",
    "not_collected": "xxxx",
    "not_applicable": "",
    "did_not_occur": "++",
    "below_unit": "oo",
}
LOW = {"hatch": "\\\\\\\\\\", "hatchcolor": "#ffffff", "hatch_linewidth": 0.9}


def entries_of(
    shapes: Plane,
    observations: pd.DataFrame,
    breaks: Sequence[float],
    item: Indicator,
    words: Words,
) -> dict[str, list[Any]]:
    """Return the entry of every area (``maps.area_values``); one without a row is missing."""
    values = area_values(observations, breaks, item, words)
    return {code: values.get(code, [-1, "", "", "missing"]) for code in shapes.areas}


def pattern(state: str) -> dict[str, Any]:
    """Return the style of a state, as an area and as a legend entry have it."""
    if state == "low_reliability":
        return {"facecolor": "#5fb3da", **LOW}
    hatch = PATTERNS.get(state, PATTERNS["missing"]) or None
    return {"facecolor": BLANK, "hatch": hatch, "hatchcolor": HATCH, "hatch_linewidth": 0.6}


def draw_neighbours(sheet: PointSheet, shapes: Plane, view: MapWindow) -> None:
    """Draw the sea and the land of neighbours, as far as the frame reaches."""
    frame = view.frame
    clip = rectangle(frame.x, frame.y, frame.width, frame.height)
    sheet.shape(clip, facecolor=SEA, order=0.5, gid="sea")
    for code, rings in shapes.around.items():
        style = {"facecolor": LAND, "edgecolor": BORDER, "linewidth": 0.7}
        sheet.shape(_drawn(rings, view), clip=clip, order=0.8, gid=f"around-{code}", **style)


def _drawn(rings: Rings, view: MapWindow) -> Outline:
    return compound(tuple(view.points(ring) for ring in rings))


def paint_areas(
    sheet: PointSheet,
    shapes: Plane,
    view: MapWindow,
    entries: Mapping[str, list[Any]],
    shown: Sequence[Mapping[str, str]],
    inside: Sequence[str],
) -> dict[str, str]:
    """Draw the areas; return the colour of each, empty for one with a pattern."""
    fills = {}
    clip = rectangle(view.frame.x, view.frame.y, view.frame.width, view.frame.height)
    for code, rings in shapes.areas.items():
        place, _, _, state = entries[code][:4]
        style = {"facecolor": shown[place]["c"]} if place >= 0 else pattern(state)
        if place >= 0 and state == "low_reliability":
            style |= LOW
        style |= {"edgecolor": BORDER, "linewidth": 0.5}
        style |= {} if code in inside else {"alpha": 0.28}
        sheet.shape(_drawn(rings, view), clip=clip, gid=f"area-{code}", **style)
        fills[code] = "" if style.get("hatch") else str(style["facecolor"])
    return fills


def draw_borders(sheet: PointSheet, shapes: Plane, view: MapWindow, marked: str = "") -> None:
    """Draw the borders of regions and of the nation, and the line round the marked area."""
    clip = rectangle(view.frame.x, view.frame.y, view.frame.width, view.frame.height)
    lines = [
        (shapes.tier.values(), {"edgecolor": BORDER, "linewidth": 1.3, "order": 2.5}),
        ([shapes.nation], {"edgecolor": FRONTIER, "linewidth": 0.6, "order": 2.6}),
        (
            [shapes.areas[marked]] if marked in shapes.areas else [],
            {"edgecolor": LIGHT.ink, "linewidth": 1.6, "order": 2.8, "gid": "marked"},
        ),
    ]
    for every, style in lines:
        for rings in every:
            sheet.shape(_drawn(rings, view), facecolor="none", clip=clip, **style)
