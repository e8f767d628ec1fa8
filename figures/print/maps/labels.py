"""Where the names of areas stand on a map: inside where they fit, else led out by a line.

Greedy placement (J. Christensen, J. Marks and S. Shieber 1995, An empirical study of algorithms
for point-feature label placement, ACM Transactions on Graphics 14): places in order of cost, none
that meets a label or a line already drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from figures.print.maps.ground import Counted, MapWindow
from geo.albers import Floats

Point = tuple[float, float]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
_SHIFT = 0.3  # of the area's width and height, at most: a place for its name
_FITS = 0.84  # share of a label that must lie on its own area
_STEP = 0.05  # what each shift, and each variant after the first, costs
_TRIES = 4
_ANGLES = np.radians(np.arange(0, 360, 10))
_REACH = np.arange(0.9, 18.0, 0.7)  # length of a leader line, in lines of text
_ON_LAND = 18.0  # cost of a label that lies over other areas, in lines of text
_SIDEWAYS = 0.35  # cosine from which a label stands beside its line, not above or below it


@dataclass(frozen=True)
class Wanted:
    """A label to be placed: the area's label point and extent, and the variants of its text.

    ``variants`` are lines of text with the width they take, the best first.
    """

    code: str
    at: Point
    extent: Point
    variants: Sequence[tuple[tuple[str, ...], float]]


@dataclass(frozen=True)
class Placed:
    """A label in its place: left, top, right, bottom in points; and its leader line, if any.

    ``own`` is the share of the label that lies on its own area.
    """

    code: str
    lines: tuple[str, ...]
    box: tuple[float, float, float, float]
    own: float = 0.0
    leader: tuple[Point, Point] | None = None


@dataclass
class Labels:
    """The labels of one map, placed one after the other.

    Attributes
    ----------
    line : float
        Height of a line of text, in points.
    """

    view: MapWindow
    ground: Mapping[str, Counted]
    line: float
    placed: list[Placed] = field(default_factory=list)
    _known: dict[str, tuple[Floats, Floats, Floats]] = field(default_factory=dict)

    def place(self, wanted: Sequence[Wanted], *, lead: bool) -> None:
        """Place labels inside their areas; those that do not fit are led out, or left out.

        Where one finds no room, all are placed again after it.
        """
        hard: list[Wanted] = []
        for _ in range(_TRIES):
            self.placed = []
            missed = self._round(wanted, hard, lead=lead)
            if not missed:
                return
            hard = [*missed, *hard]

    def _round(
        self, wanted: Sequence[Wanted], hard: Sequence[Wanted], *, lead: bool
    ) -> list[Wanted]:
        """Place the hard ones, then those that fit, then the rest; return what found no room."""
        missed = [label for label in hard if not self._led(label)]
        easy = sorted((w for w in wanted if w not in hard), key=lambda w: w.extent[0] * w.extent[1])
        left = [label for label in easy if not self._inside(label)]
        if not lead:
            return []
        return [*missed, *(w for w in sorted(left, key=self._abroad) if not self._led(w))]

    def beside(self, wanted: Wanted) -> None:
        """Place a name off the nation, near its point, where no other label stands."""
        lines, wide = wanted.variants[0]
        middles = grid(wanted.at, (60.0, 60.0), 5)
        boxes = boxes_at(middles, wide, self.line * len(lines))
        free = self._free(boxes) & (self._share("", boxes) == 0)
        if free.any():
            nearest = np.argmin(np.where(free, np.abs(middles - wanted.at).sum(axis=1), np.inf))
            self._keep(wanted.code, lines, boxes[nearest])

    def _inside(self, label: Wanted) -> bool:
        best, found = 0.0, None
        for place, (lines, wide) in enumerate(label.variants):
            middles = grid(label.at, label.extent, 7)
            boxes = boxes_at(middles, wide, self.line * len(lines))
            share = self._share(label.code, boxes)
            moved = np.abs((middles - label.at) / label.extent).sum(axis=1)
            worth = np.where(self._free(boxes), share, 0.0)
            worth = np.where(worth >= _FITS, worth - _STEP * (4 * moved + place), 0.0)
            if worth.max() > best:
                at = worth.argmax()
                best, found = float(worth.max()), (lines, boxes[at], float(share[at]))
        if found:
            self._keep(label.code, *found)
        return found is not None

    def _led(self, label: Wanted) -> bool:
        lines, _ = label.variants[0]
        ends, boxes, cost = self._once(label)
        cost = np.where(self._free(boxes), cost, np.inf)
        for place in np.argsort(cost, kind="stable"):
            if not np.isfinite(cost[place]):
                return False
            leader = (label.at, (float(ends[place, 0]), float(ends[place, 1])))
            if self._clear(leader):
                self._keep(label.code, lines, boxes[place])
                self.placed[-1] = replace(self.placed[-1], leader=leader)
                return True
        return False

    def _ways(self, label: Wanted) -> tuple[Floats, Floats, Floats]:
        """Return ends of leader lines, the boxes of the label there, and what each costs."""
        angle, reach = (each.ravel() for each in np.meshgrid(_ANGLES, _REACH))
        across, down = np.cos(angle), np.sin(angle)
        ends = label.at + self.line * reach[:, None] * np.column_stack([across, down])
        lines, wide = label.variants[0]
        half = np.array([wide, self.line * len(lines)]) / 2
        beside = np.abs(across) > _SIDEWAYS
        moved = np.where(
            beside[:, None],
            np.column_stack([np.sign(across) * (half[0] + 1.5), np.zeros_like(across)]),
            np.column_stack([np.zeros_like(across), np.sign(down) * (half[1] + 0.5)]),
        )
        boxes = boxes_at(ends + moved, wide, 2 * half[1])
        return ends, boxes, reach + _ON_LAND * self._share("", boxes)

    def _abroad(self, label: Wanted) -> float:
        return float(self._once(label)[2].min())

    def _once(self, label: Wanted) -> tuple[Floats, Floats, Floats]:
        """Return the ways out of an area, which no other label changes."""
        if label.code not in self._known:
            self._known[label.code] = self._ways(label)
        return self._known[label.code]

    def _share(self, code: str, boxes: Floats) -> Floats:
        return self.ground[code].share(self.view.plane(boxes))

    def _free(self, boxes: Floats) -> Flags:
        """Return which boxes lie in the frame and meet neither a label nor a line."""
        frame, pad = self.view.frame, 0.12 * self.line
        left, top, right, bottom = boxes.T[:, :, None]
        free = np.asarray((boxes[:, :2] > (frame.x + 2, frame.y + 2)).all(axis=1))
        free &= (boxes[:, 2:] < (frame.right - 2, frame.bottom - 2)).all(axis=1)
        if self.placed:
            x0, y0, x1, y1 = np.array([other.box for other in self.placed]).T
            apart = (left > x1 + pad) | (right < x0 - pad) | (top > y1 + pad) | (bottom < y0 - pad)
            free &= apart.all(axis=1)
        leaders = [other.leader for other in self.placed if other.leader]
        if leaders:
            x, y = np.vstack([along(leader) for leader in leaders]).T
            met = (left - 1 < x) & (x < right + 1) & (top - 1 < y) & (y < bottom + 1)
            free &= ~met.any(axis=1)
        return free

    def _clear(self, leader: tuple[Point, Point]) -> bool:
        """Return whether a line crosses no label and no other line."""
        x, y = along(leader).T[:, :, None]
        x0, y0, x1, y1 = np.array([other.box for other in self.placed]).reshape(-1, 4).T
        if ((x0 - 1 < x) & (x < x1 + 1) & (y0 - 1 < y) & (y < y1 + 1)).any():
            return False
        return not any(cross(leader, other.leader) for other in self.placed if other.leader)

    def _keep(self, code: str, lines: tuple[str, ...], box: Floats, own: float = 0.0) -> None:
        left, top, right, bottom = (float(edge) for edge in box)
        self.placed.append(Placed(code, lines, (left, top, right, bottom), own))


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
