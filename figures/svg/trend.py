"""A trend as plain SVG: lines cut at breaks, intervals, several sources apart; no script.

Colours are classes: the page's style sheet, or ``TREND_STYLE`` in a file of its own, gives them.
"""

from collections.abc import Iterator, Sequence
from html import escape

from figures.palette import LIGHT
from figures.spec import SERIES
from figures.svg.plot import (
    BREAK_LETTERS,
    ROW_HEIGHT,
    Frame,
    LineSegment,
    Plot,
    Point,
    wrap_to_length,
)

TREND_STYLE = (
    f".v-grid{{stroke:var(--line,{LIGHT.grid});stroke-width:1;fill:none}}"
    f".v-text{{fill:var(--muted,{LIGHT.muted});font-size:13px}}"
    ".v-end{text-anchor:end}.v-mid{text-anchor:middle}"
    f".v-break{{stroke:var(--warning,{LIGHT.warning});stroke-width:1.5;stroke-dasharray:2 3}}"
    f".v-note{{fill:var(--warning,{LIGHT.warning});font-size:13px}}"
    + "".join(
        f".v-l{place}{{stroke:{colour};fill:none;stroke-width:2.5;stroke-linejoin:round}}"
        f".v-p{place}{{fill:{colour};stroke:var(--paper,#fff);stroke-width:1.2}}"
        f".v-b{place}{{fill:{colour};fill-opacity:.16}}"
        f".v-e{place}{{stroke:{colour};stroke-width:1.4;stroke-opacity:.7}}"
        for place, colour in enumerate(SERIES)
    )
    + ".v-l1{stroke-dasharray:7 4}.v-l2{stroke-dasharray:2 3}.v-l3{stroke-dasharray:8 3 2 3}"
    ".v-l4{stroke-dasharray:12 4}"
)
_MOST_MARKED = 40  # points of a line beyond which a mark on each would only thicken it


def trend_marks(drawn: Plot) -> str:
    """Return the marks of a plot, without the element around them."""
    return "".join(
        [
            *(_grid(at, text, drawn) for at, text in drawn.upwards),
            *(_year(at, text, drawn) for at, text in drawn.across),
            *_breaks(drawn),
            *(
                _part(part, place % len(SERIES))
                for place, line in enumerate(drawn.lines)
                for part in line
            ),
        ]
    )


def trend_svg(drawn: Plot, title: str, description: str, ident: str) -> str:
    """Return a plot as an element of a page, named and described for those who do not see it."""
    frame = drawn.frame
    return (
        f'<svg class="v-trend" viewBox="0 0 {frame.width:g} {frame.height:g}" role="img" '
        f'aria-labelledby="{ident}-t {ident}-d"><title id="{ident}-t">{escape(title)}</title>'
        f'<desc id="{ident}-d">{escape(description)}</desc>{trend_marks(drawn)}</svg>'
    )


def _grid(at: float, text: str, drawn: Plot) -> str:
    frame = drawn.frame
    return (
        f'<path class="v-grid" d="M{frame.left:g} {at:g}H{frame.width - frame.right:g}"/>'
        f'<text class="v-text v-end" x="{frame.left - 8:g}" y="{at + 4:g}">{escape(text)}</text>'
    )


def _year(at: float, text: str, drawn: Plot) -> str:
    below = drawn.frame.height - 8
    return f'<text class="v-text v-mid" x="{at:g}" y="{below:g}">{escape(text)}</text>'


def _breaks(drawn: Plot) -> Iterator[str]:
    """Yield the line of each break and its label, which stands above the scale, on no line."""
    down = 0
    for at, text in drawn.breaks:
        rows = wrap_to_length(text, BREAK_LETTERS)
        yield _break(at, rows, down * ROW_HEIGHT, drawn.frame)
        down += len(rows)


def _break(at: float, rows: Sequence[str], top: float, frame: Frame) -> str:
    """Return the line of a break from its label down; the label on the side with more room."""
    side, x = ("", at + 6) if at < frame.width / 2 else (" v-end", at - 6)
    told = "".join(
        f'<tspan x="{x:g}" dy="{ROW_HEIGHT if place else 0}">{escape(row)}</tspan>'
        for place, row in enumerate(rows)
    )
    line = f"M{at:g} {top + 2:g}V{frame.height - frame.bottom:g}"
    note = f'<text class="v-note{side}" x="{x:g}" y="{top + 12:g}">{told}</text>'
    return f'<path class="v-break" d="{line}"/>{note}'


def _part(part: LineSegment, place: int) -> str:
    band = _band(part, place)
    line = f'<path class="v-l{place}" d="{_line(part.points)}"/>' if len(part.points) > 1 else ""
    marked = part.points if len(part.points) <= _MOST_MARKED else part.points[-1:]
    said = part.said[-len(marked) :]
    marks = "".join(
        f'<circle class="v-p{place}" cx="{x:g}" cy="{y:g}" r="4"><title>{escape(text)}</title>'
        "</circle>"
        for (x, y), text in zip(marked, said, strict=True)
    )
    return band + line + marks


def _band(part: LineSegment, place: int) -> str:
    """Return the interval as a band where every point has one, else a stroke at each that has."""
    known = [(x, *ends) for (x, _), ends in zip(part.points, part.bounds, strict=True) if ends]
    if len(known) == len(part.points) > 1:
        around = [(x, low) for x, low, _ in known] + [(x, high) for x, _, high in known[::-1]]
        return f'<path class="v-b{place}" d="{_line(around)}z"/>'
    strokes = "".join(f"M{x:g} {low:g}V{high:g}" for x, low, high in known)
    return f'<path class="v-e{place}" d="{strokes}"/>' if strokes else ""


def _line(points: tuple[Point, ...] | list[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
