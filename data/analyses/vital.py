"""Births, deaths and stillbirths counted from the registers: what rates and screening need."""

from collections.abc import Mapping

import pandas as pd

from indicators.codelists import NATION
from indicators.records import Records
from indicators.vital import by_definition, counts_of_records

_BY_DISTRICT = ["ref_area", "records", "live_births", "infant_deaths"]


def rows(records: Mapping[str, Records]) -> pd.DataFrame:
    """Return counts of the nation, births and infant deaths of districts, and both definitions.

    What screening alone needs is counted for the nation: in a district it would be a few deaths,
    withheld for their smallness and taking others with them.

    Returns
    -------
    DataFrame
        ``measure``: "count" (``item`` a count of ``registration.counts_of_records``), "icd" or
        "soviet" (``item`` live_births, infant_deaths, undecided); ``ref_area``; ``obs_value``;
        ``records``.
    """
    births, deaths = records["register_births"], records["register_deaths"]
    tables = (births, deaths, records["register_stillbirths"])
    nation = counts_of_records(*tables).assign(ref_area=NATION)
    districts = counts_of_records(*tables, by=["district"])
    below = districts.rename(columns={"district": "ref_area"})[_BY_DISTRICT]
    counted = pd.concat([_long(nation), _long(below)]).assign(measure="count")
    either = by_definition(deaths, float(nation["live_births"].iloc[0]))
    return pd.concat([counted, _definitions(either)])


def _long(counted: pd.DataFrame) -> pd.DataFrame:
    keys = ["ref_area", "records"]
    return counted.melt(keys, var_name="item", value_name="obs_value")


def _definitions(either: pd.DataFrame) -> pd.DataFrame:
    long = either.melt(["definition", "records"], var_name="item", value_name="obs_value")
    return long.rename(columns={"definition": "measure"}).assign(ref_area=NATION)
