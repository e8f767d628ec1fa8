"""What can be inferred about a withheld count from all that is published."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.codelists import TOTAL
from indicators.disclosure.grid import CellGrid, Flags, Floats, Hierarchies, cell_grid
from indicators.disclosure.intervals import intervals
from indicators.disclosure.known import check_counts
from indicators.errors import DisclosureError
from indicators.options import AtLeastZero, checks, numbers


@checks(DisclosureError)
def attack(
    table: pd.DataFrame,
    *,
    dimensions: Sequence[str],
    hierarchies: Hierarchies | None = None,
    value: str = "obs_value",
    minimum: AtLeastZero = 0,
    whole: bool = False,
    total: str = TOTAL,
) -> pd.DataFrame:
    """Return, for every withheld cell, the interval of counts that the published cells allow.

    The attacker knows every published cell, that totals are the sums of their parts, and that
    no count is negative. For each withheld cell he solves two linear programmes, the smallest
    and the largest count consistent with all of it (Hundepool et al., Handbook on Statistical
    Disclosure Control, 2nd edition 2024, chapters 4 and 5; Fischetti & Salazar 2000, Journal
    of the American Statistical Association 95: 916–928).

    Parameters
    ----------
    table : DataFrame
        One row a cell. A cell is withheld where ``suppressed`` is true or not empty, or the value
        is NaN; a value that stands in a withheld cell is not looked at. Combinations that have
        no row are unknown to the attacker too.
    minimum : int
        What the attacker knows every withheld count to reach: 1 where zeros are always published.
    whole : bool
        Whether he also uses that counts are whole numbers (integer programming).

    Returns
    -------
    DataFrame
        The dimensions, ``lower``, ``upper`` (infinite where nothing bounds it) and ``width``.

    Raises
    ------
    DisclosureError
        If a published count is negative or not whole, or no table agrees with what is published.
    """
    cells = cell_grid(table, dimensions, hierarchies, total)
    shown, hidden = published(table, cells, value)
    check_counts(cells, shown)
    lower, upper = intervals(cells, shown, hidden, minimum=minimum, whole=whole)
    rows = hidden[cells.place]
    found = table.loc[rows, list(dimensions)].reset_index(drop=True)
    found["lower"], found["upper"] = lower[cells.place[rows]], upper[cells.place[rows]]
    return found.assign(width=found["upper"] - found["lower"])


def published(table: pd.DataFrame, cells: CellGrid, value: str) -> tuple[Floats, Flags]:
    """Return the counts a reader sees, NaN where he sees none, and which rows are withheld."""
    if value not in table.columns:
        raise DisclosureError(f"The table has no column {value}.")
    amounts = numbers(table[value], value, DisclosureError).to_numpy()
    withheld = np.isnan(amounts)
    if "suppressed" in table.columns:
        withheld |= table["suppressed"].fillna("").astype(bool).to_numpy()
    shown = cells.spread(np.where(withheld, np.nan, amounts), np.nan)
    return shown, cells.spread(withheld, 0.0) > 0
