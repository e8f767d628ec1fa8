"""Infant deaths of regions as if their children had been born with the weights of the nation's.

Measures, per 1,000 live births: ``crude`` and ``standard`` (the nation's births by weight are the
standard); ``ratio``: deaths over those expected at the nation's rates by weight. A region of fewer
than ten infant deaths has none of them. ``weights`` (item: a class of weight at birth, in grams
from its lower end): what part of the births of a region, and of the nation, were in it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators.codelists import NATION, areas
from indicators.records import Records, as_table, fetch, group_counts
from indicators.standardised import against_reference, standard_rate
from indicators.uncertainty import rates

CLASSES = (0, 2500)  # grams: low and other weight at birth (WHO, ICD-10)
_KEYS = ["ref_area", "weight"]


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return rates of regions, and the births behind them by weight, as rows of the store."""
    counted = of_regions(
        _by_district(records["register_births"], "stands_for"),
        _by_district(records["register_deaths"]),
    )
    return pd.DataFrame([*_rates(counted), *_weights(counted)])


def of_regions(births: pd.DataFrame, deaths: pd.DataFrame) -> pd.DataFrame:
    """Return births and infant deaths by region, the nation among them, and class of weight.

    Parameters
    ----------
    births, deaths : DataFrame
        ``district``, ``birth_weight`` in grams, ``n``.
    """
    both = [_summed(births).rename("births"), _summed(deaths).rename("events")]
    found = pd.concat(both, axis=1).fillna(0.0)
    nation = found.groupby(level="weight").sum()
    whole = pd.concat({NATION: nation}, names=_KEYS)
    return pd.concat([whole, found]).sort_index()


def _by_district(records: Records, stands_for: str = "") -> pd.DataFrame:
    """Return how many records of each district and weight there are, each as many as it says."""
    table = as_table(records, ["district", "birth_weight"])
    each = table[stands_for].sum() if stands_for else table.count()
    return fetch(group_counts(table, ["district", "birth_weight"], {"n": each}))


def _summed(table: pd.DataFrame) -> "pd.Series[float]":
    region = table["district"].map(lambda code: areas()[code].parent)
    place = np.searchsorted(CLASSES, table["birth_weight"], side="right") - 1
    weight = np.array(CLASSES)[place]
    own = table.assign(ref_area=region, weight=weight)
    return own.groupby(_KEYS)["n"].sum().astype(float)


def _rates(counted: pd.DataFrame) -> Iterator[dict[str, Any]]:
    nation = counted.loc[NATION]
    for code in counted.index.get_level_values("ref_area").unique():
        own = counted.loc[code].reindex(nation.index, fill_value=0.0)
        ages = pd.DataFrame(
            {
                "events": own["events"],
                "population": own["births"],
                "standard": nation["births"],
                "reference_events": nation["events"],
                "reference_population": nation["births"],
            }
        ).reset_index(drop=True)
        standard = standard_rate(ages)
        if np.isnan(standard["estimate"]):
            continue
        whole = pd.DataFrame(
            {"events": [own["events"].sum()], "denominator": [own["births"].sum()]}
        )
        yield _row("crude", code, rates(whole).iloc[0])
        yield _row("standard", code, standard)
        yield _row("ratio", code, against_reference(ages))


def _row(measure: str, ref_area: str, found: "pd.Series[float]") -> dict[str, Any]:
    told = {"measure": measure, "item": "", "ref_area": ref_area}
    bounds = {name: float(found[name]) for name in ("lower_bound", "upper_bound")}
    return {**told, "obs_value": float(found["estimate"]), **bounds}


def _weights(counted: pd.DataFrame) -> Iterator[dict[str, Any]]:
    shares = counted["births"] / counted.groupby(level="ref_area")["births"].transform("sum")
    for code, weight, share in shares.rename("share").reset_index().itertuples(index=False):
        told = {"measure": "weights", "item": str(weight), "ref_area": code}
        yield {**told, "obs_value": float(share)}
