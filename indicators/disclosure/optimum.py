"""The cheapest cells to withhold beside those that must be, by mixed-integer programming."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from indicators.disclosure.grid import CellGrid, Flags, Floats

if TYPE_CHECKING:
    from scipy import sparse

_NODES = 500  # a limit of nodes, unlike one of time, gives the same answer on every machine


def optimum(
    grid: CellGrid, room: Floats, cost: Floats, hidden: Flags, cells: Sequence[int], width: float
) -> Flags | None:
    """Return the cells to withhold so that every given cell has an interval of some width.

    For each cell two tables are sought that keep every sum and differ in it by the width; a
    count may differ from the truth only where it is withheld (Fischetti & Salazar 2000, their
    model written out for all cells at once). A cell that cannot fall needs no lower table.

    Parameters
    ----------
    room : array, one a cell
        How far each count can fall; −inf for a cell that cannot be withheld.
    hidden : array of bool, one a cell
        What is withheld in any case: the given cells.

    Returns
    -------
    array of bool, or None
        None where no such tables exist.
    """
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    free = np.flatnonzero(room >= 0)
    sums = grid.sums[:, free]
    sums = sums[np.flatnonzero(np.diff(sums.tocsr().indptr))]
    place = {int(cell): number for number, cell in enumerate(free)}
    if any(int(cell) not in place for cell in cells):
        return None
    tables = [
        (number, sign)
        for number, cell in enumerate(cells)
        for sign in ((1.0, -1.0) if room[cell] > 0 else (1.0,))
    ]
    n, several, most = len(free), len(tables), 4 * width
    fall = np.minimum(room[free], most)
    eye = sparse.eye_array(several)
    same = sparse.kron(eye, sparse.eye_array(n))
    rise_limit = sparse.kron(np.ones((several, 1)), sparse.diags_array(np.full(n, -most)))
    fall_limit = sparse.kron(np.ones((several, 1)), sparse.diags_array(fall))
    apart = sparse.lil_array((len(cells), n * (several + 1)))
    for table, (number, sign) in enumerate(tables):
        apart[number, n * (table + 1) + place[int(cells[number])]] = sign
    still = sparse.kron(eye, sums)
    found = milp(
        np.concatenate([np.where(hidden[free], 0.0, cost[free]), np.zeros(n * several)]),
        integrality=np.concatenate([np.ones(n), np.zeros(n * several)]),
        bounds=Bounds(
            np.concatenate([hidden[free].astype(float), np.tile(-fall, several)]),
            np.concatenate([np.ones(n), np.full(n * several, most)]),
        ),
        constraints=[
            LinearConstraint(sparse.hstack([rise_limit, same]).tocsr(), -np.inf, 0.0),
            LinearConstraint(sparse.hstack([fall_limit, same]).tocsr(), 0.0, np.inf),
            LinearConstraint(apart.tocsr(), width, np.inf),
            LinearConstraint(_beside(still, n), 0.0, 0.0),
            LinearConstraint(_company(sums, n * several), 0.0, np.inf),
        ],
        options={"node_limit": _NODES, "mip_rel_gap": 1e-6},
    )
    if found.x is None:
        return None
    used = np.abs(found.x[n:].reshape(several, n)).max(axis=0) > 1e-6
    chosen = hidden.copy()
    chosen[free[used]] = True
    return chosen


def _beside(still: "sparse.sparray", n: int) -> "sparse.csr_array":
    """Return the sums of the tables beside no column for what is withheld."""
    from scipy import sparse

    return sparse.hstack([sparse.csr_array((still.shape[0], n)), still]).tocsr()


def _company(sums: "sparse.sparray", others: int) -> "sparse.csr_array":
    """Return, for each cell in each sum, how many others are withheld in it, less the cell itself.

    Never below zero: a cell that is withheld alone in a sum follows from it, so that it protects
    nothing. The tables say so too, but the programme is solved in a third of the time where the
    choice of cells alone says it (bridgeless inequalities, Fischetti & Salazar 2000).
    """
    from scipy import sparse

    within = abs(sums).sign().tocsr()
    entries = within.tocoo()
    number = len(entries.data)
    own = sparse.csr_array(
        (np.ones(number), (np.arange(number), entries.col)), (number, within.shape[1])
    )
    return sparse.hstack(
        [within[entries.row] - 2 * own, sparse.csr_array((number, others))]
    ).tocsr()
