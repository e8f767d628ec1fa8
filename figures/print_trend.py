"""Since when, for print: a line a source, cut at breaks, with intervals and names at the ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline

from figures.charts import when
from figures.palette import LIGHT
from figures.print_axis import Axis, across, upwards
from figures.print_ends import End, ends, needed
from figures.print_frame import Box, NothingToDraw, framed, noted, room
from figures.print_rows import unsure
from figures.print_style import LINE, SIZES, Caption, Sheet, balanced, width
from figures.spec import SERIES
from indicators.codelists import codelist, state
from indicators.language import Words
from indicators.model import Indicator, Target
from indicators.observations import year
from indicators.summary import segments, valued

Series = Sequence[tuple[str, pd.DataFrame]]
DASHES: tuple[Any, ...] = ("-", (0, (4, 2)), (0, (1, 1.4)), (0, (4, 1.5, 1, 1.5)), (0, (7, 2)))
_BODY = {"half": 0.66, "full": 0.46, "web": 0.5}  # height of the picture, of its width
_LABELS = {"half": 0.33, "full": 0.28, "web": 0.28, "slide": 0.26}  # room for the names of lines
_BREAK = 0.45  # of the picture's width: the longest line of a break's label
_AIM = {"colors": LIGHT.warning, "linestyles": [(0, (5, 2.5))], "linewidths": 1.2}


@dataclass(frozen=True)
class Cut:
    """A break in series: where it stands, and the lines that name it."""

    at: float
    lines: tuple[str, ...]


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
    """
    shown = [(label, valued(part)) for label, part in series]
    shown = [(label, part) for label, part in shown if len(part)]
    if not shown:
        raise NothingToDraw(f"{item.indicator} has no value to draw over time.")
    format_ = SIZES[size]
    em, wide = format_.type_size, room(format_)
    column = _LABELS[size] * wide
    aims = item.targets if targets else ()
    scale = upwards(_values(shown, aims), from_zero=from_zero)
    cuts = _cuts(shown, item, words, _BREAK * wide, em)
    above = sum(len(cut.lines) for cut in cuts) * em * LINE + 0.5 * em
    named = _ends(shown, aims, item, words)
    statuses = [status for _, part in shown for status in part["obs_status"]]
    body = max(_BODY.get(size, 0.0) * wide, needed(named, column, em)) + above + 1.6 * em
    sheet, box = framed(noted(caption, unsure(statuses, words)), format_, body)
    decimals = 0 if all(float(value).is_integer() for value in scale) else max(1, item.decimals)
    ticks = [words.number(value, decimals) for value in scale]
    left = max(width(text, em) for text in ticks) + 0.6 * em
    high = box.height - above - 1.6 * em
    plot = Box(box.x + left, box.y + above, box.width - left - column - em, high)
    upright = Axis(scale[0], scale[-1], plot.bottom, plot.y, scale)
    years = across([when(p) for _, part in shown for p in part["time_period"]], plot, em)
    _grid(sheet, plot, years, upright, ticks, words, item)
    _breaks(sheet, plot, years, cuts)
    for target in aims:
        y = upright.at(target.value)
        sheet.lines([[(plot.x, y), (plot.right, y)]], **_AIM, order=2.5)
    for place, (_, part) in enumerate(shown):
        for piece in segments(part, item):
            _line(sheet, piece, years, upright, place)
    placed = [replace(end, at=upright.at(end.at)) for end in named]
    ends(sheet, placed, Box(plot.right + em, plot.y, column, plot.height))
    return sheet.figure


def _values(shown: Series, aims: Sequence[Target]) -> list[float]:
    columns = ["obs_value", "lower_bound", "upper_bound"]
    every = pd.concat([part[name].dropna() for _, part in shown for name in columns])
    return [*every.astype(float), *(target.value for target in aims)]


def _cuts(shown: Series, item: Indicator, words: Words, wide: float, em: float) -> list[Cut]:
    """Return the breaks within the series: those declared, and those an observation states."""
    first = min(when(period) for _, part in shown for period in part["time_period"])
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
        Cut(at - 0.5, tuple(balanced(label, em, wide)))
        for at, label in sorted(labels.items())
        if at > first
    ]


def _ends(shown: Series, aims: Sequence[Target], item: Indicator, words: Words) -> list[End]:
    """Return the names of lines and targets, each at the value its line ends with."""
    found = []
    for place, (label, part) in enumerate(shown):
        last = part.iloc[-1]
        value = words.value(last["obs_value"], item)
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


def _grid(
    sheet: Sheet,
    plot: Box,
    years: Axis,
    upright: Axis,
    ticks: Sequence[str],
    words: Words,
    item: Indicator,
) -> None:
    em = sheet.size.type_size
    for value, text in zip(upright.ticks, ticks, strict=True):
        y = upright.at(value)
        line = {"colors": LIGHT.muted if value == 0 else LIGHT.grid, "linewidths": 0.7}
        sheet.lines([[(plot.x, y), (plot.right, y)]], **line, order=1.0)
        at = (plot.x - 0.6 * em, y + 0.32 * em)
        sheet.text(at, text, ink=LIGHT.muted, anchor="right", gid="tick")
    for tick in years.ticks:
        text = words.period(str(int(tick)), "year" if item.period == "date" else item.period)
        at = (years.at(tick), plot.bottom + 1.4 * em)
        sheet.text(at, text, ink=LIGHT.muted, anchor="center", gid="year")


def _breaks(sheet: Sheet, plot: Box, years: Axis, cuts: Sequence[Cut]) -> None:
    """Draw the breaks: each label on lines of its own above the picture, the last on top."""
    em = sheet.size.type_size
    y = plot.y - 0.5 * em - sum(len(cut.lines) for cut in cuts) * em * LINE
    for cut in reversed(cuts):
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


def _line(sheet: Sheet, part: pd.DataFrame, years: Axis, upright: Axis, place: int) -> None:
    """Draw one unbroken piece of a line with its points and intervals."""
    ink = colour(place)
    x = [years.at(when(period)) for period in part["time_period"]]
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
    sheet: Sheet, part: pd.DataFrame, x: Sequence[float], upright: Axis, ink: str
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
