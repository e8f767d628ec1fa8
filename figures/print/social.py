"""A figure as a card for social media: one number, one sentence, a small picture, the source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from matplotlib.figure import Figure

from figures.maps import classes
from figures.palette import LIGHT
from figures.print.axis import Axis, value_ticks
from figures.print.checks import AREAS, LINE_OF, check_comparable
from figures.print.frame import Box, stamp_illustrative
from figures.print.maps import draw_borders, entries_of, fit_window, paint_areas
from figures.print.style import LINE, STAMP, PointSheet, Size
from figures.print.type import balanced_lines, width, wrap_to_width
from figures.spec import SERIES
from geo.plane import Plane
from indicators.model import Indicator
from indicators.observations import moment
from indicators.summary import segments, valued
from indicators.words import Words

# 1200 × 630 and 1080 × 1080 pixels; a phone shows them at a third of that.
WIDE = Size("social", 900.0, 472.5, 20.0, 96)
SQUARE = Size("square", 810.0, 810.0, 22.0, 96)
_MARGIN = 40.0
_LARGEST, _SMALLEST = 40.0, 18.0  # points of the sentence
_WORDS = 0.56  # of the width, for words beside a picture
_LETTERS = {False: 1.0, True: 0.6}  # of the height, for words; less where the picture is below
_NUMBER = 104.0
DARK = "#006a9e"


@dataclass(frozen=True)
class Card:
    """What a card says.

    Attributes
    ----------
    title : str
        What the number is: the indicator, with its unit where the number does not carry it.
    number : str
        The number as the language writes it.
    sentence : str
        One sentence with area and period.
    source, date, link : str
        Whose figure it is, when the card was made of which release, where it opens.
    watermark : str
        The word of the illustrative edition; empty for a published figure.
    about, caveat : str
        Unit, period and grade, and what the figure does not say (``figures.foot``).
    """

    title: str
    number: str
    sentence: str
    source: str
    date: str
    link: str
    watermark: str = ""
    about: str = ""
    caveat: str = ""


@dataclass(frozen=True)
class SmallMap:
    """Areas in the colours of their classes; ``marked`` has a line round it."""

    shapes: Plane
    observations: pd.DataFrame
    breaks: Sequence[float]
    marked: str = ""


def social(
    card: Card,
    item: Indicator,
    words: Words,
    *,
    picture: SmallMap | pd.DataFrame | None = None,
    square: bool = False,
) -> Figure:
    """Return a card of 1200 × 630 pixels, or of 1080 × 1080.

    Parameters
    ----------
    picture : SmallMap or DataFrame, optional
        Areas, or the series of one source, drawn small beside the number.

    Raises
    ------
    PictureRefused
        If the picture's figures are not of one source, or the card does not mark them.
    """
    if isinstance(picture, SmallMap):
        check_comparable([picture.observations], card.watermark, one=AREAS, each="ref_area")
    elif picture is not None:
        check_comparable([picture], card.watermark, one=LINE_OF, each="time_period")
    size = SQUARE if square else WIDE
    sheet = PointSheet(size, float(size.height or 0))
    inside = Box(_MARGIN, _MARGIN, size.width - 2 * _MARGIN, sheet.height - 2 * _MARGIN)
    top = _brand(sheet, inside, card, words)
    bottom = _source(sheet, inside, card)
    body = Box(inside.x, top, inside.width, bottom - top)
    aside = picture is not None and not square
    text = replace(body, width=_WORDS * body.width) if aside else body
    y = _say(sheet, text, card, _LETTERS[square and picture is not None])
    if square:
        beside = Box(body.x, y, body.width, body.bottom - y)
    else:
        beside = Box(text.right + 24, body.y, body.width - text.width - 24, body.height)
    if isinstance(picture, SmallMap):
        _areas(sheet, beside, picture, item, words)
    elif picture is not None:
        _spark(sheet, beside, valued(picture), item, words)
    stamp_illustrative(sheet, body, card.watermark)
    return sheet.figure


def _brand(sheet: PointSheet, box: Box, card: Card, words: Words) -> float:
    """Write whose card it is, and the word of the illustrative edition; return where it ends."""
    em = sheet.size.type_size
    sheet.rect(0, 0, sheet.width, 10, facecolor=SERIES[0], gid="bar")
    name = words("Child Rights Monitor")
    sheet.text((box.x, box.y + 0.6 * em), name, face="bold", ink=LIGHT.ink, gid="brand")
    at = (box.x + width(f"{name} ", em, "bold"), box.y + 0.6 * em)
    sheet.text(at, words("Azerbaijan"), ink=DARK, gid="brand")
    if card.watermark:
        at = (box.right, box.y + 0.6 * em)
        sheet.text(at, card.watermark, face="bold", ink=STAMP, anchor="right", gid="mark")
    return box.y + 1.3 * em


def _source(sheet: PointSheet, box: Box, card: Card) -> float:
    """Write the foot: source, date, grade, caveat and link; return where the body ends."""
    size = 0.86 * sheet.size.type_size
    named = " · ".join(text for text in (card.about, card.source, card.date) if text)
    told = [text for text in (named, card.caveat) if text]
    lines = [line for text in told for line in wrap_to_width(text, size, box.width)]
    y = box.bottom - (len(lines)) * size * LINE + 0.3 * size
    rule = y - 1.35 * size
    sheet.lines([[(box.x, rule), (box.right, rule)]], colors=LIGHT.grid, linewidths=0.6)
    for line in lines:
        sheet.text((box.x, y), line, size=size, ink=LIGHT.muted, gid="foot")
        y += size * LINE
    sheet.text((box.x, y), card.link, size=size, face="bold", ink=DARK, gid="link")
    return rule


def _say(sheet: PointSheet, box: Box, card: Card, share: float) -> float:
    """Write title, number and sentence in a share of the box; return where they end.

    The sentence is as large as there is room for.
    """
    em = sheet.size.type_size
    title = balanced_lines(card.title, em, box.width)
    number = min(_NUMBER, _NUMBER * box.width / width(card.number, _NUMBER, "bold"))
    left = share * box.height - len(title) * em * LINE - 0.9 * number - 1.2 * em
    size = _LARGEST
    while (
        size > _SMALLEST and len(wrap_to_width(card.sentence, size, box.width)) * size * LINE > left
    ):
        size -= 1
    y = box.y + em
    for line in title:
        sheet.text((box.x, y), line, ink=LIGHT.muted, gid="title")
        y += em * LINE
    y += 0.68 * number - 0.3 * em
    sheet.text((box.x, y), card.number, size=number, face="bold", ink=DARK, gid="number")
    y += 0.2 * number + 0.9 * size
    for line in balanced_lines(card.sentence, size, box.width):
        sheet.text((box.x, y), line, size=size, gid="sentence")
        y += size * LINE
    return y


def _areas(sheet: PointSheet, box: Box, small: SmallMap, item: Indicator, words: Words) -> None:
    view = fit_window(small.shapes.box, box, 6)
    entries = entries_of(small.shapes, small.observations, small.breaks, item, words)
    shown = classes(small.breaks, item, words)
    paint_areas(sheet, small.shapes, view, entries, shown, [*small.shapes.areas])
    draw_borders(sheet, small.shapes, view, small.marked)


def _spark(sheet: PointSheet, box: Box, part: pd.DataFrame, item: Indicator, words: Words) -> None:
    """Draw one source's series small: its line, its last point, the years at its ends."""
    em = sheet.size.type_size
    years = [moment(period) for period in part["time_period"]]
    top, base = box.y + 0.16 * box.height, box.bottom - 2.2 * em
    spare = 0.5 * (max(years) == min(years))
    across = Axis(min(years) - spare, max(years) + spare, box.x + em, box.right - em, ())
    ticks = value_ticks([*part["obs_value"].astype(float)], from_zero=True)
    upright = Axis(ticks[0], ticks[-1], base, top, ticks)
    zero = upright.at(0.0)
    sheet.lines([[(box.x, zero), (box.right, zero)]], colors=LIGHT.grid, linewidths=0.8)
    for piece in segments(part, item):
        x = [across.at(moment(period)) for period in piece["time_period"]]
        points = list(zip(x, map(upright.at, piece["obs_value"]), strict=True))
        sheet.lines([points], colors=SERIES[0], linewidths=1.8, gid="line")
        if len(points) == 1:
            sheet.dot(points[0], 0.3 * em, facecolor=SERIES[0])
    sheet.dot(points[-1], 0.6 * em, facecolor=DARK, gid="last")
    ends = [part["time_period"].iloc[0], part["time_period"].iloc[-1]]
    anchors = ("left", "right") if len(part) > 1 else ("center",)
    for period, anchor in zip(ends, anchors, strict=False):
        x_at = {"left": box.x, "right": box.right, "center": box.x + box.width / 2}[anchor]
        text = words.period(str(period), item.period)
        sheet.text((x_at, base + 1.3 * em), text, ink=LIGHT.muted, anchor=anchor, gid="year")
