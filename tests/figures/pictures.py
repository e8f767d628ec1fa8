"""What tests of printed pictures look for: texts and shapes by name, and texts that meet."""

from itertools import combinations
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text


def named(figure: Figure, gid: str) -> list[Artist]:
    """Every artist of a name."""
    return figure.findobj(lambda artist: artist.get_gid() == gid)


def texts(figure: Figure, prefix: str = "") -> list[Text]:
    """Every text whose name begins with a prefix; halos are the same words once more."""
    found = figure.findobj(Text)
    return [
        t for t in found if t.get_gid() not in (None, "halo") and t.get_gid().startswith(prefix)
    ]


def said(figure: Figure, prefix: str) -> list[str]:
    """The words of the texts of a name."""
    return [text.get_text() for text in texts(figure, prefix)]


def boxes(figure: Figure, found: list[Text]) -> list[Any]:
    """The boxes of texts as they are drawn, in pixels."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [text.get_window_extent(renderer) for text in found]


def meeting(figure: Figure, found: list[Text]) -> list[tuple[str, str]]:
    """Which texts overlap by more than the air above letters; lines of one label may."""
    around = [box.expanded(1.0, 0.7) for box in boxes(figure, found)]
    pairs = combinations(zip(found, around, strict=True), 2)
    return [
        (one.get_text(), other.get_text())
        for (one, a), (other, b) in pairs
        if one.get_gid() != "watermark" != other.get_gid() and a.overlaps(b)
    ]


def clipped(figure: Figure) -> list[str]:
    """Which texts run off the picture."""
    wide, high = figure.get_size_inches() * figure.dpi
    found = texts(figure)
    return [
        text.get_text()
        for text, box in zip(found, boxes(figure, found), strict=True)
        if box.x0 < -0.5 or box.y0 < -0.5 or box.x1 > wide + 0.5 or box.y1 > high + 0.5
    ]
