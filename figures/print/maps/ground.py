"""A printed map's ground: where the plane lies on the paper, and which area lies where."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.path import Path as Outline

from figures.print.frame import Box
from geo.albers import Floats
from geo.plane import Plane, Rings

Bounds = tuple[float, float, float, float]
_CELL = 1.5  # kilometres: side of a cell of the raster


@dataclass(frozen=True)
class MapWindow:
    """How kilometres become points: x = left + scale · east, y = top - scale · north."""

    scale: float
    left: float
    top: float
    frame: Box

    def points(self, plane: Floats) -> Floats:
        """Return places on the paper of places on the plane; shape (n, 2)."""
        return plane * (self.scale, -self.scale) + (self.left, self.top)

    def plane(self, boxes: Floats) -> Floats:
        """Return west, south, east, north of boxes given as left, top, right, bottom in points."""
        left, top, right, bottom = ((boxes - self._origin) / self.scale).T
        return np.column_stack([left, -bottom, right, -top])

    @property
    def _origin(self) -> Floats:
        return np.array([self.left, self.top, self.left, self.top])


def fit_window(box: Bounds, frame: Box, pad: float) -> MapWindow:
    """Return the view in which a box of the plane fills a frame but for a margin in points."""
    west, south, east, north = box
    scale = min((frame.width - 2 * pad) / (east - west), (frame.height - 2 * pad) / (north - south))
    left = frame.x + frame.width / 2 - scale * (west + east) / 2
    return MapWindow(scale, left, frame.y + frame.height / 2 + scale * (south + north) / 2, frame)


def compound(rings: Rings) -> Outline:
    """Return rings, holes among them, as one outline."""
    return Outline.make_compound_path(*(Outline(ring, closed=True) for ring in rings))


@dataclass(frozen=True)
class Counted:
    """Cells of one kind, summed from the south-west corner, so that any box is four look-ups."""

    west: float
    south: float
    sums: np.ndarray[tuple[int, int], np.dtype[np.int64]]

    def share(self, boxes: Floats) -> Floats:
        """Return the share of each box (west, south, east, north; km) that is of this kind."""
        rows, columns = self.sums.shape
        low = np.floor((boxes[:, [0, 1]] - (self.west, self.south)) / _CELL).astype(int)
        high = np.ceil((boxes[:, [2, 3]] - (self.west, self.south)) / _CELL).astype(int)
        every = np.prod(np.maximum(high - low, 1), axis=1)
        x0, x1 = (np.clip(end[:, 0], 0, columns - 1) for end in (low, high))
        y0, y1 = (np.clip(end[:, 1], 0, rows - 1) for end in (low, high))
        sums = self.sums
        found: Floats = (sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]) / every
        return found


@cache
def ground(plane: Plane) -> Mapping[str, Counted]:
    """Return the cells of each area, and under an empty code those of the whole nation."""
    return {"": _counted(plane.nation), **{c: _counted(r) for c, r in plane.areas.items()}}


def _counted(rings: Rings) -> Counted:
    outline = compound(rings)
    corners = np.vstack(rings)
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    across = west + _CELL * (np.arange(int((east - west) / _CELL) + 1) + 0.5)
    upwards = south + _CELL * (np.arange(int((north - south) / _CELL) + 1) + 0.5)
    x, y = np.meshgrid(across, upwards)
    inside = outline.contains_points(np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)
    sums = np.zeros((len(upwards) + 1, len(across) + 1), dtype=np.int64)
    sums[1:, 1:] = inside.cumsum(axis=0).cumsum(axis=1)
    return Counted(float(west), float(south), sums)
