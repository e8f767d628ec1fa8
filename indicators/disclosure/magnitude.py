"""Cells of sums (benefits, days) that would tell what one person contributed."""

from collections.abc import Sequence

import ibis
import pandas as pd

from indicators.errors import DisclosureError
from indicators.options import AtLeastOne, Share, checks
from indicators.records import Records, as_table, fetch


@checks(DisclosureError)
def concentration(
    records: Records,
    *,
    dimensions: Sequence[str],
    value: str,
    threshold: AtLeastOne = 10,
    largest: AtLeastOne = 2,
    share: Share = 0.9,
    p: Share = 0.1,
) -> pd.DataFrame:
    """Return every cell of a table of sums with the rules it breaks.

    A cell is not published if fewer than ``threshold`` persons contribute; if the ``largest``
    contributions make up more than ``share`` of the sum (dominance, NK); or if the sum without
    the two largest is less than ``p`` of the largest, so that the second could estimate it to
    within p (p-percent rule). Hundepool et al., Handbook on Statistical Disclosure Control, 2nd
    edition 2024, chapter 4; the defaults are those of ACRO (Preen et al. 2022,
    arXiv:2212.02935). Secondary suppression is then as for counts.

    Returns
    -------
    DataFrame
        One row a cell that has records: the dimensions, ``records``, ``obs_value`` (the sum),
        ``below_threshold``, ``dominated``, ``p_percent`` and ``suppressed`` ("primary" or "").

    Raises
    ------
    DisclosureError
        If a contribution is negative or missing: the rules are made for sums of known parts.
    """
    table = as_table(records, [*dimensions, value])
    amount = table[value].cast("float64")
    bad = fetch(table.aggregate(missing=table[value].isnull().sum(), negative=(amount < 0).sum()))
    for what in ("missing", "negative"):
        number = bad[what].fillna(0).iloc[0]
        if number:
            raise DisclosureError(f"{value}: {int(number)} {what} contribution(s).")
    order = ibis.window(group_by=list(dimensions), order_by=ibis.desc(amount))
    ranked = table.mutate(amount=amount, rank=ibis.row_number().over(order))
    cells = fetch(
        ranked.group_by(list(dimensions)).aggregate(
            records=ranked.count(),
            obs_value=ranked.amount.sum(),
            first=ibis.ifelse(ranked["rank"] == 0, ranked.amount, 0.0).sum(),
            two=ibis.ifelse(ranked["rank"] < 2, ranked.amount, 0.0).sum(),
            top=ibis.ifelse(ranked["rank"] < largest, ranked.amount, 0.0).sum(),
        )
    )
    return _judged(cells, dimensions, threshold, share, p)


def _judged(
    cells: pd.DataFrame, dimensions: Sequence[str], threshold: int, share: float, p: float
) -> pd.DataFrame:
    some = cells["obs_value"] > 0
    cells["below_threshold"] = cells["records"] < threshold
    cells["dominated"] = some & (cells["top"] > share * cells["obs_value"])
    cells["p_percent"] = some & (cells["obs_value"] - cells["two"] < p * cells["first"])
    unsafe = cells[["below_threshold", "dominated", "p_percent"]].any(axis=1)
    cells["suppressed"] = unsafe.map({True: "primary", False: ""})
    found = cells.drop(columns=["first", "two", "top"])
    return found.sort_values(list(dimensions), ignore_index=True)
