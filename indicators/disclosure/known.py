"""What follows from the cells whose counts are known: the rest of the table, and its faults."""

import numpy as np

from indicators.disclosure.grid import CellGrid, Flags, Floats
from indicators.errors import DisclosureError

_NEAR = 1e-6


def check_counts(grid: CellGrid, values: Floats) -> None:
    """Raise if a count is negative or not whole.

    Raises
    ------
    DisclosureError
        Naming the cells.
    """
    for wrong, what in (
        (values < 0, "Negative counts"),
        (np.isfinite(values) & (np.abs(values - np.rint(values)) > _NEAR), "Counts not whole"),
        (np.isinf(values), "Counts without end"),
    ):
        cells = np.flatnonzero(wrong)
        if len(cells):
            raise DisclosureError(f"{what}: {grid.named(cells)}.")


def fill_derived(grid: CellGrid, values: Floats) -> Floats:
    """Return the counts with those that follow from the others filled in; the rest stay NaN.

    A total minus all its parts but one is that one; where a total equals the sum of the parts
    that are known, the others are zero.

    Raises
    ------
    DisclosureError
        If a total is not the sum of its parts; the totals are named.
    """
    found = values.copy()
    sums = grid.sums
    parts = sums.copy()
    parts.data = (parts.data < 0).astype(float)
    while True:
        unknown = np.isnan(found)
        left = sums @ np.where(unknown, 0.0, found)
        open_ = abs(sums) @ unknown.astype(float)
        below = parts @ unknown.astype(float)
        _check(grid, left, open_, below)
        solved = _solve(grid, unknown, left, open_, below)
        fresh = unknown & ~np.isnan(solved)
        if not fresh.any():
            return found
        found[fresh] = solved[fresh]


def fill_imagined(grid: CellGrid, known: Floats) -> Floats:
    """Return counts with the cells that nothing decides given numbers that every sum allows.

    An attacker who does not know them cannot exclude these either. The larger the better: there
    is then room for other tables around this one.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    unknown = np.flatnonzero(np.isnan(known))
    if not len(unknown):
        return known
    found = known.copy()
    right = -(grid.sums @ np.nan_to_num(known))
    most = 100.0 + 10.0 * np.nan_to_num(known).max()
    solved = milp(
        -np.ones(len(unknown)),
        integrality=np.ones(len(unknown)),
        bounds=Bounds(0.0, most),
        constraints=LinearConstraint(grid.sums[:, unknown], right, right),
        options={"node_limit": 1_000, "mip_rel_gap": 0.1},
    )
    if solved.x is None:
        raise DisclosureError(
            f"Counts that cannot be right together, around {grid.named(unknown)}."
        )
    found[unknown] = np.rint(solved.x)
    return found


def _check(grid: CellGrid, left: Floats, open_: Floats, below: Floats) -> None:
    """Raise if a sum of known cells does not hold, or its parts exceed its total."""
    wrong = ((open_ == 0) & (np.abs(left) > _NEAR)) | (
        (open_ > 0) & (below == open_) & (left < -_NEAR)
    )
    if wrong.any():
        totals = [
            int(grid.sums.indices[start:end][grid.sums.data[start:end] > 0][0])
            for start, end in (grid.sums.indptr[row : row + 2] for row in np.flatnonzero(wrong))
        ]
        raise DisclosureError(f"Totals that are not the sum of their parts: {grid.named(totals)}.")


def _solve(grid: CellGrid, unknown: Flags, left: Floats, open_: Floats, below: Floats) -> Floats:
    """Return the cells that one sum alone decides."""
    solved = np.full(grid.size, np.nan)
    entries = grid.sums.tocoo()
    row, cell, sign = entries.row, entries.col, entries.data
    nothing = (below[row] == open_[row]) & (np.abs(left[row]) < _NEAR) & unknown[cell]
    solved[cell[nothing]] = 0.0
    one = (open_[row] == 1) & unknown[cell]
    solved[cell[one]] = np.rint(-sign[one] * left[row[one]])
    return solved
