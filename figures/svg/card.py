"""The picture a link shows when it is shared: a sentence, its map or line, its source."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures.palette import LIGHT
from figures.spec import SERIES
from figures.svg.card_map import CardMap, draw_areas, draw_keys
from figures.svg.plot import Frame, LineSegment, Plot

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 630)
_FONTS = Path(__file__).parent.parent / "fonts"
_MARGIN = 64
_BAND = "#cfe5f1"  # the first colour of a series, mixed with white
_TITLE_SIZES = (54, 48, 42, 36, 31)
_ALONE_SIZES = (84, 76, 68, 60)  # where the sentence is the whole picture
_FOOT_SIZES = (20, 18, 16, 14)
_FOOT_STEP = 25
_WORDS = 500  # pixels of width for words beside a map
_MAP_TOP, _SAID_SIZE, _SAID_STEP = 30, 17, 21
PLOT = Frame(SIZE[0] - 2 * _MARGIN, 226, left=64, right=14, top=10, bottom=36)


def card(title: str, drawn: Plot | CardMap | None, foot: Sequence[str], brand: str) -> bytes:
    """Return a PNG of 1200 by 630 pixels (the Open Graph picture), the same for the same input.

    Parameters
    ----------
    title : str
        The key message; the largest size at which it fits is taken.
    drawn : Plot or CardMap, optional
        The places of the line, computed for ``PLOT``, below the sentence; or the map beside it.
    foot : sequence of str
        What it carries (``figures.foot``), each line as far as it fits; the last is whole.
    """
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, "white")
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, SIZE[0], 12), fill=LIGHT.accent)
    canvas.text((_MARGIN, 44), brand, font=_font("Bold", 26), fill=LIGHT.accent)
    beside = isinstance(drawn, CardMap)
    room = 182 if isinstance(drawn, Plot) else 380
    sizes = _TITLE_SIZES if drawn else (*_ALONE_SIZES, *_TITLE_SIZES)
    wide = _WORDS if beside else SIZE[0] - 2 * _MARGIN
    font, rows = _fitting(title, wide, room, sizes)
    step = int(font.size * 1.18)
    for place, row in enumerate(rows):
        canvas.text((_MARGIN, 92 + step * place), row, font=font, fill=LIGHT.ink)
    if isinstance(drawn, Plot):
        _plot(canvas, drawn, 282)
    elif isinstance(drawn, CardMap):
        _map(image, drawn, SIZE[1] - 40 - _FOOT_STEP * len(foot))
    _foot(canvas, foot)
    return _png(image)


def _map(image: Any, drawn: CardMap, bottom: int) -> None:
    """Draw a map beside the sentence, above what its colours mean and what it shows."""
    from PIL import ImageDraw

    canvas, left, right = ImageDraw.Draw(image), _MARGIN + _WORDS + 36, SIZE[0] - _MARGIN
    small = _font("Regular", _SAID_SIZE)
    said = [row for text in drawn.said for row in _rows(text, small, right - left)]
    keys = 2 * _SAID_STEP if len(drawn.keys) > 3 else _SAID_STEP * bool(drawn.keys)
    foot = bottom - _SAID_STEP * len(said) - keys - 6
    y = draw_areas(image, drawn, (left, _MAP_TOP, right, foot)) + 6
    y = draw_keys(canvas, drawn.keys, small, (left, y, right))
    for row in said:
        canvas.text((left, y), row, font=small, fill=LIGHT.muted)
        y += _SAID_STEP


def _foot(canvas: "ImageDraw", foot: Sequence[str]) -> None:
    """Write the lines of the foot above the lower edge, each as large as it fits."""
    wide = SIZE[0] - 2 * _MARGIN
    for place, text in enumerate(reversed(foot)):
        fits = (size for size in _FOOT_SIZES if _font("Regular", size).getlength(text) <= wide)
        font = _font("Regular", next(fits, _FOOT_SIZES[-1]))
        at = (_MARGIN, SIZE[1] - 16 - _FOOT_STEP * place)
        canvas.text(at, _cut(text, font, wide), font=font, fill=LIGHT.muted, anchor="ls")


@cache
def _font(weight: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(_FONTS / f"SourceSans3-{weight}.ttf"), size)


def _fitting(
    text: str, width: int, height: int, sizes: Sequence[int]
) -> tuple["FreeTypeFont", list[str]]:
    """Return the largest font in which a text fits a box, and its rows there."""
    for size in sizes:
        font = _font("Bold", size)
        rows = _rows(text, font, width)
        if len(rows) * size * 1.18 <= height:
            return font, rows
    most = int(height / (sizes[-1] * 1.18))
    last = _cut(" ".join(rows[most - 1 :]), font, width)
    return font, [*rows[: most - 1], last]


def _rows(text: str, font: "FreeTypeFont", width: int) -> list[str]:
    rows = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and font.getlength(longer) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def _cut(text: str, font: "FreeTypeFont", width: int) -> str:
    """Return as much of a text as fits a line, with a sign where more stood."""
    if font.getlength(text) <= width:
        return text
    while font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _plot(canvas: "ImageDraw", drawn: Plot, top: int) -> None:
    """Draw grid, years and lines; a line is cut where the series breaks."""
    small = _font("Regular", 20)
    left, right = drawn.frame.left, drawn.frame.width - drawn.frame.right
    for y, text in drawn.upwards:
        ends = (_MARGIN + left, top + y, _MARGIN + right, top + y)
        canvas.line(ends, fill=LIGHT.grid, width=2)
        at = (_MARGIN + left - 12, top + y)
        canvas.text(at, text, font=small, fill=LIGHT.muted, anchor="rm")
    for x, text in drawn.across:
        at = (_MARGIN + x, top + drawn.frame.height - 2)
        canvas.text(at, text, font=small, fill=LIGHT.muted, anchor="mb")
    for place, line in enumerate(drawn.lines):
        for part in line:
            points = [(_MARGIN + x, top + y) for x, y in part.points]
            _interval(canvas, part, top)
            _line(canvas, points, SERIES[place % len(SERIES)])


def _interval(canvas: "ImageDraw", part: LineSegment, top: int) -> None:
    """Draw the interval of a line as a band, or of a single point as a stroke."""
    known = [(x, *ends) for (x, _), ends in zip(part.points, part.bounds, strict=True) if ends]
    if len(known) == len(part.points) > 1:
        around = [(x, low) for x, low, _ in known] + [(x, high) for x, _, high in known[::-1]]
        canvas.polygon([(_MARGIN + x, top + y) for x, y in around], fill=_BAND)
    else:
        for x, low, high in known:
            canvas.line((_MARGIN + x, top + low, _MARGIN + x, top + high), fill=_BAND, width=9)


def _line(canvas: "ImageDraw", points: Sequence[tuple[float, float]], colour: str) -> None:
    if len(points) > 1:
        canvas.line(list(points), fill=colour, width=5, joint="curve")
    for x, y in points if len(points) < 30 else points[-1:]:
        canvas.ellipse((x - 6, y - 6, x + 6, y + 6), fill=colour, outline="white", width=2)


def _png(image: Any) -> bytes:
    """Return a small PNG: a picture of few colours needs no more than a palette."""
    from PIL.Image import Dither, Quantize

    buffer = BytesIO()
    image.quantize(64, method=Quantize.FASTOCTREE, dither=Dither.NONE).save(
        buffer, "PNG", compress_level=6
    )
    return buffer.getvalue()
