"""Small trends of areas, each where its area lies: one scale for all, cut at breaks; plain SVG.

Each is an element of a grid of its own, so that a narrow screen can set them two and two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from figures.palette import LIGHT
from figures.svg.plot import Point

_WIDTH, _HEIGHT = 160.0, 92.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 6.0, 48.0, 12.0, 22.0

PANEL_STYLE = (
    ".p-grid{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:8px;max-width:880px}"
    ".p-panel{display:block;background:var(--soft,#f3f7fa);border-radius:8px;padding:8px 8px 4px;"
    "color:inherit;text-decoration:none;min-width:0}.p-panel strong{display:block;font-size:14px;"
    "line-height:1.25;font-weight:600}.p-panel small{font-size:12.5px;opacity:.85}"
    "a.p-panel:hover strong{text-decoration:underline}.p-chosen{outline:3px solid #c4560a}"
    ".p-missing{background:repeating-linear-gradient(135deg,rgba(120,140,155,.28) 0 2px,"
    "var(--paper,#fff) 2px 9px)}.p-missing :is(strong,small){background:var(--paper,#fff);"
    "width:fit-content;padding:0 3px;opacity:1}"
    ".p-panel svg{display:block;width:100%;max-width:210px;height:auto}"
    f".p-nation{{fill:none;stroke:var(--muted,{LIGHT.muted});stroke-opacity:.55;stroke-width:1.6}}"
    f".p-line{{fill:none;stroke:var(--accent,{LIGHT.accent});stroke-width:2.4;"
    f"stroke-linejoin:round}}.p-dot{{fill:var(--accent,{LIGHT.accent})}}"
    f".p-value{{font-size:13px;font-weight:700;fill:var(--ink,{LIGHT.ink})}}"
    f".p-year{{font-size:12.3px;fill:var(--muted,{LIGHT.muted})}}.p-last{{text-anchor:end}}"
    f".p-break{{stroke:var(--warning,{LIGHT.warning});stroke-dasharray:2 3;stroke-width:1.4}}"
    f".p-base{{stroke:var(--line,{LIGHT.grid});stroke-width:1}}"
    "@container (max-width:640px){.p-grid{grid-template-columns:1fr 1fr}"
    ".p-grid>*{grid-area:auto!important}}.p-hold{container-type:inline-size}"
)

Part = Sequence[Point]


@dataclass(frozen=True)
class SmallTrend:
    """The trend of one area: where it stands, its parts between breaks, what it says.

    ``parts`` are (moment in years, value), none where there is no series.
    """

    ref_area: str
    column: int
    row: int
    name: str
    said: str
    link: str = ""
    parts: Sequence[Part] = ()
    written: str = ""


@dataclass(frozen=True)
class Scale:
    """The moments and the values that all small trends share, and how their ends are written."""

    first: float
    last: float
    low: float
    high: float
    years: tuple[str, str]
    breaks: tuple[float, ...] = ()

    def place(self, point: Point) -> Point:
        """Return where a moment and a value stand, in pixels."""
        across = (point[0] - self.first) / ((self.last - self.first) or 1.0)
        upwards = (point[1] - self.low) / ((self.high - self.low) or 1.0)
        x = _LEFT + across * (_WIDTH - _LEFT - _RIGHT)
        return round(x, 1), round(_HEIGHT - _BOTTOM - upwards * (_HEIGHT - _TOP - _BOTTOM), 1)


def panels_markup(
    trends: Sequence[SmallTrend],
    nation: Sequence[Part],
    scale: Scale,
    label: str,
    none: str,
    chosen: str = "",
) -> str:
    """Return the panels as markup, each where its area lies.

    Parameters
    ----------
    nation : sequence of parts
        The nation's series, drawn pale in every panel.
    label : str
        What they are, for those who do not see them.
    none : str
        What stands in the place of a series that there is not.
    """
    first = next((one for one in trends if one.ref_area == chosen), trends[0])
    pale = _lines(nation, scale, "p-nation")
    inside = "".join(
        _panel(one, pale, scale, none, (one is first, one.ref_area == chosen)) for one in trends
    )
    named = escape(label, quote=True)
    grid = f'<div class="p-grid" role="group" aria-label="{named}">{inside}</div>'
    return f'<div class="p-hold">{grid}</div>'


def _panel(
    one: SmallTrend, pale: str, scale: Scale, none: str, first_chosen: tuple[bool, bool]
) -> str:
    first, chosen = first_chosen
    kind = "p-panel" + ("" if one.parts else " p-missing") + (" p-chosen" if chosen else "")
    inside = _picture(one, pale, scale) if one.parts else f"<small>{escape(none)}</small>"
    return (
        f'<a class="{kind}" href="{one.link}" target="_self" tabindex="{0 if first else -1}" '
        f'style="grid-area:{one.row + 1}/{one.column + 1}" data-at="{one.column},{one.row}" '
        f'aria-label="{escape(one.said, quote=True)}" title="{escape(one.said, quote=True)}">'
        f"<strong>{escape(one.name)}</strong>{inside}</a>"
    )


def _picture(one: SmallTrend, pale: str, scale: Scale) -> str:
    x, y = scale.place(one.parts[-1][-1])
    base = _HEIGHT - _BOTTOM
    return (
        f'<svg viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" aria-hidden="true">'
        f'<path class="p-base" d="M{_LEFT:g} {base:g}H{_WIDTH - _RIGHT:g}"/>'
        f"{_broken(scale)}{pale}{_lines(one.parts, scale, 'p-line')}"
        f'<circle class="p-dot" cx="{x:g}" cy="{y:g}" r="3.6"/>'
        f'<text class="p-value" x="{x + 6:g}" y="{y + 4.5:g}">{escape(one.written)}</text>'
        f'<text class="p-year" x="{_LEFT:g}" y="{_HEIGHT - 6:g}">{escape(scale.years[0])}</text>'
        f'<text class="p-year p-last" x="{_WIDTH - _RIGHT + 6:g}" y="{_HEIGHT - 6:g}">'
        f"{escape(scale.years[1])}</text></svg>"
    )


def _broken(scale: Scale) -> str:
    at = (scale.place((moment, scale.low))[0] for moment in scale.breaks)
    return "".join(f'<path class="p-break" d="M{x:g} {_TOP:g}V{_HEIGHT - _BOTTOM:g}"/>' for x in at)


def _lines(parts: Iterable[Part], scale: Scale, kind: str) -> str:
    """Return a line for each part; one point alone is a dot."""
    drawn = []
    for part in parts:
        points = [scale.place(point) for point in part]
        steps = "L".join(f"{x:g} {y:g}" for x, y in points)
        x, y = points[0]
        alone = f'<path class="{kind}" stroke-linecap="round" d="M{x:g} {y:g}h.01"/>'
        drawn.append(f'<path class="{kind}" d="M{steps}"/>' if len(points) > 1 else alone)
    return "".join(drawn)
