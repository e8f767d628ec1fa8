"""A map of areas as plain SVG: colours by class, patterns for states without a value, no script.

Outlines are fetched once from a file of shapes (``shapes``) or drawn into a picture that stands
alone; colours are classes, as in ``figures.svg.trend``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from figures.palette import LIGHT
from geo.classes import SEQUENTIAL
from geo.outlines import PictureSize
from indicators.codelists import STATES

Shape = Callable[[str], tuple[str, str]]  # code → the element, and the attribute with its form

MAP_STYLE = (
    f".m-sea{{fill:var(--sea,#eff6fa)}}.m-around{{fill:var(--land,#e3e8ec);"
    "stroke:var(--paper,#fff)}"
    f".m-area{{stroke:var(--paper,#fff);stroke-width:1.2;stroke-linejoin:round}}"
    f".m-border{{fill:none;stroke:var(--paper,#fff);stroke-width:2.6;stroke-linejoin:round}}"
    f".m-blank{{fill:var(--paper,#fff)}}.m-ink{{stroke:var(--muted,{LIGHT.muted});fill:none}}"
    f".m-dot{{fill:var(--muted,{LIGHT.muted})}}.m-pale{{stroke:var(--paper,#fff);stroke-width:2.4;fill:none}}"
    ".m-sized{font-weight:600;text-anchor:middle;fill:var(--ink,#0d1b24);stroke:var(--paper,#fff);"
    "stroke-opacity:.86;stroke-width:4px;paint-order:stroke;stroke-linejoin:round}"
    f".m-lead{{stroke:var(--ink,{LIGHT.ink});fill:var(--ink,{LIGHT.ink});stroke-width:1}}"
    f".m-water{{font-size:17px;font-style:italic;fill:var(--muted,{LIGHT.muted})}}"
    ".m-large{font-size:34px}.m-count-of{fill:#5fb3da;fill-opacity:.75;stroke:#0b4f75;stroke-width:1.4;"
    "pointer-events:none}.m-open{fill:none}"
    + "".join(f".m-q{n}{{fill:var(--q{n},{colour})}}" for n, colour in enumerate(SEQUENTIAL))
)
_MARKS: Mapping[str, str] = {
    "missing": '<path class="m-ink" d="M-2 2l4-4M0 10L10 0M8 12l4-4"/>',
    "suppressed": '<path class="m-ink" d="M-2 2l4-4M0 10L10 0M8 12l4-4"/>'
    '<path class="m-ink" d="M-2 8l4 4M0 0l10 10M8-2l4 4"/>',
    "not_collected": '<circle class="m-dot" cx="3" cy="3" r="1.3"/>',
    "not_applicable": '<path class="m-ink" d="M0 5h10"/>',
    "did_not_occur": '<path class="m-ink" d="M2.5 5h5M5 2.5v5"/>',
    "below_unit": '<circle class="m-ink" cx="5" cy="5" r="2"/>',
    "low_reliability": '<path class="m-pale" d="M-2 2l4-4M0 10L10 0M8 12l4-4"/>',
    "modelled": '<path class="m-pale" d="M-2 8l4 4M0 0l10 10M8-2l4 4"/>',
    "synthetic": '<path class="m-pale" d="M-2 2l4-4M0 10L10 0M8 12l4-4"/>'
    '<path class="m-pale" d="M-2 8l4 4M0 0l10 10M8-2l4 4"/>',
}
# What lies on the colour of a figure and does not stand in its place. Estimates for districts are
# hatched the other way than figures of low reliability; those without any sample both ways.
_OVER = ("low_reliability", "modelled", "synthetic")


def patterns(ident: str, more: Iterable[str] = ()) -> str:
    """Return the fills of the states, and of ``more``, to stand in a picture or once in a page."""
    return "".join(_pattern(ident, state) for state in dict.fromkeys((*STATES, *more)))


def pattern_sheet(ident: str, states: Iterable[str]) -> str:
    """Return the fills of the states as an element that takes no room, for a legend of its own.

    A fill that stands in a picture which is not displayed paints nothing: where a page has a
    picture in two sizes, the legend of both cannot lean on either.
    """
    return (
        '<svg class="m-patterns" width="0" height="0" aria-hidden="true">'
        f"<defs>{patterns(ident, states)}</defs></svg>"
    )


def _pattern(ident: str, state: str) -> str:
    ground = "" if state in _OVER else '<rect class="m-blank" width="10" height="10"/>'
    return (
        f'<pattern id="{ident}-{state}" width="10" height="10" patternUnits="userSpaceOnUse">'
        f"{ground}{_MARKS[state]}</pattern>"
    )


def state_marks(state: str, ident: str) -> tuple[str, ...]:
    """Return the attributes that paint a state in a legend, one mark over the other.

    The pattern of an unsure figure lies on the colour of its figure: alone it would be nothing.

    Examples
    --------
    >>> state_marks("missing", "m"), state_marks("low_reliability", "m")
    (('fill="url(#m-missing)"',), ('class="m-q2"', 'fill="url(#m-low_reliability)"'))
    """
    ground = (f'class="m-q{len(SEQUENTIAL) // 2}"',) if state in _OVER else ()
    return (*ground, f'fill="url(#{ident}-{state})"')


def colour_class(colour: str) -> str:
    """Return the class that paints a colour of the sequential scale."""
    return f"m-q{SEQUENTIAL.index(colour)}"


def map_marks(
    values: Mapping[str, Sequence[Any]],
    classes: Sequence[Mapping[str, str]],
    said: Mapping[str, str],
    shape: Shape,
    on: PictureSize,
    ident: str,
) -> str:
    """Return the marks of a map, without the element around them.

    Parameters
    ----------
    values : mapping
        Of every area of the layer: class, written value, interval, state (``maps.area_values``);
        an area that is not there is missing.
    classes : sequence of mapping
        Colour ``c`` of each class.
    said : mapping
        What each area says when pointed at; its keys are the areas drawn.
    """
    drawn = "".join(
        _area(code, values.get(code, (-1, "", "", "missing")), classes, text, shape, ident)
        for code, text in said.items()
    )
    around = element(shape, "around", 'class="m-around"')
    drawn_over = sorted({str(entry[3]) for entry in values.values()} & {*_OVER})
    return (
        f"<defs>{patterns(ident, drawn_over)}</defs>"
        f'<rect class="m-sea" width="{on.width}" height="{on.height}"/>'
        f"{around}{drawn}"
    )


def _area(
    code: str,
    entry: Sequence[Any],
    classes: Sequence[Mapping[str, str]],
    text: str,
    shape: Shape,
    ident: str,
) -> str:
    place, state = int(entry[0]), str(entry[3])
    title = f"<title>{escape(text)}</title>"
    if place < 0:
        fill = f'class="m-area" fill="url(#{ident}-{state or "missing"})"'
        return element(shape, code, fill, title)
    area = element(shape, code, f'class="m-area {colour_class(classes[place]["c"])}"', title)
    if state not in _OVER:
        return area
    return area + element(shape, code, f'fill="url(#{ident}-{state})"', title)


def linked_map(
    said: Mapping[str, str], links: Mapping[str, str], shape: Shape, on: PictureSize, above: str
) -> str:
    """Return a map whose areas lead to their pages, beside a list that has the same links.

    The list is what is read out and stepped through; the map is for those who see and point.

    Parameters
    ----------
    said, links : mapping
        What each area says when pointed at, and the address it leads to.
    above : str
        What is drawn over the areas: their names.
    """
    ground = element(shape, "around", 'class="m-around"')
    drawn = "".join(
        f'<a href="{escape(links[code])}" tabindex="-1">'
        + element(shape, code, 'class="m-area m-q1"', f"<title>{escape(text)}</title>")
        + "</a>"
        for code, text in said.items()
    )
    return (
        f'<svg class="m-map" viewBox="0 0 {on.width} {on.height}" aria-hidden="true">'
        f'<rect class="m-sea" width="{on.width}" height="{on.height}"/>'
        f"{ground}{drawn}{above}</svg>"
    )


def element(shape: Shape, code: str, attributes: str, inside: str = "") -> str:
    """Return the outline of an area, painted and with what stands inside it."""
    name, form = shape(code)
    return f"<{name} {form} {attributes}>{inside}</{name}>"


def by_reference(address: str) -> Shape:
    """Return shapes that are fetched once from a file of shapes."""
    return lambda code: ("use", f'href="{escape(address)}#{code}"')


def drawn_in(outlines: Mapping[str, str]) -> Shape:
    """Return shapes that stand in the picture itself."""
    return lambda code: ("path", f'd="{outlines[code]}"')


def file_of_shapes(outlines: Mapping[str, str], on: PictureSize) -> str:
    """Return the file of shapes of one layer: each outline under its code, ``around`` beside."""
    inside = "".join(f'<path id="{code}" d="{path}"/>' for code, path in outlines.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {on.width} {on.height}">'
        f"<defs>{inside}</defs></svg>"
    )


def map_svg(inner: str, on: PictureSize, title: str, description: str, ident: str) -> str:
    """Return a map as an element of a page, named and described for those who do not see it."""
    return (
        f'<svg class="m-map" viewBox="0 0 {on.width} {on.height}" role="img" '
        f'aria-labelledby="{ident}-t {ident}-d"><title id="{ident}-t">{escape(title)}</title>'
        f'<desc id="{ident}-d">{escape(description)}</desc>{inner}</svg>'
    )
