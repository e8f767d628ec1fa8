"""Rows of a printed chart: a name, a dot with its interval on one scale, and the value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from figures.palette import LIGHT
from figures.print.axis import Axis
from figures.print.frame import Box
from figures.print.style import PointSheet
from figures.print.type import width, wrap_to_width
from figures.rows import span
from figures.spec import SERIES
from indicators.codelists import codelist, state
from indicators.model import Indicator
from indicators.words import Words

HOLLOW = "\N{WHITE CIRCLE}"
BAR = "#b9c4cb"
TINT = "#e6f1f8"
MOST = 0.42  # of a row's width: the longest a name may be before it is broken


@dataclass(frozen=True)
class Row:
    """One figure: its name, value and interval; or, without a value, its state in words.

    A ``bar`` goes from nought to the value: where areas are too few for a scale.
    """

    name: str
    value: float
    low: float
    high: float
    written: str
    beside: str = ""
    colour: str = SERIES[0]
    hollow: bool = False
    marked: bool = False
    code: str = ""
    bar: bool = False


@dataclass(frozen=True)
class RowColumns:
    """Where the parts of a row stand: width of names, the scale, width of values and of notes."""

    box: Box
    scale: Axis
    note: float


def figure_row(observation: Any, name: str, item: Indicator, words: Words) -> Row:
    """Return the row of one observation; one without a value is named by its state."""
    status = str(observation.obs_status)
    low, high = float(observation.lower_bound), float(observation.upper_bound)
    if pd.isna(observation.obs_value):
        missing = codelist("obs_status")[status if state(status) else "O"][words.language]
        return Row(name, float("nan"), low, high, str(missing))
    value = float(observation.obs_value)
    written = words.figure(observation._asdict(), item)
    hollow = state(status) == "low_reliability"
    return Row(name, value, low, high, written, hollow=hollow)


def scale_of(
    rows: Sequence[Row], item: Indicator, others: Sequence[float] = ()
) -> tuple[float, float]:
    """Return the ends of a scale that holds all rows and other values; of counts it begins at 0."""
    values = [number for each in rows for number in (each.value, each.low, each.high)]
    every = pd.Series([*values, *others], dtype=float).dropna()
    low, high = span(every, item)
    return (min(0.0, float(every.min())), high) if item.is_count else (low, high)


def row_columns(rows: Sequence[Row], box: Box, ends: tuple[float, float], em: float) -> RowColumns:
    """Return where names, scale, values and notes stand, for these rows in a box."""
    names = min(max(width(r.name, em, "bold") for r in rows), MOST * box.width)
    values = max(width(r.written, em, "bold") for r in rows if not pd.isna(r.value))
    note = max(width(r.beside, 0.84 * em) for r in rows)
    note += 0.7 * em if note else 0.0
    first = box.x + names + em
    last = box.right - values - note - em
    return RowColumns(box, Axis(*ends, first, last, ends), note)


def lines_of(row: Row, box: Box, em: float) -> list[str]:
    """Return the name of a row in as many lines as it takes."""
    return wrap_to_width(row.name, em, MOST * box.width, "bold" if row.marked else "regular")


def draw_row(sheet: PointSheet, row: Row, at: RowColumns, y: float, em: float) -> None:
    """Draw one row around a height."""
    middle = y - 0.32 * em
    if row.marked:
        sheet.rect(
            at.box.x - 0.3 * em,
            y - em,
            at.box.width + 0.6 * em,
            1.32 * em,
            facecolor=TINT,
            order=0.6,
        )
    face = "bold" if row.marked else "regular"
    lines = lines_of(row, at.box, em)
    for place, line in enumerate(lines):
        up = (len(lines) - 1) / 2 - place
        sheet.text((at.box.x, y - up * 1.05 * em), line, size=em, face=face, gid="name")
    track = [(at.scale.start, middle), (at.scale.end, middle)]
    if pd.isna(row.value):
        if not row.written:
            return
        sheet.text(
            (at.scale.start, y), row.written, size=em, face="italic", ink=LIGHT.muted, gid="state"
        )
        return
    sheet.lines([track], colors=LIGHT.grid, linewidths=0.7, order=1.0)
    _mark(sheet, row, at.scale, middle, em)
    right = at.box.right - at.note
    sheet.text((right, y), row.written, size=em, face="bold", anchor="right", gid="value")
    if row.beside:
        small = {"size": 0.84 * em, "ink": LIGHT.muted, "anchor": "right", "gid": "beside"}
        sheet.text((at.box.right, y), row.beside, **small)


def _mark(sheet: PointSheet, row: Row, scale: Axis, middle: float, em: float) -> None:
    if row.bar:
        low, high = sorted((scale.at(0.0), scale.at(row.value)))
        at = (low, middle - 0.36 * em, high - low, 0.72 * em)
        sheet.rect(*at, facecolor=row.colour, order=2.0, gid=f"bar-{row.code}")
        return
    if not pd.isna(row.low) and not pd.isna(row.high):
        ends = [(scale.at(row.low), middle), (scale.at(row.high), middle)]
        sheet.lines([ends], colors=BAR, linewidths=3.2, order=2.0, gid="interval")
    style = (
        {"edgecolor": "#0b4f75", "linewidth": 1.0}
        if row.hollow
        else {"edgecolor": "#0b4f75", "linewidth": 0.5}
    )
    fill = "#ffffff" if row.hollow else row.colour
    sheet.dot(
        (scale.at(row.value), middle), 0.72 * em, facecolor=fill, **style, gid=f"dot-{row.code}"
    )


def draw_scale_ends(
    sheet: PointSheet, at: RowColumns, y: float, item: Indicator, words: Words, em: float
) -> None:
    """Write the ends of the scale under the rows."""
    for value, anchor in ((at.scale.low, "left"), (at.scale.high, "right")):
        x = at.scale.at(value)
        text = words.value(value, item)
        sheet.text((x, y), text, size=0.84 * em, ink=LIGHT.muted, anchor=anchor, gid="scale")


def hollow_dot_meaning(statuses: Iterable[str], words: Words) -> str:
    """Return the meaning of a hollow dot, where there is one."""
    found = next((code for code in statuses if state(code) == "low_reliability"), None)
    return f"{HOLLOW} {codelist('obs_status')[found][words.language]}." if found else ""
