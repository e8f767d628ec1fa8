"""Names at the ends of lines, in place of a legend; none stands on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from figures.palette import LIGHT
from figures.print.frame import Box
from figures.print.style import LINE, Point, PointSheet
from figures.print.type import wrap_to_width

_SAMPLE = 1.5  # ems of line before a name
_SMALL, _GAP = 0.9, 0.45


@dataclass(frozen=True)
class End:
    """One name: the height at which its line ends, the text, the value in bold, the line's look.

    ``dot`` is the colour of a point that stands alone and is no line.
    """

    at: float
    text: str
    value: str
    style: dict[str, Any]
    dot: str = ""


def draw_line_names(sheet: PointSheet, named: Sequence[End], box: Box) -> None:
    """Write the names in a column, each as near to the end of its line as the others allow."""
    size = _SMALL * sheet.size.type_size
    order = sorted(named, key=lambda end: end.at)
    indent = _indent(named, size)
    texts = [_lines(end, size, box.width - indent) for end in order]
    heights = [len(lines) * size * LINE for lines in texts]
    tops = spread_labels([end.at for end in order], heights, _GAP * size, box)
    for end, lines, top in zip(order, texts, tops, strict=True):
        y = top + 0.8 * size
        if indent:
            _sample(sheet, end, (box.x, y - 0.28 * size), _SAMPLE * size)
        for text, style in lines:
            sheet.text((box.x + indent, y), text, size=size, gid="end", **style)
            y += size * LINE


def _sample(sheet: PointSheet, end: End, at: Point, wide: float) -> None:
    if end.dot:
        sheet.dot((at[0] + wide / 2, at[1]), 0.3 * wide, facecolor=end.dot)
    else:
        sheet.lines([[at, (at[0] + wide, at[1])]], **end.style)


def names_height(named: Sequence[End], wide: float, em: float) -> float:
    """Return the height that all names take in a column."""
    size = _SMALL * em
    room = wide - _indent(named, size)
    return sum((len(_lines(end, size, room)) * LINE + _GAP) * size for end in named)


def _indent(named: Sequence[End], size: float) -> float:
    """Return the room of the sample before each name; one line alone needs none."""
    return (_SAMPLE + 0.4) * size if len(named) > 1 else 0.0


def _lines(end: End, size: float, wide: float) -> list[tuple[str, dict[str, Any]]]:
    bold = {"face": "bold", "ink": LIGHT.ink}
    value = [(line, bold) for line in wrap_to_width(end.value, size, wide, "bold") if line]
    return value + [
        (text, {"ink": LIGHT.muted}) for text in wrap_to_width(end.text, size, wide) if text
    ]


def spread_labels(
    wanted: Sequence[float], heights: Sequence[float], gap: float, box: Box
) -> list[float]:
    """Return the tops of labels, in order, moved apart so that none meets the next.

    Examples
    --------
    >>> spread_labels([10, 12], [10, 10], 2, Box(0, 0, 50, 100))
    [5.0, 17.0]
    >>> spread_labels([95, 99], [10, 10], 2, Box(0, 0, 50, 100))
    [78, 90]
    """
    tops: list[float] = []
    floor_ = box.y
    for at, high in zip(wanted, heights, strict=True):
        tops.append(max(at - high / 2, floor_))
        floor_ = tops[-1] + high + gap
    ceiling = box.bottom
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], ceiling - heights[place])
        ceiling = tops[place] - gap
    return tops
