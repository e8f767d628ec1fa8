"""Areas on the plane, ready to be drawn: decoded from the topology the build wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from geo.albers import Floats, albers

Rings = tuple[Floats, ...]


@dataclass(frozen=True, eq=False)
class Plane:
    """The areas of one scheme, and the land around them, in kilometres (``geo.albers``).

    Attributes
    ----------
    areas, tier, around : mapping of str to rings
        Closed rings by code: outer ones clockwise, holes against it. ``tier`` are the regions
        whose borders are drawn heavier (none where the scheme is itself of regions).
    points : mapping of str to (x, y)
        Where the label of an area, or of a neighbour, sits.
    parents : mapping of str to str
        The area of the tier above.
    sea : (x, y)
        Where the name of the Caspian Sea stands.
    """

    scheme: str
    areas: Mapping[str, Rings]
    tier: Mapping[str, Rings]
    around: Mapping[str, Rings]
    nation: Rings
    points: Mapping[str, tuple[float, float]]
    parents: Mapping[str, str]
    sea: tuple[float, float]

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of all areas."""
        return bounds(self.areas, self.areas.keys())


_SEA = (50.35, 39.35)  # longitude and latitude, as on the screen


def bounds(areas: Mapping[str, Rings], codes: Any) -> tuple[float, float, float, float]:
    """Return west, south, east and north of some areas, in kilometres."""
    points = np.vstack([ring for code in codes for ring in areas[code]])
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    return float(west), float(south), float(east), float(north)


def plane(topology: Mapping[str, Any], scheme: str) -> Plane:
    """Return the areas of a scheme from a TopoJSON written by ``geo.boundaries.topology``.

    Raises
    ------
    KeyError
        If the topology has no such scheme.
    """
    arcs = _arcs(topology)
    objects = topology["objects"]
    own, around = (_rings(objects[name], arcs) for name in (scheme, "neighbours"))
    tier = _rings(objects["region_2021"], arcs) if scheme == "district" else {}
    shapes = [*objects[scheme]["geometries"], *objects["neighbours"]["geometries"]]
    return Plane(
        scheme,
        own,
        tier,
        around,
        next(iter(_rings(objects["nation"], arcs).values())),
        {shape["id"]: _point(shape["properties"]) for shape in shapes},
        {shape["id"]: shape["properties"]["p"] for shape in shapes},
        _point({"x": _SEA[0], "y": _SEA[1]}),
    )


def _point(properties: Mapping[str, float]) -> tuple[float, float]:
    ((x, y),) = albers(np.array([[properties["x"], properties["y"]]]))
    return float(x), float(y)


def _arcs(topology: Mapping[str, Any]) -> list[Floats]:
    """Return every arc on the plane: quantised steps summed, scaled and projected."""
    scale = np.array(topology["transform"]["scale"])
    start = np.array(topology["transform"]["translate"])
    return [albers(np.cumsum(np.array(arc), axis=0) * scale + start) for arc in topology["arcs"]]


def _rings(layer: Mapping[str, Any], arcs: list[Floats]) -> dict[str, Rings]:
    found = {}
    for shape in layer["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        found[shape["id"]] = tuple(_ring(ring, arcs) for part in parts for ring in part)
    return found


def _ring(numbers: list[int], arcs: list[Floats]) -> Floats:
    """Return one closed ring: its arcs one after the other, each shared end once."""
    pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in numbers]
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])
