"""The names on a printed map: what each label says, and how it is drawn."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

from figures.palette import LIGHT
from figures.print.maps.ground import MapWindow, ground
from figures.print.maps.labels import Labels, Placed, Wanted
from figures.print.style import HALO, PointSheet
from figures.print.type import Face, contrast, width
from geo.plane import Plane, bounds
from indicators.codelists import areas
from indicators.words import Words

_SMALLEST = 5.8  # points: below it print is not read
_WATER, _SIDE = "#2f6f94", "#66757f"
_FEW = 20  # areas: of so few the value stands under the name
# Size of type, of that of the format, where areas are many.
_MANY = {"half": 0.8, "full": 0.74, "band": 0.74, "slide": 0.6, "web": 0.82}
_LED = ("full", "web")  # formats with room for the names of many areas outside them
_READABLE = 4.5  # contrast of text with its ground (WCAG 2.2, 1.4.3)
_CLEAR = 0.97  # share of a label on its own area from which it needs no halo


def names(
    sheet: PointSheet,
    shapes: Plane,
    view: MapWindow,
    entries: Mapping[str, Sequence[Any]],
    words: Words,
    inside: Collection[str],
    fills: Mapping[str, str],
) -> None:
    """Write the names of areas, with their values where areas are few, and what lies around.

    Parameters
    ----------
    fills : mapping
        The colour of each area that has a plain one: names on it need no halo.
    """
    few = len(inside) < _FEW
    size = max(_SMALLEST, (0.95 if few else _MANY[sheet.size.name]) * sheet.size.type_size)
    faces: tuple[Face, Face] = ("bold", "regular") if few else ("regular", "regular")
    labels = Labels(view, ground(shapes), 1.12 * size)
    wanted = []
    for code in inside:
        value = str(entries[code][1]) if few else ""
        name = words.of(areas()[code].name)
        wanted.append(_wanted(code, name, value, shapes, view, size, faces))
    labels.place(wanted, lead=few or sheet.size.name in _LED)
    for placed in labels.placed:
        _draw(
            sheet,
            placed,
            size,
            faces,
            str(entries[placed.code][1]) if few else "",
            fills[placed.code],
        )
    _around(sheet, shapes, view, labels, words, size)


def _wanted(
    code: str,
    name: str,
    value: str,
    shapes: Plane,
    view: MapWindow,
    size: float,
    faces: tuple[Face, Face],
) -> Wanted:
    west, south, east, north = bounds(shapes.areas, [code])
    extent = (view.scale * (east - west), view.scale * (north - south))
    ((x, y),) = view.points(np.array([shapes.points[code]]))
    variants = []
    for lines in _split(name):
        wide = max(width(line, size, faces[0]) for line in lines)
        below = (value,) if value else ()
        variants.append(((*lines, *below), max(wide, width(value, size, faces[1]))))
    return Wanted(code, (float(x), float(y)), extent, variants)


def _split(name: str) -> list[tuple[str, ...]]:
    """Return a name in one line, and in two where it has a place to break.

    Examples
    --------
    >>> _split("Mountainous Shirvan"), _split("Bakı")
    ([('Mountainous Shirvan',), ('Mountainous', 'Shirvan')], [('Bakı',)])
    >>> _split("Gəncə-Daşkəsən")[1]
    ('Gəncə-', 'Daşkəsən')
    """
    places = [place + 1 for place, letter in enumerate(name) if letter in " -"]
    if not places:
        return [(name,)]
    middle = min(places, key=lambda place: abs(place - len(name) / 2))
    return [(name,), (name[:middle].strip(), name[middle:])]


def _draw(
    sheet: PointSheet, placed: Placed, size: float, faces: tuple[Face, Face], value: str, fill: str
) -> None:
    left, top, right, _ = placed.box
    if placed.leader:
        ink = LIGHT.muted
        sheet.lines([placed.leader], colors=ink, linewidths=0.5, order=4.0, gid="leader")
        sheet.dot(placed.leader[0], 1.8, facecolor=ink, order=4.1)
    ink, halo = _ink(fill if placed.own >= _CLEAR else "")
    for place, line in enumerate(placed.lines):
        last = bool(value) and place == len(placed.lines) - 1
        at = ((left + right) / 2, top + (place + 0.79) * 1.12 * size)
        style = {"size": size, "face": faces[last], "anchor": "center"}
        if halo:
            sheet.text(at, line, **style, ink="#ffffff", effects=HALO, order=5.5, gid="halo")
        sheet.text(at, line, **style, ink=ink, gid=f"label-{placed.code}")


def _ink(fill: str) -> tuple[str, bool]:
    """Return the ink of a name on a colour, and whether it needs a halo to be read."""
    if fill and contrast(LIGHT.ink, fill) >= _READABLE:
        return LIGHT.ink, False
    if fill and contrast("#ffffff", fill) >= _READABLE:
        return "#ffffff", False
    return LIGHT.ink, True


def _around(
    sheet: PointSheet, shapes: Plane, view: MapWindow, labels: Labels, words: Words, size: float
) -> None:
    """Write the names of neighbours and of the sea where no other label stands."""
    texts = {
        "ARM": words("Armenia"),
        "GEO": words("Georgia"),
        "IRN": words("Iran"),
        "RUS": words("Russian Federation"),
        "TUR": words("Türkiye"),
    }
    places = {code: shapes.points[code] for code in texts if code in shapes.points}
    texts["caspian"], places["caspian"] = words("Caspian Sea"), shapes.sea
    before = len(labels.placed)
    for code, at in places.items():
        ((x, y),) = view.points(np.array([at]))
        wide = width(texts[code], size, "italic")
        labels.beside(Wanted(code, (float(x), float(y)), (60, 60), [((texts[code],), wide)]))
    for placed in labels.placed[before:]:
        sheet.text(
            ((placed.box[0] + placed.box[2]) / 2, placed.box[1] + 0.79 * 1.12 * size),
            placed.lines[0], size=size, face="italic", anchor="center",
            ink=_WATER if placed.code == "caspian" else _SIDE, gid=f"side-{placed.code}",
        )  # fmt: skip
