"""The smallest and the largest count of a cell that all published cells allow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from indicators.disclosure.grid import CellGrid, Flags, Floats, Integers
from indicators.errors import DisclosureError
from indicators.options import AtLeastZero, checks

if TYPE_CHECKING:
    from scipy import sparse

_NEAR = 1e-6
_MANY = 4  # cells that want proof, from which on it is sought for all of them at once


@dataclass(frozen=True)
class _Programme:
    """One block of unknown counts: cells, the sums that hold between them, and their bounds."""

    cells: Integers
    sums: "sparse.csr_array"
    right: Floats
    lower: Floats
    upper: Floats
    whole: bool

    def extreme(self, aim: Floats, *, endless: bool) -> Floats | None:
        """Return a table in which a sum of counts is least; None where it may have no least."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        found = milp(
            aim,
            integrality=np.full(len(self.cells), int(self.whole)),
            bounds=Bounds(self.lower, self.upper),
            constraints=LinearConstraint(self.sums, self.right, self.right),
        )
        if found.x is None and not (endless and found.status in (3, 4)):
            raise DisclosureError(f"No table agrees with what is published: {found.message}")
        counts: Floats | None = found.x
        return counts

    def end(self, place: int, sign: int) -> Floats | None:
        """Return a table in which one count is smallest (+1) or largest (−1); None: no end."""
        aim = np.zeros(len(self.cells))
        aim[place] = sign
        return self.extreme(aim, endless=sign < 0)


@checks(DisclosureError)
def intervals(
    cells: CellGrid,
    shown: Floats,
    hidden: Flags,
    *,
    minimum: AtLeastZero = 0,
    whole: bool = False,
    wanted: Sequence[int] | None = None,
    enough: float = np.inf,
) -> tuple[Floats, Floats]:
    """Return the lowest and the highest count of every cell that the published ones allow.

    Parameters
    ----------
    wanted : sequence of int, optional
        The cells whose interval is asked for; all withheld ones unless given.
    enough : float
        A width at which an interval need not be made exact: two tables that far apart are proof.
    """
    unknown = np.isnan(shown)
    lower = np.where(unknown, np.where(hidden, float(minimum), 0.0), shown)
    upper = np.where(unknown, np.inf, shown)
    lower, upper = propagate(cells, lower, upper)
    asked = np.zeros(cells.size, bool)
    asked[np.flatnonzero(hidden) if wanted is None else np.array(wanted, np.int64)] = True
    for block in _blocks(cells, lower, upper, asked, whole):
        low, high = _widen(block, asked[block.cells], enough)
        lower[block.cells], upper[block.cells] = low, high
    return lower, upper


def propagate(cells: CellGrid, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
    """Return bounds made tighter by one sum at a time, until none says more.

    Raises
    ------
    DisclosureError
        If a sum cannot hold.
    """
    entries = cells.sums.tocoo()
    row, cell, sign = entries.row, entries.col, entries.data
    for _ in range(50):
        least = np.where(sign > 0, lower[cell], -upper[cell])
        most = np.where(sign > 0, upper[cell], -lower[cell])
        rest_least = _others(row, least, cells.sums.shape[0])
        rest_most = _others(row, most, cells.sums.shape[0])
        low = np.where(sign > 0, -rest_most, rest_least)
        high = np.where(sign > 0, -rest_least, rest_most)
        tighter_low, tighter_high = lower.copy(), upper.copy()
        np.maximum.at(tighter_low, cell, low)
        np.minimum.at(tighter_high, cell, high)
        _check(cells, tighter_low, tighter_high)
        if np.array_equal(tighter_low, lower) and np.array_equal(tighter_high, upper):
            break
        lower, upper = tighter_low, np.maximum(tighter_high, tighter_low)
    return lower, upper


def _others(row: Floats, terms: Floats, rows: int) -> Floats:
    """Return, for each term of a sum, the sum of all the others; infinite terms are counted."""
    endless = np.isinf(terms)
    finite = np.bincount(row, np.where(endless, 0.0, terms), rows)[row]
    number = np.bincount(row, endless, rows)[row] - endless
    finite = finite - np.where(endless, 0.0, terms)
    side = np.bincount(row, np.where(endless, np.sign(terms), 0.0), rows)[row]
    found: Floats = np.where(number > 0, np.where(side >= 0, np.inf, -np.inf), finite)
    return found


def _check(cells: CellGrid, lower: Floats, upper: Floats) -> None:
    wrong = np.flatnonzero(lower > upper + _NEAR)
    if len(wrong):
        raise DisclosureError(f"No table agrees with what is published: {cells.named(wrong)}.")


def _blocks(
    cells: CellGrid, lower: Floats, upper: Floats, asked: Flags, whole: bool
) -> Iterable[_Programme]:
    """Yield the blocks of open cells that no sum joins, where one of them is asked for."""
    from scipy.sparse.csgraph import connected_components

    free = np.flatnonzero(lower < upper)
    known = np.where(lower < upper, 0.0, lower)
    right = -(cells.sums @ known)
    sums = cells.sums[:, free].tocsr()
    number, label = connected_components(sums.T @ sums, directed=False)
    order = np.argsort(label, kind="stable")
    for places in np.split(order, np.cumsum(np.bincount(label, minlength=number))[:-1]):
        inside = free[places]
        if not len(inside) or not asked[inside].any():
            continue
        part = sums[:, places]
        rows = np.flatnonzero(np.diff(part.indptr))
        part = part[rows]
        yield _Programme(inside, part, right[rows], lower[inside], upper[inside], whole)


def _widen(block: _Programme, asked: Flags, enough: float) -> tuple[Floats, Floats]:
    """Return the range of every cell asked for; each table found is a witness for all cells."""
    low, high = _probed(block, asked, enough)
    exact: Floats = np.array([block.lower, block.upper])
    for place in np.flatnonzero(asked):
        for side, sign in enumerate((1, -1)):
            bound = (block.lower, block.upper)[side][place]
            if high[place] - low[place] >= enough or (low, high)[side][place] == bound:
                continue
            witness = block.end(int(place), sign)
            if witness is None:
                high[place] = np.inf
            else:
                low, high = np.minimum(low, witness), np.maximum(high, witness)
        exact[:, place] = low[place], high[place]
    return _tidy(exact[0]), _tidy(exact[1])


def _probed(block: _Programme, asked: Flags, enough: float) -> tuple[Floats, Floats]:
    """Return how far counts go in a few tables: often proof enough for most cells at once.

    Each pair of tables is the two ends of a sum of the cells that still want proof, each taken or
    taken away by a draw that is the same every time. Fractions alone: whole counts are no quicker.
    """
    low, high = np.full(len(asked), np.inf), np.full(len(asked), -np.inf)
    draws = np.random.default_rng(len(asked))
    narrow = asked.copy()
    while np.isfinite(enough) and not block.whole and (before := int(narrow.sum())) >= _MANY:
        aim = np.where(narrow, draws.choice([-1.0, 1.0], len(asked)), 0.0)
        for one in (block.extreme(aim, endless=True), block.extreme(-aim, endless=True)):
            if one is not None:
                low, high = np.minimum(low, one), np.maximum(high, one)
        narrow &= high - low < enough
        if before - int(narrow.sum()) < _MANY // 2:
            break
    return low, high


def _tidy(numbers: Floats) -> Floats:
    """Return numbers with the solver's last digits removed."""
    near = np.rint(numbers)
    return np.where(np.isclose(numbers, near, rtol=0, atol=_NEAR), near, numbers) + 0.0
