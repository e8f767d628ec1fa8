"""Layers of a map that are not classes of one scale: circles, and two scales at once."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import sqrt

from figures.svg.maps.map import Shape, element
from figures.symbols import radius_of_one
from geo.outlines import PictureSize

# Nine colours of two three-step scales, the first upwards (brown), the second across (blue).
TWO_WAY = (
    ("#e9edf3", "#bcd3e6", "#82b2d6"),
    ("#e6cdb1", "#a8a8a4", "#5c86a8"),
    ("#d38b3c", "#8c6a4c", "#2b3d54"),
)
_LARGEST = 0.05  # radius, of the width of the sheet
_KEY = 17.0  # pixels of the sheet: the type of a legend, as ``map.MAP_STYLE`` has it
_TYPE = 1.7  # size of a number in a circle, in radii of a count of one
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


def counts_on_map(
    counts: Mapping[str, float],
    points: Mapping[str, tuple[float, float]],
    keys: Sequence[tuple[int, str]],
    on: PictureSize,
    *,
    narrow: bool = False,
    beside: Iterable[float] = (),
) -> str:
    """Return circles as large as counts, and those of a legend in the lower right corner.

    Parameters
    ----------
    counts : mapping
        By area; one below nought is an open circle.
    keys : sequence of (number, text)
        The circles of the legend (``figures.symbols.circle_keys``).
    narrow : bool
        Whether the numbers of the legend stand in a larger type too, for a narrow page.
    beside : iterable of float
        The counts of a map beside it, whose circles are of the same scale.
    """
    unit = radius_of_one([*counts.values(), *beside], _LARGEST * on.width)
    order = sorted((code for code in counts if code in points), key=lambda c: -abs(counts[c]))
    drawn = "".join(_sized(points[c], unit * sqrt(abs(counts[c])), counts[c] < 0) for c in order)
    legend = _circle_legend(unit, keys, on, "m-water", _KEY)
    if narrow:
        large = _circle_legend(unit, keys, on, "m-water m-large", 2 * _KEY)
        legend = f'<g class="crm-wide-only">{legend}</g><g class="crm-narrow-only">{large}</g>'
    return f'<g aria-hidden="true">{drawn}{legend}</g>'


def circle_row(counts: Iterable[float], keys: Sequence[tuple[int, str]], on: PictureSize) -> str:
    """Return the circles of a legend in a row below maps of some counts, as large as theirs."""
    unit = radius_of_one(counts, _LARGEST * on.width)
    height = 2 * unit * sqrt(max((value for value, _ in keys), default=0)) + 4.0
    types = (("crm-wide-only", "m-water", _KEY), ("crm-narrow-only", "m-water m-large", 2 * _KEY))
    drawn = "".join(
        f'<g class="{shown}">{_in_a_row(unit, keys, height, kind, size)}</g>'
        for shown, kind, size in types
    )
    return (
        f'<svg class="m-map" viewBox="0 0 {on.width} {height:.0f}" aria-hidden="true">{drawn}</svg>'
    )


def _in_a_row(
    unit: float, keys: Sequence[tuple[int, str]], height: float, kind: str, size: float
) -> str:
    drawn, x = "", 2.0
    for value, label in keys:
        radius = unit * sqrt(value)
        drawn += _sized((x + radius, height / 2), radius, below=True) + (
            f'<text class="{kind}" x="{x + 2 * radius + 8:.0f}" y="{height / 2 + 0.35 * size:.0f}">'
            f"{escape(label)}</text>"
        )
        x += 2 * radius + 8 + (0.6 * len(label) + 1) * size
    return drawn


def _sized(at: tuple[float, float], radius: float, below: bool) -> str:
    open_ = " m-open" if below else ""
    return (
        f'<circle class="m-count-of{open_}" cx="{at[0]:.0f}" cy="{at[1]:.0f}" '
        f'r="{max(radius, 0.8):.1f}"/>'
    )


def _circle_legend(
    unit: float, keys: Sequence[tuple[int, str]], on: PictureSize, kind: str, size: float
) -> str:
    """Return the circles of a legend in each other, each with its number beside its top.

    Parameters
    ----------
    kind, size : str, float
        The class of the numbers, and the size of their type in pixels of the sheet.
    """
    widest = max((unit * sqrt(value) for value, _ in keys), default=0.0)
    x, foot = on.width - widest - 4.7 * size, on.height - 10.0
    last = on.height - 0.1 * size
    drawn = ""
    for value, label in reversed(keys):
        radius = unit * sqrt(value)
        last = min(foot - 2 * radius, last - 1.06 * size)
        drawn += _sized((x, foot - radius), radius, below=True) + (
            f'<text class="{kind}" x="{x + widest + 8:.0f}" y="{last + 0.35 * size:.0f}">'
            f"{escape(label)}</text>"
        )
    return drawn


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
