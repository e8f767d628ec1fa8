"""Names and values of areas on a map that do not meet: in their place, else led out by a line.

Greedy placement, nearest places first (J. Christensen, J. Marks and S. Shieber 1995, An empirical
study of algorithms for point-feature label placement, ACM Transactions on Graphics 14).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, hypot, pi, sin

from geo.outlines import PictureSize

Point = tuple[float, float]
Box = tuple[float, float, float, float]

_LETTER, _LINE = 0.56, 1.16  # width of a letter and height of a line, in sizes of the type
_WIDE_LETTER = 0.66  # of the widest sans serif: a page without a font of its own may be shown in it
_NEAR = 1.4  # sizes of the type from which a label is led out by a line
_RINGS = (0.0, 0.7, 1.4, 2.2, 3.0, 4.0, 5.2)


def value_labels(
    texts: Mapping[str, Sequence[str]],
    points: Mapping[str, Point],
    on: PictureSize,
    *,
    size: float,
    kind: str = "",
    keep_off: Sequence[Box] = (),
) -> str:
    """Return lines of text at the label points of areas, as one group of a map.

    Parameters
    ----------
    texts : mapping
        Of each area its lines, the value last.
    size : float
        The size of the type, in pixels of the sheet.
    kind : str
        A class of the group.
    keep_off : sequence of (left, top, right, bottom)
        Places that no label may cover.
    """
    taken: list[Box] = [*keep_off]
    sheet = (0.0, 0.0, float(on.width), float(on.height))
    drawn = []
    for code, lines in texts.items():
        at = points[code]
        place = _place(at, lines, sheet, size, taken, _WIDE_LETTER) or at
        taken.append(_box(place, lines, size, _WIDE_LETTER))
        drawn.append(_label(at, place, lines, size))
    return f'<g class="m-labels {kind}" aria-hidden="true">{"".join(drawn)}</g>'


@dataclass(frozen=True)
class Label:
    """A name, and the point it belongs to."""

    text: str
    at: Point


def free_labels(
    labels: Sequence[Label], within: Box, *, size: float, keep_off: Sequence[Box]
) -> str:
    """Return the names of points that have a free place within a box; the others are left out."""
    taken: list[Box] = [*keep_off]
    drawn = []
    for one in labels:
        if place := _place(one.at, [one.text], within, size, taken):
            taken.append(_box(place, [one.text], size))
            led = _lead(one.at, place) if _is_far(one.at, place, size) else ""
            drawn.append(f"{led}{_written(place, [one.text], size)}")
    return f'<g class="a-names" aria-hidden="true">{"".join(drawn)}</g>'


def _place(
    at: Point,
    lines: Sequence[str],
    within: Box,
    size: float,
    taken: Sequence[Box],
    letter: float = _LETTER,
) -> Point | None:
    """Return the nearest free place of a label."""
    for place in _places(at, size):
        box = _box(place, lines, size, letter)
        if _inside(box, within) and not any(_meet(box, other) for other in taken):
            return place
    return None


def _places(at: Point, size: float) -> Iterator[Point]:
    for ring in _RINGS:
        for turn in range(16 if ring else 1):
            angle = pi / 2 + turn * pi / 8
            yield at[0] + 1.6 * ring * size * cos(angle), at[1] + ring * size * sin(angle)


def _box(at: Point, lines: Sequence[str], size: float, letter: float = _LETTER) -> Box:
    wide = max(map(len, lines)) * letter * size / 2
    high = len(lines) * _LINE * size / 2
    return at[0] - wide, at[1] - high, at[0] + wide, at[1] + high


def _inside(box: Box, within: Box) -> bool:
    starts = box[0] >= within[0] and box[1] >= within[1]
    return starts and box[2] <= within[2] and box[3] <= within[3]


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def _label(at: Point, place: Point, lines: Sequence[str], size: float) -> str:
    text = _written(place, lines, size)
    if not _is_far(at, place, size):
        return text
    dot = f'<circle class="m-lead" cx="{at[0]:.0f}" cy="{at[1]:.0f}" r="2.5"/>'
    return f"{_lead(at, place)}{dot}{text}"


def _is_far(at: Point, place: Point, size: float) -> bool:
    return hypot(place[0] - at[0], place[1] - at[1]) >= _NEAR * size


def _lead(at: Point, place: Point) -> str:
    line = f"M{at[0]:.0f} {at[1]:.0f}L{place[0]:.0f} {place[1]:.0f}"
    return f'<path class="m-lead" d="{line}"/>'


def _written(place: Point, lines: Sequence[str], size: float) -> str:
    first = place[1] - (len(lines) - 1) * _LINE * size / 2 + 0.34 * size
    rows = "".join(
        f'<tspan x="{place[0]:.0f}" y="{first + row * _LINE * size:.0f}">{escape(text)}</tspan>'
        for row, text in enumerate(lines)
    )
    return f'<text class="m-sized" font-size="{size:g}">{rows}</text>'
