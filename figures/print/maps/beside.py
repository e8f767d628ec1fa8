"""Beside a printed map: its legend, and below it the areas in order, as many as there is room."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from figures.print.frame import Box, Key, legend
from figures.print.maps.areas import HATCH, pattern
from figures.print.ranking import PITCH
from figures.print.rows import Row, draw_row, draw_scale_ends, row_columns, scale_of
from figures.print.style import PointSheet
from figures.print.type import width
from geo.classes import SEQUENTIAL
from indicators.model import Indicator
from indicators.words import Words

_KEY = 1.5  # ems: height of an entry of a legend
_TYPE, _SMALLEST = 0.84, 0.7  # of the type of the picture: of the rows
_FOOT = 1.6  # ems below the rows, for the ends of their scale
LOCATED = SEQUENTIAL[3]  # of areas with a figure where too few have one for a scale
_DOTS = Row("…", float("nan"), float("nan"), float("nan"), "")


def draw_legend_and_ranking(
    sheet: PointSheet,
    keys: Sequence[Key],
    rows: Sequence[Row],
    every: int,
    item: Indicator,
    words: Words,
    box: Box,
) -> None:
    """Draw the legend of a map and its areas in order: the worst, the best, the one marked.

    Of ``every`` area of the map the rows are those that have a figure.
    """
    legend(sheet, keys, box, upright=True)
    below = (_KEY * len(keys) + 1.6) * sheet.size.type_size
    if rows:
        part = Box(box.x, box.y + below, box.width, box.height - below)
        _ordered(sheet, rows, item, words, part)


def draw_legend_and_bars(
    sheet: PointSheet,
    keys: Sequence[Key],
    rows: Sequence[Row],
    every: int,
    item: Indicator,
    words: Words,
    box: Box,
) -> None:
    """Draw the legend of a locator, its areas by name as bars, and the rest as one bar of words."""
    legend(sheet, keys, box, upright=True)
    em = _TYPE * sheet.size.type_size
    y = box.y + (_KEY * len(keys) + 1.6) * sheet.size.type_size
    sheet.text((box.x, y), words("Areas"), size=em, face="bold", gid="head")
    y += (PITCH + 0.1) * em
    room = int((box.bottom - y) / (PITCH * em) - 2)
    shown = rows_with_marked(sorted(rows, key=lambda row: row.name), max(room, 1))
    low, high = scale_of(shown, item)
    at = row_columns(shown, box, (min(0.0, low), high), em)
    for row in shown:
        draw_row(sheet, replace(row, bar=True, colour=LOCATED, beside=""), at, y, em)
        y += PITCH * em
    _rest(sheet, every - len(rows), words, Box(box.x, y - 0.6 * em, box.width, 1.6 * em), em)


def _rest(sheet: PointSheet, number: int, words: Words, box: Box, em: float) -> None:
    """Draw the areas without a figure as one hatched bar that says how many they are."""
    if not number:
        return
    said = words.plural("{n} area without a figure", "{n} areas without a figure", number)
    at = (box.x, box.y, box.width, box.height)
    sheet.rect(*at, gid="rest", **(pattern("missing") | {"edgecolor": HATCH, "linewidth": 0.8}))
    inner = (box.x + 0.5 * em, box.y + 0.2 * em, width(said, em) + 0.8 * em, box.height - 0.4 * em)
    sheet.rect(*inner, facecolor="#ffffff", order=2.1)
    sheet.text((box.x + 0.9 * em, box.y + 1.12 * em), said, size=em, gid="rest")


def _ordered(
    sheet: PointSheet, rows: Sequence[Row], item: Indicator, words: Words, box: Box
) -> None:
    full = sheet.size.type_size
    fitting = box.height / (len(rows) * PITCH + _FOOT)
    em = min(_TYPE * full, max(_SMALLEST * full, fitting))
    shown = rows_with_marked(rows, int((box.height / em - _FOOT) / PITCH))
    named = sum(row is not _DOTS for row in shown)
    title = words("Ranking")
    if named < len(rows):
        title = words("Ranking ({shown} of {all} areas shown)", shown=named, all=len(rows))
    sheet.text((box.x, box.y), title, size=em, face="bold", gid="head")
    at = row_columns(shown, box, scale_of(rows, item), em)
    y = box.y + (PITCH + 0.1) * em
    for row in shown:
        draw_row(sheet, row, at, y, em)
        y += PITCH * em
    draw_scale_ends(sheet, at, y, item, words, em)


def rows_with_marked(rows: Sequence[Row], most: int) -> list[Row]:
    """Return as many rows as there is room for: the worst, the best and the one that is marked.

    The first rows fill what is left; a row of dots stands for those in between.

    Examples
    --------
    >>> rows = [Row(str(n), n, n, n, str(n), marked=n == 7) for n in range(10)]
    >>> [row.name for row in rows_with_marked(rows, 6)]
    ['0', '1', '…', '7', '8', '9']
    """
    if len(rows) <= most:
        return list(rows)
    wanted = {0, len(rows) - 1, *(place for place, row in enumerate(rows) if row.marked)}
    for place in range(len(rows)):
        if _height({*wanted, place}) <= most:
            wanted.add(place)
    return _with_gaps(rows, sorted(wanted))


def _height(places: set[int]) -> int:
    """Return how many rows some places take, with one for each gap between them."""
    return len(places) + sum(high - low > 1 for low, high in pairwise(sorted(places)))


def _with_gaps(rows: Sequence[Row], places: Sequence[int]) -> list[Row]:
    shown: list[Row] = []
    for before, place in pairwise([-1, *places]):
        shown += [_DOTS] if place - before > 1 else []
        shown.append(rows[place])
    return shown
