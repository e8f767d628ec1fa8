"""Printed trends: one line per source, cut at breaks, with intervals and names at the ends."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline

from figures.palette import LIGHT
from figures.print.axis import Axis, value_ticks, year_axis
from figures.print.checks import LINE_OF, check_comparable
from figures.print.cuts import Series, break_label_height, draw_cuts, series_breaks
from figures.print.ends import End, draw_line_names, names_height
from figures.print.frame import Box, caption_with_notes, framed_sheet, inner_width
from figures.print.rows import hollow_dot_meaning
from figures.print.style import SIZES, Caption, PointSheet
from figures.print.type import width
from figures.spec import SERIES
from indicators.codelists import state
from indicators.errors import NothingToDraw
from indicators.model import Indicator, Target
from indicators.observations import moment
from indicators.summary import segments, valued
from indicators.words import Words

DASHES: tuple[Any, ...] = ("-", (0, (4, 2)), (0, (1, 1.4)), (0, (4, 1.5, 1, 1.5)), (0, (7, 2)))
_BODY = {"half": 0.66, "full": 0.46, "web": 0.5}  # height of the picture, of its width
# Room for the names of lines, of the width.
_LABELS = {"half": 0.33, "full": 0.28, "band": 0.28, "web": 0.28, "slide": 0.26}
_YEARS = 1.6  # ems below the picture, for the years
_AIM = {"colors": LIGHT.warning, "linestyles": [(0, (5, 2.5))], "linewidths": 1.2}


def trend(
    series: Series,
    item: Indicator,
    words: Words,
    *,
    caption: Caption,
    size: str = "full",
    from_zero: bool = True,
    targets: bool = True,
) -> Figure:
    """Return lines over time, one a source or area, never joined across a break.

    Parameters
    ----------
    series : sequence of (label, observations)
        Each of one area in one source and one unit.
    from_zero : bool
        Whether the scale begins at zero; where it does not, its first number says so.
    targets : bool
        Whether the declared targets are drawn as lines.

    Raises
    ------
    NothingToDraw
        If no series has a value.
    PictureRefused
        If a series is not of one source and area, or the caption does not mark it.
    """
    check_comparable(
        [part for _, part in series], caption.watermark, one=LINE_OF, each="time_period"
    )
    shown = [(label, valued(part)) for label, part in series]
    shown = [(label, part) for label, part in shown if len(part)]
    if not shown:
        raise NothingToDraw(f"{item.indicator} has no value to draw over time.")
    format_ = SIZES[size]
    em, wide = format_.type_size, inner_width(format_)
    aims = item.targets if targets else ()
    ticks = value_ticks(_values(shown, aims), from_zero=from_zero)
    breaks = series_breaks(shown, item, words, wide, em)
    named = _ends(shown, aims, item, words)
    above = break_label_height(breaks, em)
    column = _LABELS[size] * wide
    body = max(_BODY.get(size, 0.0) * wide, names_height(named, column, em)) + above + _YEARS * em
    statuses = [status for _, part in shown for status in part["obs_status"]]
    sheet, box = framed_sheet(
        caption_with_notes(caption, hollow_dot_meaning(statuses, words)), format_, body
    )
    written = _written(ticks, item, words)
    left = max(width(text, em) for text in written) + 0.6 * em
    high = box.height - above - _YEARS * em
    plot = Box(box.x + left, box.y + above, box.width - left - column - em, high)
    upright = Axis(ticks[0], ticks[-1], plot.bottom, plot.y, ticks)
    years = year_axis([moment(p) for _, part in shown for p in part["time_period"]], plot, em)
    _grid(sheet, plot, upright, written)
    _years(sheet, plot, years, words, item)
    draw_cuts(sheet, breaks, plot, years)
    for target in aims:
        y = upright.at(target.value)
        sheet.lines([[(plot.x, y), (plot.right, y)]], **_AIM, order=2.5)
    for place, (_, part) in enumerate(shown):
        for piece in segments(part, item):
            _line(sheet, piece, years, upright, place)
    placed = [replace(end, at=upright.at(end.at)) for end in named]
    draw_line_names(sheet, placed, Box(plot.right + em, plot.y, column, plot.height))
    return sheet.figure


def _values(shown: Series, aims: Sequence[Target]) -> list[float]:
    columns = ["obs_value", "lower_bound", "upper_bound"]
    every = pd.concat([part[name].dropna() for _, part in shown for name in columns])
    return [*every.astype(float), *(target.value for target in aims)]


def _ends(shown: Series, aims: Sequence[Target], item: Indicator, words: Words) -> list[End]:
    """Return the names of lines and targets, each at the value its line ends with."""
    found = []
    for place, (label, part) in enumerate(shown):
        last = part.iloc[-1]
        value = words.figure(last, item)
        period = words.period(str(last["time_period"]), item.period)
        text = label if len(shown) > 1 else ""
        dot = colour(place) if len(part) == 1 else ""
        found.append(End(float(last["obs_value"]), text, f"{value} ({period})", look(place), dot))
    for target in aims:
        text = f"{words.of(target.label)}, {target.time_period}"
        found.append(End(target.value, text, words.value(target.value, item), _AIM))
    return found


def colour(place: int) -> str:
    """Return the colour of a line, by its place: after those of the screen the ink of text."""
    return (*SERIES, LIGHT.ink)[place % (len(SERIES) + 1)]


def look(place: int) -> dict[str, Any]:
    """Return colour and dashes of a line, by its place."""
    dash = DASHES[place % len(DASHES)]
    return {"colors": colour(place), "linestyles": [dash], "linewidths": 1.6, "capstyle": "butt"}


def _written(ticks: Sequence[float], item: Indicator, words: Words) -> list[str]:
    whole = all(float(value).is_integer() for value in ticks)
    return [words.number(value, 0 if whole else max(1, item.decimals)) for value in ticks]


def _grid(sheet: PointSheet, plot: Box, upright: Axis, written: Sequence[str]) -> None:
    em = sheet.size.type_size
    for value, text in zip(upright.ticks, written, strict=True):
        y = upright.at(value)
        line = {"colors": LIGHT.muted if value == 0 else LIGHT.grid, "linewidths": 0.7}
        sheet.lines([[(plot.x, y), (plot.right, y)]], **line, order=1.0)
        at = (plot.x - 0.6 * em, y + 0.32 * em)
        sheet.text(at, text, ink=LIGHT.muted, anchor="right", gid="tick")


def _years(sheet: PointSheet, plot: Box, years: Axis, words: Words, item: Indicator) -> None:
    em = sheet.size.type_size
    kind = "year" if item.period == "date" else item.period
    for year in years.ticks:
        at = (years.at(year), plot.bottom + 1.4 * em)
        text = words.period(str(int(year)), kind)
        sheet.text(at, text, ink=LIGHT.muted, anchor="center", gid="year")


def _line(sheet: PointSheet, part: pd.DataFrame, years: Axis, upright: Axis, place: int) -> None:
    """Draw one unbroken piece of a line with its points and intervals."""
    ink = colour(place)
    x = [years.at(moment(period)) for period in part["time_period"]]
    y = [upright.at(value) for value in part["obs_value"]]
    points = list(zip(x, y, strict=True))
    _intervals(sheet, part, x, upright, ink)
    if len(points) > 1:
        sheet.lines([points], **look(place), gid=f"line-{place}")
    across_ = (0.42 if len(points) <= 25 else 0.3) * sheet.size.type_size
    for at, status in zip(points, part["obs_status"], strict=True):
        hollow = state(status) == "low_reliability"
        style = {"edgecolor": ink, "linewidth": 0.9, "facecolor": "#ffffff"}
        sheet.dot(at, across_, **(style if hollow else {"facecolor": ink}), order=4.0)


def _intervals(
    sheet: PointSheet, part: pd.DataFrame, x: Sequence[float], upright: Axis, ink: str
) -> None:
    """Draw the interval as a band where every point of a line has one, else as whiskers."""
    known = part[["lower_bound", "upper_bound"]].notna().all(axis=1)
    ends_ = [
        (at, upright.at(low), upright.at(high))
        for at, low, high, has in zip(
            x, part["lower_bound"], part["upper_bound"], known, strict=True
        )
        if has
    ]
    if len(ends_) == len(part) > 1:
        rim = [(at, low) for at, low, _ in ends_] + [(at, high) for at, _, high in ends_[::-1]]
        sheet.shape(Outline([*rim, rim[0]], closed=True), facecolor=ink, alpha=0.15, gid="band")
        return
    whiskers = [[(at, low), (at, high)] for at, low, high in ends_]
    sheet.lines(whiskers, colors=ink, linewidths=0.9, gid="whiskers")
