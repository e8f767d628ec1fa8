"""Breaks in series on a printed chart: a gap in the line, a dotted line, and a label above."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from figures.palette import LIGHT
from figures.print.axis import Axis
from figures.print.frame import Box
from figures.print.style import LINE, PointSheet
from figures.print.type import balanced_lines, width
from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.observations import moment, year
from indicators.words import Words

Series = Sequence[tuple[str, pd.DataFrame]]
_LINE = 0.45  # of the picture's width: the longest line of a label


@dataclass(frozen=True)
class Cut:
    """A break in series: where it stands, and the lines that name it."""

    at: float
    lines: tuple[str, ...]


def series_breaks(
    shown: Series, item: Indicator, words: Words, wide: float, em: float
) -> list[Cut]:
    """Return the breaks within the series: those declared, and those an observation states.

    Parameters
    ----------
    wide : float
        Width of the picture, in points.
    """
    first = min(moment(period) for _, part in shown for period in part["time_period"])
    used = {code for _, part in shown for code in part["data_source"]}
    labels = {
        year(found.time_period): words.of(found.label)
        for found in item.breaks
        if not found.sources or used & set(found.sources)
    }
    stated = str(codelist("obs_status")["B"][words.language])
    for _, part in shown:
        for period in part.loc[part["obs_status"].eq("B"), "time_period"]:
            labels.setdefault(year(period), stated)
    return [
        Cut(at - 0.5, tuple(balanced_lines(label, em, _LINE * wide)))
        for at, label in sorted(labels.items())
        if at > first
    ]


def break_label_height(found: Sequence[Cut], em: float) -> float:
    """Return the room the labels of breaks take above a picture, each on lines of its own."""
    return sum(len(cut.lines) for cut in found) * em * LINE + 0.5 * em


def draw_cuts(sheet: PointSheet, found: Sequence[Cut], plot: Box, years: Axis) -> None:
    """Draw the breaks: each label on lines of its own above the picture, the last on top."""
    em = sheet.size.type_size
    y = plot.y - break_label_height(found, em)
    for cut in reversed(found):
        x = years.at(cut.at)
        dotted = {"colors": LIGHT.warning, "linewidths": 0.9, "linestyles": [(0, (1.2, 1.6))]}
        sheet.lines([[(x, y + 0.2 * em), (x, plot.bottom)]], **dotted, order=2.0, gid="break")
        wide = max(width(line, em) for line in cut.lines)
        right = x - plot.x > wide + 0.5 * em
        behind = x - wide - 0.6 * em if right else x + 0.3 * em
        high = len(cut.lines) * em * LINE
        sheet.rect(behind, y, wide + 0.3 * em, high, facecolor="#ffffff", order=2.2)
        for line in cut.lines:
            at = (x + (-0.4 if right else 0.4) * em, y + 0.85 * em)
            anchor = "right" if right else "left"
            sheet.text(at, line, ink=LIGHT.warning, anchor=anchor, gid="break-label")
            y += em * LINE
