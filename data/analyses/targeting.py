"""Whom social assistance reaches, among the families of its register."""

from collections.abc import Mapping

import pandas as pd

from indicators.records import Records, as_table
from indicators.services import HouseholdColumns, targeting

_COLUMNS = HouseholdColumns(receives="receives", weight="stands_for")


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return every measure of targeting: ``item`` says whether a household or a child counts."""
    families = as_table(records["register_assistance"], ["monthly_benefit", "receives"])
    received = (families["receives"] == 1).ifelse(families["monthly_benefit"], 0.0)
    paid = families.mutate(transfer=received)
    found = pd.concat(
        [
            targeting(paid, weighted="household", columns=_COLUMNS),
            targeting(paid, weighted="child", columns=_COLUMNS),
        ]
    )
    names = {"estimate": "obs_value", "weighted": "item"}
    return found.dropna(subset="estimate").rename(columns=names).reset_index(drop=True)
