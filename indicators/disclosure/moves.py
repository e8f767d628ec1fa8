"""Moves of children between cells that leave every sum of a table true.

The corners of a box of cells, rising and falling in turn, are such a move: what an attacker
cannot tell from the truth. Method of the hypercube: S. Giessing & D. Repsilber (2002), Tools and
strategies to protect multiple tables with the GHQUAR cell suppression engine, in Inference
Control in Statistical Databases, Lecture Notes in Computer Science 2316: 181–192.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indicators.disclosure.grid import CellGrid, Flags, Floats, Integers
from indicators.disclosure.places import Signs
from indicators.disclosure.places import places as ways_of

_CHOICES = 48  # moves looked at in one dimension
_BOXES = 4096  # boxes looked at for one cell


@dataclass(frozen=True)
class Move:
    """Two other tables that leave every sum true: one cell is higher in one, lower in the other.

    ``cells`` differ from the truth, by ``rise`` in the one table and by ``fall`` in the other.
    """

    cells: Integers
    rise: Floats
    fall: Floats


@dataclass(frozen=True)
class Mover:
    """The moves of a table.

    Attributes
    ----------
    room : array, one a cell
        How far each count can fall; −inf for a cell that cannot be withheld.
    cost : array, one a cell
        What is lost when a cell is withheld.
    width : float
        How wide the interval of a protected cell must be.
    """

    grid: CellGrid
    room: Floats
    cost: Floats
    width: float

    def cheapest(self, cell: int, hidden: Flags) -> Move | None:
        """Return the move that protects a cell at the least cost beside what is hidden already.

        Neighbours under the same totals are tried first; then moves across the tree, and those
        that change the totals themselves.
        """
        where = [int(code) for code in np.unravel_index(cell, self.grid.shape)]
        price = np.where(hidden, 0.0, self.cost)
        for near in (True, False):
            axes = [self._near_or_all(axis, code, near) for axis, code in enumerate(where)]
            if all(len(places) for places, _ in axes):
                cells, signs = self._boxes(axes, where, price)
                movable = ~((self.room[cells] < 0) & (signs != 0)).any(axis=1)
                cells, signs = cells[movable], signs[movable]
                found = self._box(cells, signs, price) or self._chain(cell, cells, signs, price)
                if found is not None:
                    return found
        return None

    def family(self, cell: int) -> Flags:
        """Return which cells lie around one: itself, its parts and neighbours in each dimension."""
        near = np.ones((), bool)
        for axis, code in enumerate(np.unravel_index(cell, self.grid.shape)):
            own = {int(code)}
            for tree in self.grid.parents[axis]:
                above = {tree.get(int(code), -1), int(code)}
                own |= {child for child, parent in tree.items() if parent in above}
            inside = np.isin(np.arange(self.grid.shape[axis]), list(own))
            near = near[..., None] & inside
        return near.ravel()

    def _box(self, cells: Integers, signs: Signs, price: Floats) -> Move | None:
        """Return the cheapest single box that is wide enough."""
        room = self.room[cells]
        rise = np.where(signs < 0, room, np.inf).min(axis=1, initial=self.width)
        fall = np.where(signs > 0, room, np.inf).min(axis=1, initial=self.width)
        possible = rise + fall >= self.width
        if not possible.any():
            return None
        total = np.where(possible, (price[cells] * (signs != 0)).sum(axis=1), np.inf)
        best = int(np.argmin(total))
        used = signs[best] != 0
        turns = signs[best][used].astype(float)
        return Move(cells[best][used], rise[best] * turns, -fall[best] * turns)

    def _chain(self, cell: int, cells: Integers, signs: Signs, price: Floats) -> Move | None:
        """Return the cheaper of rising all the way, and of falling first, box after box."""
        falls = [0.0, min(self.room[cell], self.width)]
        tried = [self._both(fall, cells, signs, price) for fall in dict.fromkeys(falls)]
        found = [move for move in tried if move is not None]
        return min(found, key=lambda move: float(price[move.cells].sum()), default=None)

    def _both(self, fall: float, cells: Integers, signs: Signs, price: Floats) -> Move | None:
        price = price.copy()
        down, fallen = self._push(-1, fall, cells, signs, price)
        up, risen = self._push(1, self.width - fallen, cells, signs, price)
        if fallen + risen < self.width:
            return None
        used = np.flatnonzero((up != 0) | (down != 0))
        return Move(used, up[used], down[used])

    def _push(
        self, way: int, need: float, cells: Integers, signs: Signs, price: Floats
    ) -> tuple[Floats, float]:
        """Return how a table changes, and by how much the cell does; used cells become free."""
        change = np.zeros(self.grid.size)
        done = 0.0
        while done < need and len(cells):
            left = (self.room + change)[cells]
            limit = np.where(way * signs < 0, left, np.inf).min(axis=1, initial=need - done)
            score = np.full(len(cells), np.inf)
            cost = (price[cells] * (signs != 0)).sum(axis=1)
            np.divide(cost, limit, out=score, where=limit >= 1)
            best = int(np.argmin(score))
            if not limit[best] >= 1:
                break
            used = signs[best] != 0
            change[cells[best][used]] += way * signs[best][used] * limit[best]
            price[cells[best][used]] = 0.0
            done += float(limit[best])
        return change, done

    def _boxes(
        self, axes: list[tuple[Integers, Signs]], where: list[int], price: Floats
    ) -> tuple[Integers, Signs]:
        """Return the boxes that one choice in every dimension spans; shape (boxes, corners)."""
        axes = self._fewer(axes, where, price)
        cells, signs = np.zeros((1, 1), np.int64), np.ones((1, 1), np.int8)
        for size, (places, turns) in zip(self.grid.shape, axes, strict=True):
            cells = cells[:, None, :, None] * size + places[None, :, None, :]
            signs = signs[:, None, :, None] * turns[None, :, None, :]
            cells = cells.reshape(cells.shape[0] * cells.shape[1], -1)
            signs = signs.reshape(cells.shape)
        return cells, signs

    def _fewer(
        self, axes: list[tuple[Integers, Signs]], where: list[int], price: Floats
    ) -> list[tuple[Integers, Signs]]:
        """Return the choices that are cheapest by themselves, so many that the boxes stay few."""
        each = int(_BOXES ** (1 / max(1, sum(len(places) > 1 for places, _ in axes))))
        kept = []
        for axis, (places, turns) in enumerate(axes):
            line = [np.full(places.shape, code) for code in where]
            line[axis] = places
            alone = np.ravel_multi_index(line, self.grid.shape)
            blocked = np.where(self.room[alone] < 0, 1e6, price[alone])
            order = np.argsort((blocked * (turns != 0)).sum(axis=1), kind="stable")[:each]
            kept.append((places[order], turns[order]))
        return kept

    def _near_or_all(self, axis: int, code: int, near: bool) -> tuple[Integers, Signs]:
        known = self._known
        if (axis, code, near) not in known:
            known[axis, code, near] = self._choices(axis, code, near)
        return known[axis, code, near]

    @cached_property
    def _known(self) -> dict[tuple[int, int, bool], tuple[Integers, Signs]]:
        return {}

    @cached_property
    def _places(self) -> list[Signs]:
        return [ways_of(n, t) for n, t in zip(self.grid.shape, self.grid.parents, strict=True)]

    def _choices(self, axis: int, code: int, near: bool) -> tuple[Integers, Signs]:
        """Return the moves of one dimension that raise a code: its places and turns, padded."""
        above = self._places[axis]
        up = above[above[:, code] > 0]
        down = above[above[:, code] == 0]
        pairs = up[:, None, :] - down[None, :, :]
        moves = pairs.reshape(-1, above.shape[1])
        if not near or not len(down):
            moves = np.concatenate([moves, up])
        length = (moves != 0).sum(axis=1)
        if near and len(length):
            shortest = length == length.min()
            moves, length = moves[shortest], length[shortest]
        moves = moves[np.argsort(length, kind="stable")[:_CHOICES]]
        return _padded(moves)


def _padded(moves: Signs) -> tuple[Integers, Signs]:
    """Return the places that a move changes, and by how much; a place that is not has turn 0."""
    longest = int((moves != 0).sum(axis=1).max(initial=1))
    order = np.argsort(moves == 0, axis=1, kind="stable")[:, :longest]
    return order.astype(np.int64), np.take_along_axis(moves, order, axis=1)
