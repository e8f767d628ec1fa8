"""Which areas touch: read from the borders that they share in a topology."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

Neighbours = Mapping[str, frozenset[str]]
SEA = "SEA"


def neighbours(topology: Mapping[str, Any], scheme: str) -> Neighbours:
    """Return the areas that each area of a scheme shares a border with.

    Two that meet in one point only do not touch. An area without any, an exclave, has none.

    Parameters
    ----------
    topology : mapping
        TopoJSON written by ``geo.boundaries.topology``: a border is an arc of both areas.
    """
    sides = defaultdict(set)
    shapes = topology["objects"][scheme]["geometries"]
    for shape in shapes:
        for arc in _arcs(shape):
            sides[arc].add(shape["id"])
    found: dict[str, set[str]] = {shape["id"]: set() for shape in shapes}
    for both in sides.values():
        for one, other in combinations(both, 2):
            found[one].add(other)
            found[other].add(one)
    return {code: frozenset(others) for code, others in found.items()}


def edges(topology: Mapping[str, Any], scheme: str) -> Mapping[str, frozenset[str]]:
    """Return the areas of a scheme along each border of the country, and along the sea (``SEA``).

    A border is shared with a neighbouring country; an arc that no other shape has is a coast.
    """
    own, around = (topology["objects"][name]["geometries"] for name in (scheme, "neighbours"))
    abroad = {shape["id"]: set(_arcs(shape)) for shape in around}
    times = Counter(arc for shape in (*own, *around) for arc in set(_arcs(shape)))
    abroad[SEA] = {arc for shape in own for arc in _arcs(shape) if times[arc] == 1}
    return {
        code: frozenset(shape["id"] for shape in own if not arcs.isdisjoint(_arcs(shape)))
        for code, arcs in abroad.items()
    }


def _arcs(shape: Mapping[str, Any]) -> Iterator[int]:
    """Yield the number of every arc of a shape, whichever way it is followed."""
    parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return (arc if arc >= 0 else ~arc for part in parts for ring in part for arc in ring)
