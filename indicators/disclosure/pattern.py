"""The pattern of cells to withhold: chosen to be cheap, and proved to be safe."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from indicators.disclosure.flow import flow
from indicators.disclosure.grid import CellGrid, Flags, Floats
from indicators.disclosure.intervals import intervals
from indicators.disclosure.moves import Move, Mover
from indicators.disclosure.optimum import optimum
from indicators.errors import DisclosureError

_PASSES = 3
OPTIMUM_UP_TO = 400  # cells × protected cells up to which the optimum is sought


@dataclass
class Pattern:
    """A table with its small counts, and what has been found to protect each of them.

    Attributes
    ----------
    given : array, one a cell
        The counts listed; NaN where none is.
    known : array, one a cell
        The same with those that nobody lists filled in.
    floor : int
        What the attacker knows every withheld count to reach.
    """

    cells: CellGrid
    given: Floats
    known: Floats
    primary: Flags
    floor: int
    mover: Mover
    moves: dict[int, Move] = field(default_factory=dict)
    uses: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.uses = np.zeros(self.cells.size)

    def solve(self) -> Flags:
        """Return the cells to withhold.

        Raises
        ------
        DisclosureError
            If no choice of cells protects a small count.
        """
        wanted = [int(cell) for cell in np.flatnonzero(self.primary)]
        if wanted and (self.mover.room >= 0).sum() * len(wanted) <= OPTIMUM_UP_TO:
            room, cost = self.mover.room, self.mover.cost
            best = optimum(self.cells, room, cost, self.primary, wanted, self.mover.width)
            if best is not None and not self._exposed(best, wanted):
                return best
        self._boxes(wanted)
        self._finish()
        return self._hidden()

    def _finish(self) -> None:
        """Find other tables for the cells that have none; each table found may serve many."""
        unproved = self._unproved()
        lowest, highest = np.zeros(self.cells.size), np.zeros(self.cells.size)
        for move in self.moves.values():
            _note(move, lowest, highest)
        for cell in unproved:
            if highest[cell] - lowest[cell] < self.mover.width:
                self._extend(cell)
                _note(self.moves[cell], lowest, highest)

    def _boxes(self, wanted: Sequence[int]) -> None:
        """Give every cell the cheapest boxes around it, improved cell by cell."""
        order = sorted(wanted, key=lambda cell: (self.known[cell], cell))
        before = np.inf
        for _ in range(_PASSES):
            for cell in order:
                self._choose(cell)
            cost = float(self.mover.cost[self._hidden()].sum())
            if cost >= before:
                break
            before = cost

    def _choose(self, cell: int) -> None:
        """Give a cell the boxes that add least to what all the others withhold."""
        old = self.moves.pop(cell, None)
        if old is not None:
            self.uses[old.cells] -= 1
        new = self.mover.cheapest(cell, self._hidden())
        if new is not None:
            self._accept(cell, new)

    def _accept(self, cell: int, move: Move) -> None:
        self.moves[cell] = move
        self.uses[move.cells] += 1

    def _hidden(self) -> Flags:
        hidden: Flags = self.primary | (self.uses > 0)
        return hidden

    def _extend(self, cell: int) -> None:
        """Give a cell other tables of any shape, further apart if need be."""
        price = np.where(self._hidden(), 0.0, self.mover.cost)
        for times in (1, 2, 4):
            move = flow(self.cells, self.mover.room, price, cell, times * self.mover.width)
            if move is not None and self._holds(cell, move):
                self._accept(cell, move)
                return
        raise DisclosureError(
            f"A small count cannot be protected by withholding others: {self.cells.name(cell)}.",
            "Publish less detail: too many of the figures around it are public or zero.",
        )

    def _holds(self, cell: int, move: Move) -> bool:
        """Return whether a move is proof for whole counts, by itself or to the attacker."""
        if _whole(move):
            return True
        hidden = self._hidden()
        hidden[move.cells] = True
        return not self._exposed(hidden, [cell])

    def _unproved(self) -> list[int]:
        """Return the cells without a move; one that breaks a sum or takes too much is dropped."""
        from scipy import sparse

        wanted = [int(cell) for cell in np.flatnonzero(self.primary)]
        proved = [cell for cell in wanted if cell in self.moves]
        if not proved:
            return wanted
        moves = [self.moves[cell] for cell in proved]
        column = np.repeat(np.arange(len(moves)), [len(move.cells) for move in moves])
        rows = np.concatenate([move.cells for move in moves])
        shape, left = (self.cells.size, len(moves)), np.zeros(len(moves))
        for part in ("rise", "fall"):
            change = np.concatenate([getattr(move, part) for move in moves])
            table = sparse.csr_array((change, (rows, column)), shape=shape)
            left += abs(self.cells.sums @ table).sum(axis=0)
            np.add.at(left, column, (change < -self.mover.room[rows]).astype(float))
        for place in np.flatnonzero(left):
            self.uses[self.moves.pop(proved[place]).cells] -= 1
        return [cell for cell in wanted if cell not in self.moves]

    def _exposed(self, hidden: Flags, wanted: Sequence[int]) -> list[int]:
        """Return the cells whose interval the attacker finds to be too narrow."""
        shown = np.where(hidden | np.isnan(self.given), np.nan, self.known)
        shown = np.where(self.mover.room < 0, self.known, shown)
        withheld = hidden & ~np.isnan(self.given)
        low, high = intervals(
            self.cells,
            shown,
            withheld,
            minimum=self.floor,
            whole=True,
            wanted=wanted,
            enough=self.mover.width,
        )
        return [cell for cell in wanted if high[cell] - low[cell] < self.mover.width]


def _whole(move: Move) -> bool:
    change = np.concatenate([move.rise, move.fall])
    return bool((change == np.rint(change)).all())


def _note(move: Move, lowest: Floats, highest: Floats) -> None:
    """Keep how far the two tables of a move go in every cell, if they are tables of counts."""
    if _whole(move):
        both = np.array([move.rise, move.fall])
        lowest[move.cells] = np.minimum(lowest[move.cells], both.min(axis=0))
        highest[move.cells] = np.maximum(highest[move.cells], both.max(axis=0))
