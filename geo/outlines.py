"""Outlines of areas as paths on a flat picture, from the topology the build writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

Points: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]
Projection: TypeAlias = Callable[[Points], Points]

_PARALLELS = (38.8, 41.5)  # degrees: the country lies between them, as on the screen's map
_MERIDIAN = 47.6


def conic(degrees: Points) -> Points:
    """Return points of the Lambert conformal conic on a sphere of radius one, north upwards.

    Parameters
    ----------
    degrees : array of shape (n, 2)
        Longitude and latitude.

    Source: J. P. Snyder (1987), Map projections: a working manual, USGS PP 1395, 107–108.
    """
    first, second = np.radians(_PARALLELS)
    tangent = np.tan(np.pi / 4 + np.array([first, second]) / 2)
    n = np.log(np.cos(first) / np.cos(second)) / np.log(tangent[1] / tangent[0])
    f = np.cos(first) * tangent[0] ** n / n
    rho = f / np.tan(np.pi / 4 + np.radians(degrees[:, 1]) / 2) ** n
    theta = n * np.radians(degrees[:, 0] - _MERIDIAN)
    return np.column_stack([rho * np.sin(theta), -rho * np.cos(theta)])


@dataclass(frozen=True)
class PictureSize:
    """A picture of a width and height, in pixels, on which the nation fits with some room."""

    width: int
    height: int
    scale: float
    left: float
    top: float

    def place(self, degrees: Points) -> Points:
        """Return where points of longitude and latitude lie on the sheet, y downwards."""
        flat = conic(degrees)
        return np.column_stack(
            [(flat[:, 0] - self.left) * self.scale, (self.top - flat[:, 1]) * self.scale]
        )


def sheet(topology: Mapping[str, Any], *, width: int, pad: int) -> PictureSize:
    """Return the sheet of a width on which the layer ``nation`` fits, ``pad`` pixels around it."""
    rings = [ring for parts in rings_of(topology, "nation").values() for ring in parts]
    flat = conic(np.vstack(rings))
    low, high = flat.min(axis=0), flat.max(axis=0)
    scale = (width - 2 * pad) / (high[0] - low[0])
    height = round((high[1] - low[1]) * scale + 2 * pad)
    return PictureSize(width, height, scale, low[0] - pad / scale, high[1] + pad / scale)


def rings_of(topology: Mapping[str, Any], layer: str) -> dict[str, list[Points]]:
    """Return the rings of every area of a layer, in degrees (TopoJSON 1.0, quantized)."""
    arcs = _arcs(topology)
    found: dict[str, list[Points]] = {}
    for shape in topology["objects"][layer]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        found[shape["id"]] = [_ring(ring, arcs) for part in parts for ring in part]
    return found


def _arcs(topology: Mapping[str, Any]) -> list[Points]:
    scale, start = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    return [np.cumsum(arc, axis=0) * scale + start for arc in topology["arcs"]]


def _ring(ring: Sequence[int], arcs: Sequence[Points]) -> Points:
    return np.vstack([arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring])


def paths(topology: Mapping[str, Any], layer: str, on: PictureSize) -> dict[str, str]:
    """Return the outline of every area of a layer as an SVG path in whole pixels of a sheet."""
    return {
        code: "".join(_path(on.place(ring)) for ring in rings)
        for code, rings in rings_of(topology, layer).items()
    }


def _path(points: Points) -> str:
    """Return one closed ring as relative steps; points of one pixel are drawn once."""
    whole = np.rint(points).astype(int)
    steps = np.diff(whole, axis=0)
    moved = steps[np.any(steps != 0, axis=1)]
    if len(moved) < 3:
        return ""
    line = "".join(f"{x}{y:+d}" if x < 0 else f" {x}{y:+d}" for x, y in moved.tolist())
    x, y = whole[0].tolist()
    return f"M{x} {y}l{line.strip()}z"


def area_at(point: tuple[float, float], rings: Mapping[str, Sequence[Points]]) -> str:
    """Return the area whose rings hold a point of longitude and latitude; empty where none does.

    The rule of even and odd crossings (M. Shimrat 1962, Algorithm 112, Communications of the ACM
    5: 434).
    """
    return next((code for code, own in rings.items() if _crossings(point, own) % 2), "")


def _crossings(point: tuple[float, float], rings: Sequence[Points]) -> int:
    """Return how many edges a line from a point to the east crosses."""
    x, y = point
    total = 0
    for ring in rings:
        (x0, y0), (x1, y1) = ring.T, np.roll(ring, -1, axis=0).T
        spans = (y0 > y) != (y1 > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            east = x0 + (y - y0) * (x1 - x0) / (y1 - y0) > x
        total += int((spans & east).sum())
    return total
