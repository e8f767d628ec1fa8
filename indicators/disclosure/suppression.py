"""Which counts of a table to withhold so that no small one can be worked out from the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
from scipy import sparse

from indicators.codelists import TOTAL
from indicators.disclosure.attacker import intervals
from indicators.disclosure.grid import DisclosureError, Flags, Floats, Grid, Hierarchies, grid
from indicators.disclosure.known import check_counts, complete, imagine
from indicators.disclosure.moves import Move, Mover
from indicators.disclosure.optimum import optimum

Zeros = Literal["publish", "withhold"]

THRESHOLD = 5
_PASSES = 3
_SMALL = 400  # cells × protected cells up to which the optimum is sought


def small(counts: pd.Series, *, threshold: int = THRESHOLD, zeros: Zeros = "publish") -> pd.Series:
    """Return which counts are too small to be published: above zero and below the threshold.

    A zero says that nobody was counted, and is published unless ``zeros`` is ``"withhold"``.
    Threshold rule of frequency tables: Hundepool et al., Handbook on Statistical Disclosure
    Control, 2nd edition 2024, section 5.3.

    Examples
    --------
    >>> small(pd.Series([0, 1, 4, 5])).tolist()
    [False, True, True, False]
    """
    return (counts < threshold) & ((counts > 0) | (zeros == "withhold"))


def protect(
    counts: pd.DataFrame,
    *,
    dimensions: Sequence[str],
    hierarchies: Hierarchies | None = None,
    threshold: int = THRESHOLD,
    zeros: Zeros = "publish",
    public: str | None = None,
    value: str = "obs_value",
    total: str = TOTAL,
) -> pd.DataFrame:
    """Return a table of counts with the small ones withheld, and others that would give them away.

    Primary: counts above zero and below the threshold. Secondary: further cells, chosen to cost
    little (each 1 + log(1 + count), so that few and small ones go first), until every interval
    that an attacker can infer for a primary cell is at least as wide as the threshold: a sliding
    protection level of the threshold (Fischetti & Salazar 2000). As zeros are published he is
    taken to know that a withheld count is not zero, and that counts are whole. An interval so
    wide always reaches beyond the threshold: that a count is small cannot be inferred either.

    Every cell's protection is proved, by two whole-numbered tables that agree with all that is
    published, or by the attacker's integer programme. Small tables are solved to the optimum;
    larger ones by hypercubes.

    Parameters
    ----------
    counts : DataFrame
        One row a cell, margins among them, with the dimensions and the value. Linked tables are
        one frame: a dimension one table lacks is ``total`` in its rows. A total over years is
        ``total`` in the dimension of time, so that a year does not follow from the others.
        A NaN is a count that nobody has.
    hierarchies : mapping
        For a dimension, the parent of each code, or several such mappings.
    public : str, optional
        A column that is true where a figure has been published already: it stays, whatever it
        is, and the attacker knows it.

    Returns
    -------
    DataFrame
        The columns given and ``suppressed`` ("", "primary", "secondary": for the steward alone,
        never for a reader), the value NaN where withheld, ``obs_status`` Q, and ``obs_conf`` C
        for both kinds alike: to tell them apart would tell which counts are small.

    Raises
    ------
    DisclosureError
        If counts are negative or not whole, a total is not the sum of its parts, a parent is
        unknown, or public figures give a small count away; the cells are named.
    """
    cells = grid(counts, dimensions, hierarchies, total)
    if value not in counts.columns:
        raise DisclosureError(f"The table has no column {value}.")
    numbers = pd.to_numeric(counts[value]).to_numpy(float, na_value=np.nan)
    given = cells.spread(numbers, np.nan)
    check_counts(cells, given)
    known = complete(cells, given)
    fixed = cells.spread(counts[public].astype(bool) if public else np.zeros(len(counts)), 0.0) > 0
    problem = _problem(cells, given, known, fixed, threshold, zeros)
    hidden = problem.solve()
    return _withheld(counts, value, hidden[cells.place], problem.primary[cells.place])


def _problem(
    cells: Grid, given: Floats, known: Floats, fixed: Flags, threshold: int, zeros: Zeros
) -> "_Problem":
    """Return what is to be protected, what may be withheld and what that costs."""
    floor = 1 if zeros == "publish" else 0
    primary = small(pd.Series(known), threshold=threshold, zeros=zeros).to_numpy() & ~fixed
    unlisted, undecided = np.isnan(given), np.isnan(known)
    known = imagine(cells, known)
    least = np.where(unlisted, 0, floor)
    movable = undecided | (~fixed & (known >= floor))
    room = np.where(movable, known - least, -np.inf)
    cost = np.where(unlisted, 0.0, 1 + np.log1p(known))
    mover = Mover(cells, room, cost, float(threshold))
    return _Problem(cells, given, known, primary, floor, mover)


def _withheld(counts: pd.DataFrame, value: str, hidden: Flags, primary: Flags) -> pd.DataFrame:
    hidden = hidden & counts[value].notna().to_numpy()
    found = counts.copy()
    found["suppressed"] = np.select([hidden & primary, hidden], ["primary", "secondary"], "")
    found[value] = found[value].astype(float).mask(hidden)
    for column, plain, withheld in (("obs_status", "A", "Q"), ("obs_conf", "F", "C")):
        before = found[column] if column in found else pd.Series(plain, index=found.index)
        found[column] = before.astype(object).mask(hidden, withheld)
    for bound in ("lower_bound", "upper_bound"):
        if bound in found:
            found[bound] = found[bound].mask(hidden)
    return found


@dataclass
class _Problem:
    cells: Grid
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
        """Return the cells to withhold."""
        wanted = [int(cell) for cell in np.flatnonzero(self.primary)]
        if not wanted:
            return self.primary
        if (self.mover.room >= 0).sum() * len(wanted) <= _SMALL:
            best = self._program(self.primary, wanted, self.mover.width)
            if best is not None and not len(self._exposed(best, wanted)):
                return best
        return self._finish(self._boxes(wanted))

    def _boxes(self, wanted: Sequence[int]) -> Flags:
        """Return the cells of the cheapest boxes around every cell, improved cell by cell."""
        order = sorted(map(int, wanted), key=lambda cell: (self.known[cell], cell))
        before = np.inf
        for _ in range(_PASSES):
            for cell in order:
                self._choose(cell)
            cost = float(self.mover.cost[self._hidden()].sum())
            if cost >= before:
                break
            before = cost
        return self._hidden()

    def _choose(self, cell: int) -> None:
        """Give a cell the box that adds least to what all the others withhold."""
        old = self.moves.pop(cell, None)
        if old is not None:
            self.uses[old.cells] -= 1
        new = self.mover.cheapest(cell, self._hidden())
        if new is not None:
            self.moves[cell] = new
            self.uses[new.cells] += 1

    def _hidden(self) -> Flags:
        hidden: Flags = self.primary | (self.uses > 0)
        return hidden

    def _finish(self, hidden: Flags) -> Flags:
        """Return cells with those added that cells without a proof still need."""
        for cell in self._exposed(hidden, self._unproved()):
            hidden = self._extended(hidden, cell)
        return hidden

    def _extended(self, hidden: Flags, cell: int) -> Flags:
        """Return cells with those added that one needs: nearby, anywhere, then asking for more."""
        near = self.mover.family(cell)
        for part, times in ((near, 1), (None, 1), (None, 2), (None, 4)):
            wider = self._program(hidden, [cell], times * self.mover.width, part)
            if wider is not None and not len(self._exposed(wider, [cell], part)):
                return wider
        raise DisclosureError(
            f"A small count cannot be protected by withholding others: {self.cells.name(cell)}.",
            "Publish less detail: too many of the figures around it are public or zero.",
        )

    def _program(
        self, hidden: Flags, wanted: Sequence[int], width: float, part: Flags | None = None
    ) -> Flags | None:
        room = self.mover.room if part is None else np.where(part, self.mover.room, -np.inf)
        exact = (room >= 0).sum() * len(wanted) <= _SMALL
        return optimum(self.cells, room, self.mover.cost, hidden, wanted, width, exact=exact)

    def _unproved(self) -> list[int]:
        """Return the cells without a move, or whose move breaks a sum or takes too much."""
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
        broken = {proved[place] for place in np.flatnonzero(left)}
        return [cell for cell in wanted if cell not in self.moves or cell in broken]

    def _exposed(
        self, hidden: Flags, wanted: Iterable[int], part: Flags | None = None
    ) -> list[int]:
        """Return the cells whose interval is too narrow, were all outside a part known."""
        asked = [int(cell) for cell in wanted]
        if not asked:
            return []
        shown = np.where(hidden | np.isnan(self.given), np.nan, self.known)
        shown = np.where(self.mover.room < 0, self.known, shown)
        if part is not None:
            shown = np.where(part, shown, self.known)
        withheld = hidden & ~np.isnan(self.given)
        low, high = intervals(
            self.cells,
            shown,
            withheld,
            minimum=self.floor,
            whole=True,
            wanted=asked,
            enough=self.mover.width,
        )
        return [cell for cell in asked if high[cell] - low[cell] < self.mover.width]
