"""The cheapest other tables around one cell, by linear programming."""

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from indicators.disclosure.grid import Floats, Grid
from indicators.disclosure.moves import Move

_NEAR = 1e-6


def flow(grid: Grid, room: Floats, price: Floats, cell: int, width: float) -> Move | None:
    """Return two tables that keep every sum and differ in one cell by a width, at least cost.

    What each table changes is paid for by the child and the cell, as in the network heuristic of
    J. P. Kelly, B. L. Golden & A. A. Assad (1992), Cell suppression: disclosure protection for
    sensitive tabular data, Networks 22: 397–417. The answer need not be whole.

    Parameters
    ----------
    room : array, one a cell
        How far each count can fall; −inf for a cell that cannot be withheld.
    price : array, one a cell
        What it costs to change a cell; nothing where it is withheld already.

    Returns
    -------
    Move or None
        None where no such tables exist.
    """
    free = np.flatnonzero(room >= 0)
    place = np.searchsorted(free, cell)
    if place >= len(free) or free[place] != cell:
        return None
    sums = grid.sums[:, free].tocsr()
    sums = sums[np.flatnonzero(np.diff(sums.indptr))]
    n = len(free)
    one = sparse.hstack([sums, -sums])
    apart = np.zeros(4 * n)
    apart[[place, n + place, 2 * n + place, 3 * n + place]] = [1, -1, -1, 1]
    falls = room[free]
    found = milp(
        np.tile(price[free] + 1e-3, 4),
        bounds=Bounds(0.0, np.concatenate([np.full(n, np.inf), falls, np.full(n, np.inf), falls])),
        constraints=[
            LinearConstraint(sparse.block_diag([one, one]).tocsr(), 0.0, 0.0),
            LinearConstraint(sparse.csr_array(apart[None, :]), width, np.inf),
        ],
    )
    if found.x is None:
        return None
    parts = found.x.reshape(4, n)
    rise, fall = _near_whole(parts[0] - parts[1]), _near_whole(parts[2] - parts[3])
    used = (rise != 0) | (fall != 0)
    return Move(free[used], rise[used], fall[used])


def _near_whole(numbers: Floats) -> Floats:
    near = np.rint(numbers)
    return np.where(np.abs(numbers - near) < _NEAR, near, numbers)
