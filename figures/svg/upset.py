"""Combinations of several yes-or-no properties: bars of how many have each, over dots of which.

A. Lex, N. Gehlenborg, H. Strobelt, R. Vuillemot, H. Pfister (2014), UpSet: Visualization of
Intersecting Sets, IEEE Transactions on Visualization and Computer Graphics 20(12): 1983–1992.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from figures.svg.plot import wrap_to_length
from geo.classes import pretty

UPSET_STYLE = (
    ".u-1{fill:var(--u1,#a9d4ec)}.u-2{fill:var(--u2,#1f79a8)}.u-3{fill:var(--u3,#0b4d73)}"
    ".u-0{fill:#8497a3}.u-on{fill:var(--ink,#13212b)}.u-off{fill:var(--ink,#13212b);"
    "fill-opacity:.13}.u-join{stroke:var(--ink,#13212b);stroke-width:3}.u-band{fill:var(--soft,"
    "#f3f7fa)}.u-text{font-size:13px;fill:var(--ink,#13212b)}.u-small{font-size:12px;"
    "fill:var(--muted,#4a5b66)}.u-mid{text-anchor:middle}.u-end{text-anchor:end}"
    ".u-grid{stroke:var(--line,#dfe6eb)}.u-reach{stroke:var(--ink,#13212b);stroke-width:1.3}"
    ".u-hit{fill:transparent;stroke:none}.u-column{cursor:pointer;outline:none}"
    ".u-column:hover .u-hit{fill:var(--accent,#1b84b8);fill-opacity:.1}"
    ".u-column:focus-visible .u-hit{stroke:var(--accent,#1b84b8);stroke-width:2.5}"
    ".u-column[aria-pressed=true] .u-hit{fill:var(--accent,#1b84b8);fill-opacity:.16;"
    "stroke:var(--accent,#1b84b8);stroke-width:1.5}"
)
_WRITTEN = 56  # pixels for a total in figures
_MOST = 3  # of the colours: so many properties or more have the darkest


@dataclass(frozen=True)
class Column:
    """One combination: its code, the rows it consists of, how many per cent have it.

    ``low`` and ``high`` are its interval, None where there is none; ``said`` is what it says when
    pointed at. A column without a code is all the others together and cannot be chosen.
    """

    code: str
    members: tuple[int, ...]
    value: float
    text: str
    said: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Total:
    """One property: its name, how many per cent have it, and that as it is written."""

    name: str
    value: float
    text: str


@dataclass(frozen=True)
class Sheet:
    """The size of a picture in pixels, and the room for names, totals, bars and one row.

    Without room for totals they are written behind the names.
    """

    width: float
    names: float
    totals: float
    bars: float = 170.0
    row: float = 34.0
    letters: int = 26  # of a name in one line

    @property
    def left(self) -> float:
        """Where the columns begin."""
        return self.names + self.totals


def upset_svg(
    columns: Sequence[Column],
    totals: Sequence[Total],
    sheet: Sheet,
    title: str,
    pressed: str = "",
) -> str:
    """Return the picture as an element of a page; each column with a code is a toggle button.

    Parameters
    ----------
    columns : sequence of Column
        In the order in which they stand; per cent.
    totals : sequence of Total
        The rows, in order.
    title : str
        What the picture is, for those who do not see it.
    pressed : str
        The code of the column that is chosen.
    """
    height = sheet.bars + sheet.row * len(totals) + 4
    most = max(one.high or one.value for one in columns)
    ends, top = pretty([0.0, most], 3), 1.1 * most
    step = (sheet.width - sheet.left) / len(columns)
    marks = [
        *(_row(one, place, totals, sheet) for place, one in enumerate(totals)),
        *(_tick(value, top, sheet) for value in ends if 0 < value < top),
        *(
            _column(one, sheet.left + (place + 0.5) * step, step, top, len(totals), sheet, pressed)
            for place, one in enumerate(columns)
        ),
    ]
    return (
        f'<svg class="u-picture" viewBox="0 0 {sheet.width:g} {height:g}" role="group" '
        f'aria-label="{escape(title)}">{"".join(marks)}</svg>'
    )


def _row(one: Total, place: int, totals: Sequence[Total], sheet: Sheet) -> str:
    top = sheet.bars + place * sheet.row
    band = f'<rect class="u-band" y="{top:g}" width="{sheet.width:g}" height="{sheet.row:g}"/>'
    middle = top + sheet.row / 2
    most = max(total.value for total in totals) or 1.0
    drawn = _total(one, one.value / most, middle, sheet) if sheet.totals else ""
    name = one.name if sheet.totals else f"{one.name} {one.text}"
    return f"{band if place % 2 == 0 else ''}{_name(name, middle, sheet)}{drawn}"


def _name(name: str, middle: float, sheet: Sheet) -> str:
    lines = wrap_to_length(name, sheet.letters)
    first = middle + 4.5 - 7.5 * (len(lines) - 1)
    rows = "".join(
        f'<tspan x="4" y="{first + 15 * number:g}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text class="u-text">{rows}</text>'


def _total(one: Total, share: float, middle: float, sheet: Sheet) -> str:
    """Return how many have a property, as a bar that ends where the columns begin."""
    end = sheet.left - 8
    wide = share * (sheet.totals - _WRITTEN)
    return (
        f'<rect class="u-2" x="{end - wide:.1f}" y="{middle - 6:g}" width="{wide:.1f}" '
        f'height="12"/><text class="u-small u-end" x="{end - wide - 5:.1f}" '
        f'y="{middle + 4:g}">{escape(one.text)}</text>'
    )


def _tick(value: float, top: float, sheet: Sheet) -> str:
    y = _height(value, top, sheet)
    return (
        f'<path class="u-grid" d="M{sheet.left:g} {y:.1f}H{sheet.width:g}"/>'
        f'<text class="u-small u-end" x="{sheet.left - 6:g}" y="{y + 4:.1f}">{value:g}</text>'
    )


def _height(value: float, top: float, sheet: Sheet) -> float:
    return 16 + (1 - value / top) * (sheet.bars - 24)


def _column(
    one: Column, x: float, step: float, top: float, rows: int, sheet: Sheet, pressed: str
) -> str:
    height = sheet.bars + rows * sheet.row
    hit = (
        f'<rect class="u-hit" x="{x - step / 2 + 1:.1f}" y="2" width="{step - 2:.1f}" '
        f'height="{height:g}" rx="4"/>'
    )
    marks = "".join([hit, *_bar(one, x, step, top, sheet), *_dots(one, x, rows, sheet)])
    title = f"<title>{escape(one.said)}</title>"
    if not one.code:
        return f"<g>{title}{marks}</g>"
    state = "true" if one.code == pressed else "false"
    return (
        f'<g class="u-column" role="button" tabindex="0" aria-pressed="{state}" '
        f'aria-label="{escape(one.said)}" data-choose="{escape(one.code)}">{title}{marks}</g>'
    )


def _bar(one: Column, x: float, step: float, top: float, sheet: Sheet) -> Iterator[str]:
    wide, y, foot = min(step * 0.62, 26), _height(one.value, top, sheet), sheet.bars - 8
    kind = min(len(one.members), _MOST)
    yield (
        f'<rect class="u-{kind}" x="{x - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" '
        f'height="{max(foot - y, 0.8):.1f}"/>'
    )
    above = y
    if one.low is not None and one.high is not None:
        low, above = (_height(end, top, sheet) for end in (one.low, one.high))
        yield f'<path class="u-reach" d="M{x:.1f} {low:.1f}V{above:.1f}"/>'
    yield f'<text class="u-small u-mid" x="{x:.1f}" y="{above - 4:.1f}">{escape(one.text)}</text>'


def _dots(one: Column, x: float, rows: int, sheet: Sheet) -> Iterator[str]:
    if not one.members:
        return
    places = [sheet.bars + (row + 0.5) * sheet.row for row in range(rows)]
    for row, y in enumerate(places):
        kind = "u-on" if row in one.members else "u-off"
        yield f'<circle class="{kind}" cx="{x:.1f}" cy="{y:g}" r="6.5"/>'
    if len(one.members) > 1:
        first, last = places[min(one.members)], places[max(one.members)]
        yield f'<path class="u-join" d="M{x:.1f} {first:g}V{last:g}"/>'
