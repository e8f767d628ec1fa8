"""Births, deaths and stillbirths counted from the registers: what rates and screening need.

All of it is computed from the counts of a packet of the civil registry, and from nothing else.
"""

from collections.abc import Mapping

import pandas as pd

from data.illustrative import assumptions
from data.packet import protected_counts
from indicators.codelists import NATION, TOTAL, areas_of
from indicators.records import Records

_TABLES = {
    "births": "register_births",
    "deaths": "register_deaths",
    "stillbirths": "register_stillbirths",
}
_BOTH = ("live_births", "infant_deaths")
_OLD_RULE = ("left_out_by_old_rule", "undecided_by_old_rule")


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return what a packet of the registers tells: see ``of_counts``."""
    tables = {name: records[own] for name, own in _TABLES.items()}
    return of_counts(protected_counts("civil", tables, str(assumptions()["survey"]["year"])))


def of_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return counts of the nation and of districts, and both definitions, from a packet.

    Returns
    -------
    DataFrame
        ``measure``: "count" (``item`` a count of ``registration.counts_of_records``), "icd" or
        "soviet" (``item`` live_births, infant_deaths, undecided); ``ref_area``; ``obs_value``,
        nothing where withheld; ``obs_status``.
    """
    own = counts[counts["sex"].eq(TOTAL) & counts["ref_area"].isin([NATION, *areas_of("district")])]
    told = own[["ref_area", "obs_value", "obs_status"]].assign(measure="count", item=own["count"])
    return pd.concat([told, _definitions(told)], ignore_index=True)


def _definitions(told: pd.DataFrame) -> pd.DataFrame:
    """Return births and infant deaths as both definitions count them; nothing if withheld."""
    nation = told[told["ref_area"] == NATION].set_index("item")["obs_value"]
    if nation.reindex([*_BOTH, *_OLD_RULE]).isna().any():
        return told.head(0)
    left_out, undecided = (float(nation[name]) for name in _OLD_RULE)
    rows = [
        {"measure": definition, "item": item, "obs_value": value, "ref_area": NATION}
        for definition, fewer in (("icd", 0.0), ("soviet", left_out))
        for item, value in (
            *((name, nation[name] - fewer) for name in _BOTH),
            ("undecided", undecided),
        )
    ]
    return pd.DataFrame(rows).assign(obs_status="A")
