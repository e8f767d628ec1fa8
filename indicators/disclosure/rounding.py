"""Counts rounded so that totals stay the sums of their parts."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.codelists import TOTAL
from indicators.disclosure.grid import CellGrid, Floats, Hierarchies, cell_grid
from indicators.disclosure.known import check_counts, fill_derived
from indicators.errors import DisclosureError
from indicators.options import AtLeastOne, checks, numbers

_NODES = 20_000


@checks(DisclosureError)
def round_controlled(
    counts: pd.DataFrame,
    *,
    dimensions: Sequence[str],
    hierarchies: Hierarchies | None = None,
    base: AtLeastOne = 5,
    value: str = "obs_value",
    total: str = TOTAL,
) -> pd.DataFrame:
    """Return a table whose counts are multiples of a base and still add up.

    Each count becomes one of the two multiples next to it, a multiple stays as it is, and the sum
    of the changes is the least possible (zero-restricted controlled rounding: L. H. Cox & L. R.
    Ernst 1982, Controlled rounding, INFOR 20: 423–432). In three dimensions such a table need
    not exist; then counts may go one multiple further, as few as possible.

    Returns
    -------
    DataFrame
        The columns given, with the value rounded; a count that is NaN stays NaN.

    Raises
    ------
    DisclosureError
        If counts are negative or not whole, totals are not sums, or no rounding was found.
    """
    if base < 1 or value not in counts.columns:
        raise DisclosureError(f"Nothing to round: base {base}, column {value}.")
    cells = cell_grid(counts, dimensions, hierarchies, total)
    amounts = numbers(counts[value], value, DisclosureError).to_numpy()
    given = cells.spread(amounts, np.nan)
    check_counts(cells, given)
    known = fill_derived(cells, given)
    for further in (0, 1, 2):
        rounded = _rounded(cells, known, base, further)
        if rounded is not None:
            missing = np.isnan(amounts)
            return counts.assign(**{value: np.where(missing, np.nan, rounded[cells.place])})
    raise DisclosureError(f"No table of multiples of {base} adds up near these counts.")


def _rounded(cells: CellGrid, known: Floats, base: int, further: int) -> Floats | None:
    """Return the nearest additive table of multiples, at most so many further than the next."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    free = np.isnan(known)
    count = np.where(free, 0.0, known)
    low = np.floor(count / base)
    rest = count - base * low
    n = cells.size
    # Each multiple is: the lower one, + 1 if rounded up, + steps beyond, − steps below.
    steps = np.where(free, np.inf, float(further))
    price = np.where(free, 0.0, base - 2 * rest)
    found = milp(
        np.concatenate([price, np.where(free, 0.0, base), np.where(free, 0.0, base)]),
        integrality=np.ones(3 * n),
        bounds=Bounds(
            np.zeros(3 * n), np.concatenate([np.where(rest > 0, 1.0, 0.0), steps, steps])
        ),
        constraints=LinearConstraint(_three(cells), -(cells.sums @ low), -(cells.sums @ low)),
        options={"node_limit": _NODES},
    )
    if found.x is None:
        return None
    parts = np.rint(found.x).reshape(3, n)
    rounded: Floats = base * (low + parts[0] + parts[1] - parts[2])
    return rounded


def _three(cells: CellGrid) -> object:
    from scipy import sparse

    return sparse.hstack([cells.sums, cells.sums, -cells.sums]).tocsr()
