"""Areas as equal squares where they lie, as plain SVG: a small city counts as a large district.

A rate is told by the colour of its square, a count by a square within it, whose area is as the
count. Heavy lines part the regions. Narrow pictures show codes for names, and larger letters.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

from figures.palette import LIGHT, ink_on
from figures.svg.maps.map import patterns
from geo.classes import SEQUENTIAL

_SIDE = 50  # of a square, in pixels
_ROOM = 2  # around the grid, so that its outer lines are not cut
_UNSURE = "low_reliability"

TILE_STYLE = (
    ".t-hold{container-type:inline-size;max-width:604px}.t-grid{width:100%;height:auto}"
    ".t-box{stroke:var(--paper,#fff);stroke-width:1.5}.t-plain{fill:var(--soft,#f3f7fa)}"
    f".t-sized{{fill:color-mix(in srgb,var(--accent,{LIGHT.accent}) 45%,var(--paper,#fff))}}"
    ".t-name,.t-code,.t-value{text-anchor:middle;fill:#04101a;pointer-events:none}"
    ".t-name{font-size:12px}.t-value{font-size:14px;font-weight:700}.t-code{display:none}"
    + "".join(f".t-on-m-q{n}{{fill:var(--on{n},{ink_on(c)})}}" for n, c in enumerate(SEQUENTIAL))
    + f".t-own{{fill:var(--ink,{LIGHT.ink});stroke:var(--paper,#fff);stroke-width:3px;"
    "paint-order:stroke;stroke-linejoin:round}"
    f".t-line{{fill:none;stroke:var(--ink,{LIGHT.ink});stroke-width:2;stroke-linecap:square}}"
    ".t-chosen{fill:none;stroke:#c4560a;stroke-width:4}"
    ".t-tile:focus{outline:none}.t-tile:focus-visible .t-box{stroke:#c4560a;stroke-width:5}"
    "@container (max-width:560px){.t-name{display:none}.t-code{display:inline}"
    ".t-code,.t-value{font-size:20.5px}}"
)


@dataclass(frozen=True)
class Tile:
    """One area: where it stands, whose it is, what it is called, how it is painted, what it says.

    ``colour`` is a class of the scale, or less than nought where there is none; ``share`` the part
    of the largest count, for a square within the square; ``state`` why there is no value.
    """

    ref_area: str
    column: int
    row: int
    region: str
    name: str
    code: str
    written: str
    said: str
    link: str = ""
    colour: int = -1
    share: float | None = None
    state: str = ""


def tiles_svg(
    tiles: Sequence[Tile], title: str, ident: str, colours: Sequence[str], chosen: str = ""
) -> str:
    """Return the grid as an element of a page, named for those who do not see it.

    Parameters
    ----------
    colours : sequence of str
        The class that paints each class of the scale (``figures.svg.colour_class``).
    chosen : str
        The area the reader chose: it has a frame, and the keyboard begins at it.
    """
    width = _SIDE * (1 + max(one.column for one in tiles)) + 2 * _ROOM
    height = _SIDE * (1 + max(one.row for one in tiles)) + 2 * _ROOM
    first = next((one for one in tiles if one.ref_area == chosen), tiles[0])
    drawn = "".join(_tile(one, ident, colours, first=one is first) for one in tiles)
    frame = "" if first.ref_area != chosen else _square(first, 'class="t-chosen"')
    return (
        f'<div class="t-hold"><svg class="t-grid" viewBox="{-_ROOM} {-_ROOM} {width} {height}" '
        f'role="group" aria-labelledby="{ident}-t"><title id="{ident}-t">{escape(title)}</title>'
        f'<defs>{patterns(ident)}</defs>{drawn}<path class="t-line" d="{borders(tiles)}"/>'
        f"{frame}</svg></div>"
    )


def _tile(tile: Tile, ident: str, colours: Sequence[str], *, first: bool) -> str:
    said = escape(tile.said, quote=True)
    inside = f"<title>{said}</title>{_ground(tile, ident, colours)}{_texts(tile, colours)}"
    if not tile.link:
        return f'<g role="img" aria-label="{said}">{inside}</g>'
    return (
        f'<a class="t-tile" href="{tile.link}" target="_self" tabindex="{0 if first else -1}" '
        f'data-at="{tile.column},{tile.row}" aria-label="{said}">{inside}</a>'
    )


def _ground(tile: Tile, ident: str, colours: Sequence[str]) -> str:
    if tile.share is not None:
        side = sqrt(tile.share) * (_SIDE - 4)
        x, y = tile.column * _SIDE + 2, (tile.row + 1) * _SIDE - 2 - side
        inner = (
            f'<rect class="t-sized" x="{x}" y="{y:.1f}" width="{side:.1f}" height="{side:.1f}"/>'
        )
        return _square(tile, 'class="t-box t-plain"') + inner
    if tile.colour >= 0:
        ground = _square(tile, f'class="t-box {colours[tile.colour]}"')
        unsure = _square(tile, f'fill="url(#{ident}-{_UNSURE})"')
        return ground + unsure if tile.state == _UNSURE else ground
    return _square(tile, f'class="t-box" fill="url(#{ident}-{tile.state or "missing"})"')


def _square(tile: Tile, attributes: str) -> str:
    x, y = tile.column * _SIDE, tile.row * _SIDE
    return f'<rect {attributes} x="{x}" y="{y}" width="{_SIDE}" height="{_SIDE}"/>'


def _texts(tile: Tile, colours: Sequence[str]) -> str:
    ink = f" t-on-{colours[tile.colour]}" if tile.colour >= 0 else " t-own"
    x, y = tile.column * _SIDE + _SIDE / 2, tile.row * _SIDE
    lines = (("t-name", tile.name, 20), ("t-code", tile.code, 21), ("t-value", tile.written, 42))
    return "".join(
        f'<text class="{kind}{ink}" x="{x:g}" y="{y + down}" aria-hidden="true">'
        f"{escape(text)}</text>"
        for kind, text, down in lines
        if text
    )


def borders(tiles: Iterable[Tile]) -> str:
    """Return the lines between squares of two regions, and around the grid, as one path.

    Examples
    --------
    >>> one = Tile("a", 0, 0, "north", "A", "A", "1", "A: 1")
    >>> borders([one])
    'M0 0h50M0 50h50M0 0v50M50 0v50'
    """
    region = {(one.column, one.row): one.region for one in tiles}
    lines = dict.fromkeys(line for at, name in region.items() for line in _sides(at, name, region))
    return "".join(lines)


def _sides(at: tuple[int, int], name: str, region: Mapping[tuple[int, int], str]) -> list[str]:
    x, y = at
    left, top = x * _SIDE, y * _SIDE
    sides = {
        (x, y - 1): f"M{left} {top}h{_SIDE}",
        (x, y + 1): f"M{left} {top + _SIDE}h{_SIDE}",
        (x - 1, y): f"M{left} {top}v{_SIDE}",
        (x + 1, y): f"M{left + _SIDE} {top}v{_SIDE}",
    }
    return [line for beside, line in sides.items() if region.get(beside) != name]
