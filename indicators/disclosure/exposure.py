"""Which cells of a published table tell of few persons, seen by one who has nothing but the table.

The steward who protects a table knows which cells are small. Who is handed it does not: what is
withheld looks alike. He can only ask what an attacker asks.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.codelists import TOTAL
from indicators.disclosure.attacker import published
from indicators.disclosure.grid import CellGrid, Flags, Floats, Hierarchies, cell_grid
from indicators.disclosure.intervals import intervals
from indicators.disclosure.known import check_counts
from indicators.disclosure.suppression import THRESHOLD
from indicators.errors import DisclosureError
from indicators.options import AtLeastOne, checks


@checks(DisclosureError)
def narrow_cells(
    table: pd.DataFrame,
    *,
    dimensions: Sequence[str],
    hierarchies: Hierarchies | None = None,
    threshold: AtLeastOne = THRESHOLD,
    value: str = "obs_value",
    total: str = TOTAL,
) -> pd.DataFrame:
    """Return the cells that nobody shows and whose interval is narrower than the threshold.

    As zeros are published, a withheld count is at least 1. A combination without a row is a cell
    too: what follows for it is told as well, though nobody wrote it down.

    Returns
    -------
    DataFrame
        The dimensions, ``lower``, ``upper``, ``withheld`` (whether the table has the row) and
        ``told``: the count follows exactly and is not zero, or is known to be above zero and below
        the threshold. Of a cell without a row only the latter is told: it was never withheld.

    Raises
    ------
    DisclosureError
        If a count is negative or not whole, or no table agrees with what is published.
    """
    cells = cell_grid(table, dimensions, hierarchies, total)
    shown, hidden = published(table, cells, value)
    check_counts(cells, shown)
    lower, upper = intervals(
        cells,
        shown,
        hidden,
        minimum=1,
        wanted=np.flatnonzero(np.isnan(shown)).tolist(),
        enough=float(threshold),
    )
    narrow = np.flatnonzero(np.isnan(shown) & (upper - lower < threshold))
    return _listed(cells, narrow, lower, upper, hidden).assign(
        told=lambda found: _told(found, threshold)
    )


def _told(found: pd.DataFrame, threshold: int) -> "pd.Series[bool]":
    small = found["lower"].ge(1) & found["upper"].lt(threshold)
    return small | (found["withheld"] & found["lower"].eq(found["upper"]) & found["lower"].gt(0))


def _listed(
    cells: CellGrid, chosen: "np.ndarray", lower: Floats, upper: Floats, hidden: Flags
) -> pd.DataFrame:
    places = np.unravel_index(chosen, cells.shape)
    named = {
        name: [codes[place] for place in own]
        for name, codes, own in zip(cells.dimensions, cells.codes, places, strict=True)
    }
    found = pd.DataFrame(named, columns=[*cells.dimensions])
    return found.assign(lower=lower[chosen], upper=upper[chosen], withheld=hidden[chosen])
