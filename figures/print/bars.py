"""Printed groups: dots with their intervals, all on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from figures.palette import LIGHT
from figures.print.checks import GROUPS, check_comparable
from figures.print.frame import Box, caption_with_notes, framed_sheet, inner_width
from figures.print.rows import (
    Row,
    RowColumns,
    draw_row,
    draw_scale_ends,
    figure_row,
    hollow_dot_meaning,
    lines_of,
    row_columns,
    scale_of,
)
from figures.print.style import SIZES, Caption, PointSheet
from indicators.codelists import codelist, codes
from indicators.errors import NothingToDraw
from indicators.model import Indicator
from indicators.words import Words

_PITCH = 1.5  # of the type: height of a row
_LONG = 6  # groups from which a page has two columns
_GAP = 2.2  # ems between columns
_TOTAL = {"colors": LIGHT.muted, "linestyles": [(0, (1.2, 1.6))], "linewidths": 1.0}


@dataclass(frozen=True)
class DimensionGroups:
    """The groups of one dimension, of one source and period; and the figure of all together."""

    dimension: str
    observations: pd.DataFrame
    total: float | None = None


def bars(
    parts: Sequence[DimensionGroups],
    item: Indicator,
    words: Words,
    *,
    caption: Caption,
    size: str = "full",
) -> Figure:
    """Return the groups of every dimension as dots with intervals, all on one scale.

    Raises
    ------
    NothingToDraw
        If no group has a value.
    PictureRefused
        If a part is not of one source, area and period, or the caption does not mark it.
    """
    for part in parts:
        check_comparable([part.observations], caption.watermark, one=GROUPS, each=part.dimension)
    format_ = SIZES[size]
    em = format_.type_size
    made = [(part, _rows(part, item, words)) for part in parts]
    every = [r for _, rows in made for r in rows]
    if all(pd.isna(r.value) for r in every):
        raise NothingToDraw(f"{item.indicator} has no value to draw by group.")
    paired = format_.wide or (format_.name == "full" and len(every) > _LONG)
    split = _sides(made, 2 if paired else 1)
    wide = (inner_width(format_) - (len(split) - 1) * _GAP * em) / len(split)
    tall = [sum(_height(rows, Box(0, 0, wide, 0), em) for _, rows in side) for side in split]
    totals = [part.total for part, _ in made if part.total is not None]
    note = words("dotted line: all groups together") if totals else ""
    note = f"{note[:1].upper()}{note[1:]}." if note else ""
    hollow = hollow_dot_meaning(
        (status for part in parts for status in part.observations["obs_status"]), words
    )
    sheet, box = framed_sheet(
        caption_with_notes(caption, hollow, note), format_, max(tall) + 1.4 * em
    )
    ends = scale_of(every, item, totals)
    for place, side in enumerate(split):
        column = Box(box.x + place * (wide + _GAP * em), box.y, wide, box.height)
        at = row_columns(every, column, ends, em)
        y = column.y
        for part, rows in side:
            y = _part(sheet, part, rows, at, y, item, words)
        draw_scale_ends(sheet, at, y + 0.9 * em, item, words, em)
    return sheet.figure


def _rows(part: DimensionGroups, item: Indicator, words: Words) -> list[Row]:
    named = codes(part.dimension, item.population)
    found = part.observations.itertuples(index=False)
    return [
        figure_row(each, words.of(named[getattr(each, part.dimension)]), item, words)
        for each in found
    ]


def _sides(
    made: Sequence[tuple[DimensionGroups, list[Row]]], most: int
) -> list[list[tuple[DimensionGroups, list[Row]]]]:
    """Return the parts in columns of about the same height."""
    half = sum(len(rows) + 1.6 for _, rows in made) / most
    sides: list[list[tuple[DimensionGroups, list[Row]]]] = [[]]
    filled = 0.0
    for part, rows in made:
        if filled + len(rows) / 2 > half and len(sides) < most:
            sides.append([])
            filled = 0.0
        sides[-1].append((part, rows))
        filled += len(rows) + 1.6
    return sides


def _height(rows: Sequence[Row], box: Box, em: float) -> float:
    return sum(_tall(r, box, em) for r in rows) + 2.1 * em


def _tall(row: Row, box: Box, em: float) -> float:
    return (_PITCH + 1.05 * (len(lines_of(row, box, em)) - 1)) * em


def _part(
    sheet: PointSheet,
    part: DimensionGroups,
    rows: Sequence[Row],
    at: RowColumns,
    y: float,
    item: Indicator,
    words: Words,
) -> float:
    """Draw the name of a dimension and its groups; return where the next begins."""
    em = sheet.size.type_size
    name = words.of(codelist("dimension")[part.dimension]["name"])
    period = words.period(str(part.observations["time_period"].iloc[0]), item.period)
    sheet.text(
        (at.box.x, y + 1.05 * em), f"{name}, {period}", face="bold", ink=LIGHT.muted, gid="part"
    )
    y += 1.5 * em
    top = y
    for each in rows:
        tall = _tall(each, at.box, em)
        draw_row(sheet, each, at, y + tall / 2 + 0.32 * em, em)
        y += tall
    if part.total is not None:
        x = at.scale.at(part.total)
        sheet.lines([[(x, top), (x, y)]], **_TOTAL, order=1.5, gid="total")
    return y + 0.6 * em
