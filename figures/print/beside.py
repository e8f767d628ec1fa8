"""Beside a printed map: its legend, and below it the areas in order, as many as there is room."""

from collections.abc import Sequence

from figures.print.frame import Box, Key, legend
from figures.print.ranking import PITCH
from figures.print.rows import Row, draw_row, draw_scale_ends, row_columns, scale_of
from figures.print.style import PointSheet
from indicators.model import Indicator
from indicators.words import Words

_KEY = 1.5  # ems: height of an entry of a legend
_TYPE, _SMALLEST = 0.84, 0.7  # of the type of the picture: of the rows
_FOOT = 1.6  # ems below the rows, for the ends of their scale


def draw_legend_and_ranking(
    sheet: PointSheet,
    keys: Sequence[Key],
    rows: Sequence[Row],
    item: Indicator,
    words: Words,
    box: Box,
) -> None:
    """Draw the legend of a map and its areas in order; an area that is marked is always shown."""
    legend(sheet, keys, box, upright=True)
    below = (_KEY * len(keys) + 1.6) * sheet.size.type_size
    if rows:
        part = Box(box.x, box.y + below, box.width, box.height - below)
        _ordered(sheet, rows, item, words, part)


def _ordered(
    sheet: PointSheet, rows: Sequence[Row], item: Indicator, words: Words, box: Box
) -> None:
    full = sheet.size.type_size
    fitting = box.height / (len(rows) * PITCH + _FOOT)
    em = min(_TYPE * full, max(_SMALLEST * full, fitting))
    shown = rows_with_marked(rows, int((box.height / em - _FOOT) / PITCH))
    title = words("Ranking")
    if len(shown) < len(rows):
        title += f": {len(shown)} / {len(rows)}"
    sheet.text((box.x, box.y), title, size=em, face="bold", gid="head")
    at = row_columns(shown, box, scale_of(rows, item), em)
    y = box.y + (PITCH + 0.1) * em
    for row in shown:
        draw_row(sheet, row, at, y, em)
        y += PITCH * em
    draw_scale_ends(sheet, at, y, item, words, em)


def rows_with_marked(rows: Sequence[Row], most: int) -> list[Row]:
    """Return the first rows; where the one that is marked comes later, it takes the last place."""
    shown = list(rows[:most])
    marked = [row for row in rows[most:] if row.marked]
    return [*shown[: most - 1], *marked] if marked else shown
