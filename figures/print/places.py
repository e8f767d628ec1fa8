"""Places a label may take on a map, and lines that lead to it: plain geometry of the paper."""

import numpy as np

from geo.albers import Floats

Point = tuple[float, float]
_SHIFT = 0.3  # of the area's width and height, at most


def grid(at: Point, extent: Point, steps: int) -> Floats:
    """Return places around a point, up to a share of an extent away; the point itself first."""
    shifts = np.linspace(-_SHIFT, _SHIFT, steps)
    x, y = np.meshgrid(shifts * extent[0], shifts * extent[1])
    return np.vstack([np.array([at]), np.column_stack([x.ravel(), y.ravel()]) + at])


def boxes_at(middles: Floats, wide: float, high: float) -> Floats:
    """Return left, top, right and bottom of boxes of one size around their middles."""
    half = np.array([wide, high]) / 2
    return np.hstack([middles - half, middles + half])


def along(leader: tuple[Point, Point]) -> Floats:
    """Return points along a line, two points apart or less."""
    (x0, y0), (x1, y1) = leader
    steps = max(4, int(np.hypot(x1 - x0, y1 - y0) / 2))
    return np.column_stack([np.linspace(x0, x1, steps), np.linspace(y0, y1, steps)])


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Return whether two lines cross, by the turns their ends make.

    Examples
    --------
    >>> cross(((0, 0), (2, 2)), ((0, 2), (2, 0))), cross(((0, 0), (1, 1)), ((0, 2), (2, 1.5)))
    (True, False)
    """

    def turn(a: Point, b: Point, c: Point) -> bool:
        return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    return turn(a, c, d) != turn(b, c, d) and turn(a, b, c) != turn(a, b, d)
