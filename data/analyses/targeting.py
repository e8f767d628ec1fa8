"""Whom social assistance reaches, among the families of its register."""

from collections.abc import Mapping

import pandas as pd

from indicators.services import Columns, targeting

_COLUMNS = Columns(receives="receives", weight="stands_for")


def rows(records: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return every measure of targeting: ``item`` says whether a household or a child counts."""
    families = records["register_assistance"]
    paid = families.assign(transfer=families["monthly_benefit"].where(families["receives"] == 1, 0))
    found = pd.concat(
        [
            targeting(paid, weighted="household", columns=_COLUMNS),
            targeting(paid, weighted="child", columns=_COLUMNS),
        ]
    )
    names = {"estimate": "obs_value", "weighted": "item"}
    return found.dropna(subset="estimate").rename(columns=names).reset_index(drop=True)
