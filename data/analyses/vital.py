"""Births, deaths and stillbirths counted from the registers: what rates and screening need.

All of it is computed from the counts of a packet of the civil registry, and from nothing else.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.illustrative import assumptions
from data.packet import protected_counts
from indicators.codelists import NATION, TOTAL, areas_of, codelist
from indicators.errors import SmallAreaError
from indicators.records import Records
from indicators.small_areas import poisson_gamma

_TABLES = {
    "births": "register_births",
    "deaths": "register_deaths",
    "stillbirths": "register_stillbirths",
}
_BOTH = ("live_births", "infant_deaths")
_PER = 1000
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
        "soviet" (``item`` live_births, infant_deaths, undecided), "drawn" (infant deaths per 1,000
        live births of a district, drawn towards the mean of all: see ``drawn_rates``);
        ``ref_area``; ``obs_value``, nothing where withheld; ``obs_status``.
    """
    own = counts[counts["sex"].eq(TOTAL) & counts["ref_area"].isin([NATION, *areas_of("district")])]
    told = own[["ref_area", "obs_value", "obs_status"]].assign(measure="count", item=own["count"])
    return pd.concat([told, _definitions(told), drawn_rates(told)], ignore_index=True)


def drawn_rates(told: pd.DataFrame) -> pd.DataFrame:
    """Return infant deaths per 1,000 live births of districts, drawn towards their mean.

    From the counts that are shown alone, so that none that is withheld is told. No district has one
    where counts vary no more than by chance, or where too few gain by it, and none whose error is
    too large (``codes/small_areas.toml``).
    """
    own = told[told["ref_area"] != NATION].pivot_table("obs_value", "ref_area", "item")
    known = own.reindex(columns=[*_BOTH]).dropna()
    births, deaths = (known[name].to_numpy(float) for name in _BOTH)
    rate = deaths.sum() / max(births.sum(), 1.0)
    try:
        found = poisson_gamma(deaths, births * rate)
    except SmallAreaError:
        return told.head(0)
    allowed = codelist("small_areas")["gate"]
    better = np.mean(found.error < np.sqrt(deaths) / (births * rate))
    sure = found.error <= allowed["variation"]["most"] * found.estimate
    values = {
        "obs_value": found.estimate,
        "lower_bound": found.lower,
        "upper_bound": found.upper,
        "standard_error": found.error,
    }
    table = pd.DataFrame(values, index=known.index).mul(_PER * rate).reset_index()
    shown: pd.DataFrame = table[sure & (better >= allowed["better"]["least"])]
    return shown.assign(measure="drawn", item="infant_deaths", obs_status="MD")


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
