"""Printed rankings: areas in order with their intervals, and the range of their ranks."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import pandas as pd
from matplotlib.figure import Figure

from figures.maps import classes, rank_words
from figures.palette import LIGHT
from figures.print.axis import Axis
from figures.print.checks import AREAS, check_comparable
from figures.print.frame import Box, caption_with_notes, framed_sheet, inner_width
from figures.print.rows import (
    Row,
    draw_row,
    draw_scale_ends,
    figure_row,
    hollow_dot_meaning,
    row_columns,
    scale_of,
)
from figures.print.style import SIZES, Caption, PointSheet, Size
from figures.print.type import width
from geo.classes import class_of
from indicators.codelists import NATION, areas, codelist, state
from indicators.errors import NothingToDraw
from indicators.model import Indicator
from indicators.summary import ranking as in_order
from indicators.words import Words, in_alphabet

PITCH = 1.36  # of the type: height of a row
_GAP = 2.4  # ems between columns
_LONG = 30  # rows from which a page has two columns, and a slide three
_PAGE = 620.0  # points: the height all rows may take on an A4 page
_NAMED = 8  # areas without a figure that are named rather than counted
_NAMED_ON_MAP = 40  # the same below a map, as wide as a page


def ranking(
    observations: pd.DataFrame,
    item: Indicator,
    words: Words,
    *,
    caption: Caption,
    breaks: Sequence[float] = (),
    reference: float | None = None,
    marked: str = "",
    size: str = "full",
) -> Figure:
    """Return areas in order, worst for children first, on one scale.

    Parameters
    ----------
    observations : DataFrame
        One figure an area; areas without one are named below.
    breaks : sequence of float
        The locked breaks of the map beside it: a dot then has the colour of its area.
    reference : float, optional
        The nation's figure of the same source: a line through all rows.
    marked : str
        The area a document is about.

    Raises
    ------
    NothingToDraw
        If no area has a value.
    PictureRefused
        If the figures are not of one source and period, or the caption does not mark them.
    """
    check_comparable([observations], caption.watermark, one=AREAS, each="ref_area")
    rows = rows_in_order(observations, item, words, breaks, marked)
    if not rows:
        raise NothingToDraw(f"{item.indicator} has no value to rank areas by.")
    format_ = SIZES[size]
    abreast = _abreast(len(rows), format_)
    em = _type(len(rows), abreast, format_)
    each = ceil(len(rows) / abreast)
    foot = [
        hollow_dot_meaning(observations["obs_status"], words),
        rank_note(observations, item, words),
    ]
    foot.append(_without(observations, words))
    above = 1.5 * em if reference is not None else 0.3 * em
    sheet, box = framed_sheet(
        caption_with_notes(caption, *foot), format_, above + (each * PITCH + 1.3) * em
    )
    wide = (inner_width(format_) - (abreast - 1) * _GAP * em) / abreast
    ends = scale_of(rows, item, [] if reference is None else [reference])
    for place in range(abreast):
        column = Box(box.x + place * (wide + _GAP * em), box.y, wide, box.height)
        at = row_columns(rows, column, ends, em)
        part = rows[place * each : (place + 1) * each]
        y = box.y + above
        if reference is not None:
            _reference(sheet, reference, at.scale, (y, y + len(part) * PITCH * em), item, words, em)
        for line in part:
            draw_row(sheet, line, at, y + (PITCH / 2 + 0.32) * em, em)
            y += PITCH * em
        draw_scale_ends(sheet, at, box.y + above + (each * PITCH + 0.9) * em, item, words, em)
    return sheet.figure


def rows_in_order(
    observations: pd.DataFrame, item: Indicator, words: Words, breaks: Sequence[float], marked: str
) -> list[Row]:
    """Return one row an area that has a value, worst for children first; see ``ranking``."""
    found = rank_words(observations, item, words) if len(observations) else None
    spans = found["values"] if found else {}
    shown = [entry["c"] for entry in classes(breaks, item, words)] if breaks else []
    rows = []
    for each in in_order(observations, item).itertuples(index=False):
        code = str(each.ref_area)
        line = figure_row(each, words.of(areas()[code].name), item, words)
        colour = shown[class_of(line.value, breaks)] if shown else line.colour
        line = replace(line, code=code, colour=colour, marked=code == marked)
        rows.append(replace(line, beside=str(spans.get(code, ""))))
    return rows


def _abreast(rows: int, size: Size) -> int:
    """Return how many columns a format has for so many rows."""
    if size.name == "half" or rows < _LONG // (2 if size.wide else 1):
        return 1
    return 3 if size.wide and rows > _LONG else 2


def _type(rows: int, abreast: int, size: Size) -> float:
    """Return the size of type at which the rows fit the height of a slide or of a page."""
    room_ = 0.76 * size.height if size.height else _PAGE
    return min(size.type_size, room_ / (ceil(rows / abreast) * PITCH + 3))


def _reference(
    sheet: PointSheet,
    value: float,
    scale: Axis,
    ends: tuple[float, float],
    item: Indicator,
    words: Words,
    em: float,
) -> None:
    """Draw the nation's line through a column, its name above."""
    x = scale.at(value)
    sheet.lines(
        [[(x, ends[0] - 0.2 * em), (x, ends[1])]], colors=LIGHT.muted, linewidths=0.9,
        linestyles=[(0, (3, 2))], order=1.5, gid="reference",
    )  # fmt: skip
    text = f"{words.of(areas()[NATION].name)} {words.value(value, item)}"
    half = width(text, 0.9 * em) / 2
    middle = min(max(x, scale.start + half), scale.end - half)
    at = (middle, ends[0] - 0.5 * em)
    sheet.text(at, text, size=0.9 * em, ink=LIGHT.muted, anchor="center", gid="reference")


def rank_note(observations: pd.DataFrame, item: Indicator, words: Words) -> str:
    """Return what the small print beside the rows says; nothing where no interval is known."""
    found = rank_words(observations, item, words)
    return str(found["note"]) if found else ""


def _without(observations: pd.DataFrame, words: Words, most: int = _NAMED) -> str:
    """Return which areas have no figure, by state: named where few, else counted."""
    absent = observations[observations["obs_value"].isna()]
    parts = []
    for status in sorted(set(absent["obs_status"])):
        group = absent[absent["obs_status"] == status]
        name = codelist("obs_status")[status if state(status) else "O"][words.language]
        names = [words.of(areas()[str(code)].name) for code in group["ref_area"]]
        named = ", ".join(in_alphabet(names, words.language))
        said = named if len(group) <= most else words.number(len(group), 0)
        parts.append(f"{name}: {said}.")
    return " ".join(parts)


def areas_without(observations: pd.DataFrame, every: Sequence[str], words: Words) -> str:
    """Return which areas of a map have no figure, those without any row among them, by name."""
    absent = [code for code in every if code not in set(observations["ref_area"])]
    rows = pd.DataFrame({"ref_area": absent, "obs_value": float("nan"), "obs_status": "O"})
    columns = ["ref_area", "obs_value", "obs_status"]
    held = observations[columns]
    return _without(pd.concat([held, rows]) if absent else held, words, _NAMED_ON_MAP)
