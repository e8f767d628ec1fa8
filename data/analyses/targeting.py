"""Whom social assistance reaches, among the families of its register.

Computed from the counts of a packet of the register, and from nothing else.
"""

from collections.abc import Mapping

import pandas as pd

from data.illustrative import assumptions
from data.packet import protected_counts
from indicators.codelists import NATION
from indicators.records import Records
from indicators.services import measures_of_sums

_WEIGHTED = {"household": ("families", "paid"), "child": ("children", "paid_by_child")}


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return what a packet of the register tells: see ``of_counts``."""
    tables = {"families": records["register_assistance"]}
    return of_counts(protected_counts("assistance", tables, str(assumptions()["survey"]["year"])))


def of_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return every measure of targeting: ``item`` says whether a household or a child counts.

    Nothing where a count that the measures need is withheld.
    """
    nation = counts[counts["ref_area"] == NATION].set_index("count")["obs_value"]
    found = [
        {"measure": name, "item": weighted, "obs_value": value, "records": records}
        for weighted, (unit, paid) in _WEIGHTED.items()
        for name, value, records in _measures(nation, unit, paid)
    ]
    columns = ["measure", "item", "obs_value", "records"]
    return pd.DataFrame(found, columns=columns).dropna(subset="obs_value").reset_index(drop=True)


def _measures(nation: "pd.Series[float]", unit: str, paid: str) -> list[tuple[str, float, int]]:
    names = {
        "all": unit,
        "poor": f"{unit}/poor",
        "receive": f"{unit}/receiving",
        "poor_receive": f"{unit}/poor_receiving",
        "money": paid,
        "money_poor": f"{paid}/poor",
        "n": "families",
        "n_poor": "families/poor",
        "n_receive": "families/receiving",
    }
    sums = nation.reindex([*names.values()])
    if sums.isna().any():
        return []
    told = measures_of_sums(dict(zip(names, sums, strict=True)))
    return [(row["measure"], row["estimate"], row["records"]) for row in told]
