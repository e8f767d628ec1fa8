"""Type of pictures for print: Source Sans 3, measured before it is drawn.

The fonts are registered from ``figures/fonts`` by file, so that a machine without fonts draws the
same picture.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags

FAMILY = "Source Sans 3"
FALLBACK = ("Source Sans Pro", "Noto Sans", "Arial", "sans-serif")  # where an SVG is read
Face = Literal["regular", "bold", "italic"]
_FOLDER = Path(__file__).parent.parent / "fonts"
_FILES = {
    "regular": _FOLDER / "SourceSans3-Regular.ttf",
    "bold": _FOLDER / "SourceSans3-Bold.ttf",
    "italic": _FOLDER / "SourceSans3-It.ttf",
}
_UNITS = 1000.0  # size at which letters are measured


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


def wrap_to_width(text: str, size: float, room: float, face: Face = "regular") -> list[str]:
    """Return text in lines no wider than the room, broken at spaces."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(longer, size, face) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def balanced_lines(text: str, size: float, room: float, face: Face = "regular") -> list[str]:
    """Return text in as few lines as fit the room, of about the same width."""
    lines = wrap_to_width(text, size, room, face)
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        even = wrap_to_width(text, size, share * room, face)
        if len(even) == len(lines):
            return even
    return lines


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
