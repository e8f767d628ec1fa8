"""The house style of pictures for print: sizes, type, inks; and a sheet measured in points.

Type is Source Sans 3 from ``figures/fonts``, registered by file, so that a machine without fonts
draws the same picture. Nothing of ``matplotlib.pyplot`` is used: a picture is a Figure of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.patches import Ellipse, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import Stroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from figures.palette import LIGHT

FAMILY = "Source Sans 3"
FALLBACK = ("Source Sans Pro", "Noto Sans", "Arial", "sans-serif")  # where an SVG is read
STAMP = "#b05400"
HALO = (Stroke(linewidth=1.9, foreground="#ffffff", joinstyle="round"),)  # round a name on a map
LINE = 1.22  # height of a line, of the size of its type
Point = tuple[float, float]
Face = Literal["regular", "bold", "italic"]
Anchor = Literal["left", "center", "right"]
_FOLDER = Path(__file__).parent / "fonts"
_FILES = {
    "regular": _FOLDER / "SourceSans3-Regular.ttf",
    "bold": _FOLDER / "SourceSans3-Bold.ttf",
    "italic": _FOLDER / "SourceSans3-It.ttf",
}
_UNITS = 1000.0  # size at which letters are measured


@dataclass(frozen=True)
class Size:
    """A format: width and, where it is fixed, height in points; type size; dots per inch."""

    name: str
    width: float
    height: float | None
    type_size: float
    dpi: int

    @property
    def wide(self) -> bool:
        """Whether the format is a slide, on which words stand beside the picture."""
        return self.height is not None


_MM = 72 / 25.4
SIZES = {
    "half": Size("half", 85 * _MM, None, 7.0, 300),  # half the width of an A4 page's type area
    "full": Size("full", 170 * _MM, None, 8.5, 200),
    "slide": Size("slide", 960, 540, 15.0, 96),  # 16:9, 1280 pixels wide
    "web": Size("web", 600, None, 10.0, 96),  # 800 pixels wide
}


@dataclass(frozen=True)
class Caption:
    """What every picture says of itself.

    Attributes
    ----------
    title : str
        What is seen.
    subtitle : str
        Unit, population and period.
    source : str
        Publisher, edition of the source and data release.
    note : str
        What else the reader must know.
    watermark : str
        The word across a picture of the illustrative edition; empty for a published figure.
    """

    title: str
    subtitle: str
    source: str
    note: str = ""
    watermark: str = ""


@cache
def _registered() -> None:
    for path in _FILES.values():
        fontManager.addfont(path)


@lru_cache(maxsize=128)
def font(size: float, face: Face = "regular") -> FontProperties:
    """Return a font of the house, never the system's."""
    _registered()
    weight = "bold" if face == "bold" else "normal"
    style: Literal["italic", "normal"] = "italic" if face == "italic" else "normal"
    return FontProperties(family=[FAMILY], weight=weight, style=style, size=size)


@lru_cache(maxsize=16384)
def _advance(text: str, face: Face) -> float:
    metrics = get_font(str(_FILES[face]))
    metrics.set_size(_UNITS, 72)
    metrics.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(metrics.get_width_height()[0]) / 64 / _UNITS


def width(text: str, size: float, face: Face = "regular") -> float:
    """Return the width of a line of text, in points."""
    return _advance(text, face) * size


def wrapped(text: str, size: float, room: float, face: Face = "regular") -> list[str]:
    """Return text in lines no wider than the room, broken at spaces."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(longer, size, face) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def balanced(text: str, size: float, room: float, face: Face = "regular") -> list[str]:
    """Return text in as few lines as fit the room, of about the same width."""
    lines = wrapped(text, size, room, face)
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        even = wrapped(text, size, share * room, face)
        if len(even) == len(lines):
            return even
    return lines


class Sheet:
    """A Figure drawn upon in points, from the left and from the top; it has no axes."""

    def __init__(self, size: Size, height: float) -> None:
        self.size, self.width, self.height = size, size.width, height
        self.stroke = size.type_size / SIZES["full"].type_size  # lines grow with the type
        self.figure = Figure(figsize=(size.width / 72, height / 72), dpi=size.dpi)
        self.figure.set_facecolor("#ffffff")
        down = Affine2D().scale(1 / 72, -1 / 72).translate(0, height / 72)
        self.points = down + self.figure.dpi_scale_trans

    def add(self, artist: Artist, gid: str = "", order: float = 1.0) -> None:
        """Put an artist on the sheet, in points; the higher its order the nearer the reader."""
        artist.set_zorder(order)
        if gid:
            artist.set_gid(gid)
        self.figure.add_artist(artist, clip=False)

    def text(self, at: Point, text: str, **given: Any) -> None:
        """Write one line with its baseline at a point.

        ``size``, ``face``, ``ink``, ``anchor`` and ``gid`` as given; 1em is the size in points.
        """
        face = font(given.get("size", self.size.type_size), given.get("face", "regular"))
        artist = Text(
            *at, text, fontproperties=face, color=given.get("ink", LIGHT.ink), va="baseline",
            ha=given.get("anchor", "left"), rotation=given.get("turn", 0.0),
            transform=self.points, parse_math=False, alpha=given.get("alpha"),
            path_effects=given.get("effects"),
        )  # fmt: skip
        self.add(artist, given.get("gid", ""), given.get("order", 6.0))

    def shape(self, path: Outline, **style: Any) -> PathPatch:
        """Draw a filled outline."""
        gid, order = style.pop("gid", ""), style.pop("order", 2.0)
        clip = style.pop("clip", None)
        patch = PathPatch(path, transform=self.points, **{"linewidth": 0.0, **style})
        self.add(patch, gid, order)
        if clip is not None:
            patch.set_clip_path(clip, self.points)
        return patch

    def rect(self, x: float, y: float, wide: float, high: float, **style: Any) -> PathPatch:
        """Draw a rectangle, given its upper left corner."""
        return self.shape(rectangle(x, y, wide, high), **style)

    def lines(self, paths: Iterable[Sequence[Point]], **style: Any) -> None:
        """Draw lines through points; their width is given for the size ``full``."""
        gid, order = style.pop("gid", ""), style.pop("order", 3.0)
        style["linewidths"] = style.get("linewidths", 1.0) * self.stroke
        drawn = LineCollection([*paths], transform=self.points, **{"capstyle": "round", **style})
        self.add(drawn, gid, order)

    def dot(self, at: Point, across: float, **style: Any) -> None:
        """Draw a filled circle of a diameter in points."""
        gid, order = style.pop("gid", ""), style.pop("order", 5.0)
        drawn = Ellipse(at, across, across, transform=self.points, **{"linewidth": 0.0, **style})
        self.add(drawn, gid, order)


def rectangle(x: float, y: float, wide: float, high: float) -> Outline:
    """Return the outline of a rectangle, given its upper left corner."""
    corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
    return Outline(corners, closed=True)


def contrast(ink: str, ground: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance).

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lights = sorted(_luminance(colour) for colour in (ink, ground))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
