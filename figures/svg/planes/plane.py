"""A plane of two scales as plain SVG: points, curves, bands and lines, each named where it stands.

What a line means stands above the plot, where nothing crosses it, or in the legend below.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import log10

from figures.palette import LIGHT
from figures.svg.plot import FIGURE, Frame, Point

PLANE_STYLE = (
    f".a-limit{{stroke:var(--muted,{LIGHT.muted});stroke-width:1.4;fill:none}}"
    ".a-dashed{stroke-dasharray:6 4}.a-dotted{stroke-dasharray:2 3}"
    f".a-mean{{stroke:var(--warning,{LIGHT.warning});stroke-width:1.6;stroke-dasharray:2 3;"
    f"fill:none}}.a-step{{stroke:var(--warning,{LIGHT.warning});stroke-width:4;fill:none}}"
    ".a-in{fill:#7fa9c2}.a-out{fill:#1b84b8}.a-far{fill:#c2500a}"
    ".a-fitted path{stroke-dasharray:7 5;stroke-width:2}.a-names .m-sized{fill:var(--ink,#13212b);"
    "stroke:var(--paper,#fff);font-weight:500}"
    f".a-half{{fill:var(--warning,{LIGHT.warning});stroke:none!important}}"
    f".a-between{{stroke:var(--line,{LIGHT.grid});stroke-width:2;fill:none}}"
    ".a-mark{stroke:var(--paper,#fff);stroke-width:1.2}"
)


@dataclass(frozen=True)
class Scale:
    """One direction of a plane: its ends, the values written on it, and whether in logarithms."""

    low: float
    high: float
    ticks: Sequence[tuple[float, str]]
    in_logs: bool = False

    def share(self, value: float) -> float:
        """Return how far along the scale a value lies, from nought to one."""
        low, high, at = (self._read(end) for end in (self.low, self.high, value))
        return (at - low) / (high - low)

    def _read(self, value: float) -> float:
        return log10(value) if self.in_logs else value


@dataclass(frozen=True)
class Plane:
    """A frame with its two scales, in pixels."""

    frame: Frame
    across: Scale
    upwards: Scale

    @property
    def foot(self) -> float:
        """Where the scale upwards begins."""
        return self.frame.height - self.frame.bottom

    @property
    def end(self) -> float:
        """Where the scale across ends."""
        return self.frame.width - self.frame.right

    def at(self, x: float, y: float) -> Point:
        """Return the place of a pair of values."""
        frame = self.frame
        wide, high = self.end - frame.left, self.foot - frame.top
        return (
            round(frame.left + self.across.share(x) * wide, 1),
            round(self.foot - self.upwards.share(y) * high, 1),
        )


def axes(plane: Plane, title: str = "") -> str:
    """Return the lines and figures of both scales, and what the one across is."""
    rows = "".join(_level(plane, value, text) for value, text in plane.upwards.ticks)
    columns = "".join(_figures_across(plane))
    below = f'x="{plane.end:g}" y="{plane.foot + 37:g}"'
    named = f'<text class="v-text v-end" {below}>{escape(title)}</text>'
    return f"{rows}{columns}{named if title else ''}"


def _figures_across(plane: Plane) -> Iterator[str]:
    """Yield the figures below the plot, but for those that would strike the one before."""
    free = 0.0
    for value, text in plane.across.ticks:
        x = plane.at(value, plane.upwards.low)[0]
        half = FIGURE * len(text) / 2
        if x - half >= free:
            free = x + half + FIGURE
            yield (
                f'<text class="v-text v-mid" x="{x:g}" y="{plane.foot + 18:g}">'
                f"{escape(text)}</text>"
            )


def _level(plane: Plane, value: float, text: str) -> str:
    y = plane.at(plane.across.low, value)[1]
    left = plane.frame.left
    return (
        f'<path class="v-grid" d="M{left:g} {y:g}H{plane.end:g}"/>'
        f'<text class="v-text v-end" x="{left - 8:g}" y="{y + 4:g}">{escape(text)}</text>'
    )


def curve(plane: Plane, points: Iterable[Point], kind: str, *, stairs: bool = False) -> str:
    """Return a line through pairs of values; as stairs, a value holds until the next."""
    places = [plane.at(x, y) for x, y in points]
    first, rest = places[0], places[1:]
    steps = "".join(f"H{x:g}V{y:g}" if stairs else f"L{x:g} {y:g}" for x, y in rest)
    return f'<path class="{kind}" d="M{first[0]:g} {first[1]:g}{steps}"/>'


def band(plane: Plane, lower: Sequence[Point], upper: Sequence[Point], kind: str) -> str:
    """Return the ground between two stairs over the same values across."""
    if not lower:
        return ""
    above = _corners([plane.at(x, y) for x, y in upper])
    below = _corners([plane.at(x, y) for x, y in lower])
    outline = "L".join(f"{x:g} {y:g}" for x, y in [*above, *reversed(below)])
    return f'<path class="{kind}" d="M{outline}Z"/>'


def _corners(places: Sequence[Point]) -> list[Point]:
    """Return the corners of stairs: each height holds until the next place."""
    found = [places[0]]
    for x, y in places[1:]:
        found += [(x, found[-1][1]), (x, y)]
    return found


def inside(plane: Plane, marks: str) -> str:
    """Return marks of which nothing is seen beyond the ends of the scales."""
    left, top = plane.frame.left, plane.frame.top
    wide, high = plane.end - left, plane.foot - top
    box = f"{left:g} {top:g} {wide:g} {high:g}"
    return (
        f'<svg x="{left:g}" y="{top:g}" width="{wide:g}" height="{high:g}" viewBox="{box}" '
        f'overflow="hidden">{marks}</svg>'
    )


def dot(place: Point, kind: str, said: str, shape: str = "circle") -> str:
    """Return one point, which says what it is when pointed at."""
    x, y = place
    title = f"<title>{escape(said)}</title>"
    if shape == "diamond":
        path = f"M{x:g} {y - 6.5:g}l6.5 6.5-6.5 6.5-6.5-6.5z"
        return f'<path class="a-mark {kind}" d="{path}">{title}</path>'
    if shape == "square":
        return (
            f'<rect class="a-mark {kind}" x="{x - 4.5:g}" y="{y - 4.5:g}" width="9" height="9">'
            f"{title}</rect>"
        )
    return f'<circle class="a-mark {kind}" cx="{x:g}" cy="{y:g}" r="4.5">{title}</circle>'


def upright(plane: Plane, value: float, text: str) -> str:
    """Return a line upwards at a value, its name above the plot on the side with more room."""
    x = plane.at(value, plane.upwards.low)[0]
    frame = plane.frame
    side, start = ("", x - 4) if x < frame.width / 2 else (" v-end", x + 4)
    return (
        f'<path class="v-break" d="M{x:g} {frame.top - 8:g}V{plane.foot:g}"/>'
        f'<text class="v-note{side}" x="{start:g}" y="{frame.top - 13:g}">{escape(text)}</text>'
    )


def plane_svg(plane: Plane, marks: str, title: str) -> str:
    """Return a plane as an element of a page, named for those who do not see it."""
    return (
        f'<svg class="v-trend" viewBox="0 0 {plane.frame.width:g} {plane.frame.height:g}" '
        f'role="group" aria-label="{escape(title, quote=True)}">{marks}</svg>'
    )


def two_widths(broad: str, slim: str) -> str:
    """Return one picture for broad and one for narrow places; the style shows the one that fits."""
    return (
        f"<div class='crm-sheet'><div class='crm-broad'>{broad}</div>"
        f"<div class='crm-slim'>{slim}</div></div>"
    )
