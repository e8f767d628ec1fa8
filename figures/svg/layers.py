"""Layers of a map that are not classes of one scale: circles, and two scales at once."""

from collections.abc import Mapping
from html import escape
from math import sqrt

from figures.svg.map import Shape, element

# Nine colours of two three-step scales, the first upwards (brown), the second across (blue).
TWO_WAY = (
    ("#e9edf3", "#bcd3e6", "#82b2d6"),
    ("#e6cdb1", "#a8a8a4", "#5c86a8"),
    ("#d38b3c", "#8c6a4c", "#2b3d54"),
)
_TYPE = 1.5  # size of a number in a circle, in radii of a count of one
LAYER_STYLE = (
    ".m-plain{fill:var(--area,#dbe4ec)}.m-circle{fill:#5fb0d8;stroke:#0b4d73;"
    "stroke-width:1.4}.m-count{font-weight:700;text-anchor:middle;fill:#0d1b24}"
    + "".join(
        f".m-t{up}{across}{{fill:{colour}}}"
        for up, row in enumerate(TWO_WAY)
        for across, colour in enumerate(row)
    )
)


def shaped_areas(shape: Shape, kinds: Mapping[str, str], said: Mapping[str, str]) -> str:
    """Return areas on their ground, each with what it says when pointed at.

    Parameters
    ----------
    kinds : mapping
        The attributes that paint each area.
    """
    drawn = "".join(
        element(shape, code, kinds[code], f"<title>{escape(text)}</title>")
        for code, text in said.items()
    )
    return element(shape, "around", 'class="m-around"') + drawn


def circles(
    counts: Mapping[str, int],
    points: Mapping[str, tuple[float, float]],
    said: Mapping[str, str],
    *,
    unit: float,
) -> str:
    """Return circles whose areas are as the counts, the largest below; numbers in the larger ones.

    Parameters
    ----------
    unit : float
        The radius of a count of one, in pixels of the sheet.
    """
    order = sorted(counts, key=lambda code: -counts[code])
    return "".join(_circle(points[c], counts[c], unit, said[c]) for c in order)


def _circle(at: tuple[float, float], count: int, unit: float, text: str) -> str:
    (x, y), radius, size = at, unit * sqrt(count), _TYPE * unit
    number = (
        f'<text class="m-count" x="{x:.0f}" y="{y + 0.35 * size:.0f}" font-size="{size:.1f}">'
        f"{count}</text>"
        if count > 2
        else ""
    )
    return (
        f'<g><circle class="m-circle" cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}"/>{number}'
        f"<title>{escape(text)}</title></g>"
    )
