"""The cheapest other tables around one cell, by linear programming."""

import numpy as np

from indicators.disclosure.grid import CellGrid, Floats
from indicators.disclosure.moves import Move

_NEAR = 1e-6


def flow(grid: CellGrid, room: Floats, price: Floats, cell: int, width: float) -> Move | None:
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
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    free = np.flatnonzero(room >= 0)
    place = np.searchsorted(free, cell)
    if place >= len(free) or free[place] != cell:
        return None
    sums = grid.sums[:, free].tocsr()
    sums = sums[np.flatnonzero(np.diff(sums.indptr))]
    n, falls = len(free), room[free]
    tables = 1 if falls[place] == 0 else 2  # a cell that cannot fall needs no lower table
    one = sparse.hstack([sums, -sums])
    apart = np.zeros((tables, 2, n))
    apart[0, :, place], apart[-1, :, place] = (1, -1), (1, -1) if tables == 1 else (-1, 1)
    found = milp(
        np.tile(price[free] + 1e-3, 2 * tables),
        bounds=Bounds(0.0, np.tile(np.concatenate([np.full(n, np.inf), falls]), tables)),
        constraints=[
            LinearConstraint(sparse.block_diag([one] * tables).tocsr(), 0.0, 0.0),
            LinearConstraint(sparse.csr_array(apart.reshape(1, -1)), width, np.inf),
        ],
    )
    if found.x is None:
        return None
    changes = _near_whole(found.x.reshape(tables, 2, n))
    rise = changes[0, 0] - changes[0, 1]
    fall = changes[1, 0] - changes[1, 1] if tables == 2 else np.zeros(n)
    used = (rise != 0) | (fall != 0)
    return Move(free[used], rise[used], fall[used])


def _near_whole(numbers: Floats) -> Floats:
    near = np.rint(numbers)
    return np.where(np.abs(numbers - near) < _NEAR, near, numbers)
