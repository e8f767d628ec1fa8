"""The house style of pictures for print: formats, captions, and a sheet measured in points.

Nothing of ``matplotlib.pyplot`` is used: a picture is a Figure of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import Stroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from figures.palette import LIGHT
from figures.print.type import font

STAMP = "#b05400"
HALO = (Stroke(linewidth=1.9, foreground="#ffffff", joinstyle="round"),)  # round a name on a map
LINE = 1.22  # height of a line, of the size of its type
Point = tuple[float, float]
Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Size:
    """A format: width and, where it is fixed, height in points; type size; dots per inch.

    ``inset``: it stands on a page that has margins of its own.
    """

    name: str
    width: float
    height: float | None
    type_size: float
    dpi: int
    inset: bool = False

    @property
    def wide(self) -> bool:
        """Whether words stand beside the picture: the height is fixed, of a slide for example."""
        return self.height is not None


_MM = 72 / 25.4
SIZES = {
    "half": Size("half", 85 * _MM, None, 7.0, 300, True),  # of the type area of an A4 page
    "full": Size("full", 170 * _MM, None, 8.5, 200, True),
    "band": Size("band", 170 * _MM, 78 * _MM, 8.0, 200, True),  # a third of such a page
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
    link : str
        Where its figure stands for good, as it is printed.
    """

    title: str
    subtitle: str
    source: str
    note: str = ""
    watermark: str = ""
    link: str = ""


class PointSheet:
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
            *at,
            text,
            fontproperties=face,
            color=given.get("ink", LIGHT.ink),
            ha=given.get("anchor", "left"),
            va=given.get("level", "baseline"),
            rotation=given.get("turn", 0.0),
            alpha=given.get("alpha"),
            path_effects=given.get("effects"),
            transform=self.points,
            parse_math=False,
        )
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
