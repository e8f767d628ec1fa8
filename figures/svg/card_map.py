"""The small map on the picture of a shared link: areas in their colours, circles, a key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from figures.palette import LIGHT
from figures.symbols import radius_of_one
from geo.outlines import PictureSize, Points

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_FINER = 2  # drawn so much larger and then made smaller: edges without steps
_LARGEST = 0.05  # radius, of the width of the sheet
_CIRCLE = ("#5fb3da", "#0b4f75")
BLANK = "#dfe4e8"  # an area without a figure


@dataclass(frozen=True)
class CardMap:
    """Where areas lie on a sheet, and what each has.

    Attributes
    ----------
    shapes : mapping
        The rings of each area, on the sheet.
    colours : mapping
        The colour of each area that has one; the others are blank.
    counts, points : mapping
        What is drawn as a circle, and where.
    keys : sequence of (colour, text)
        What the colours mean.
    said : sequence of str
        What the map shows: indicator, unit, period; and whose figures they are.
    """

    sheet: PictureSize
    shapes: Mapping[str, Sequence[Points]]
    colours: Mapping[str, str]
    counts: Mapping[str, float]
    points: Mapping[str, tuple[float, float]]
    keys: Sequence[tuple[str, str]]
    said: Sequence[str]


def draw_areas(image: "Image", drawn: CardMap, box: tuple[int, int, int, int]) -> int:
    """Draw the areas at the top of a box, as large as they fit; return where they end."""
    from PIL import Image, ImageDraw

    left, top, right, bottom = box
    scale = min((right - left) / drawn.sheet.width, (bottom - top) / drawn.sheet.height)
    size = (round(drawn.sheet.width * scale), round(drawn.sheet.height * scale))
    large = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), "white")
    _areas(ImageDraw.Draw(large), drawn, scale * _FINER)
    image.paste(large.resize(size, Image.Resampling.BOX), ((left + right - size[0]) // 2, top))
    return top + size[1]


def _areas(canvas: "ImageDraw", drawn: CardMap, scale: float) -> None:
    for code, rings in drawn.shapes.items():
        colour = drawn.colours.get(code, BLANK)
        for ring in rings:
            corners = [(x, y) for x, y in (ring * scale).tolist()]
            canvas.polygon(corners, fill=colour)
            canvas.line(corners, fill="white", width=_FINER)
    unit = radius_of_one(drawn.counts.values(), _LARGEST * drawn.sheet.width) if drawn.counts else 0
    for code in sorted(drawn.counts, key=lambda one: -abs(drawn.counts[one])):
        if code in drawn.points:
            x, y = (place * scale for place in drawn.points[code])
            radius = max(unit * sqrt(abs(drawn.counts[code])), 0.8) * scale
            around = (x - radius, y - radius, x + radius, y + radius)
            fill = None if drawn.counts[code] < 0 else _CIRCLE[0]
            canvas.ellipse(around, fill=fill, outline=_CIRCLE[1], width=_FINER)


def draw_keys(
    canvas: "ImageDraw",
    keys: Sequence[tuple[str, str]],
    font: "FreeTypeFont",
    box: tuple[int, int, int],
) -> int:
    """Draw what the colours mean, row by row between left and right; return where they end."""
    left, top, right = box
    square, step = round(font.size * 0.8), round(font.size * 1.4)
    x, y = left, top
    for colour, text in keys:
        wide = square + 6 + round(font.getlength(text))
        if x > left and x + wide > right:
            x, y = left, y + step
        canvas.rectangle((x, y + 3, x + square, y + 3 + square), fill=colour)
        canvas.text((x + square + 6, y), text, font=font, fill=LIGHT.muted)
        x += wide + 16
    return y + step if keys else top
