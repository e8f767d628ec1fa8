"""Of 1,000 children born, how many reach 1, 5, 10, 15 and 20 at the death rates of one year.

From the registers of births and of deaths; children of one year of age are an eighteenth of those
under 18. Measure ``survivors`` (item: the age that is reached), with its interval.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from data.illustrative import assumptions
from indicators.codelists import ALL, NATION
from indicators.records import Records, as_table, fetch, group_counts
from indicators.standardised import survivors_of_counts
from indicators.summary import same_slice

AGES = (1, 5, 10, 15, 20)
_CHILDREN, _YEARS = "DM_POP_U18", 18


def rows(records: Mapping[str, Any]) -> pd.DataFrame:
    """Return the survivors at every age, as rows of the store."""
    births = as_table(records["register_births"])["stands_for"].sum().to_pandas()
    infants = as_table(records["register_deaths"]).count().to_pandas()
    deaths = _by_age(records["register_child_deaths"])
    ages = of_counts(float(births), float(infants), deaths, _of_one_age(records["observations"]))
    names = {"estimate": "obs_value"}
    found = survivors_of_counts(ages).rename(columns=names)
    return found.assign(measure="survivors", item=found["until"].astype(str))


def of_counts(
    births: float, infants: float, deaths: "pd.Series[float]", children: float
) -> pd.DataFrame:
    """Return ages as a life table takes them.

    Parameters
    ----------
    deaths : Series
        Deaths by year of age, from the first birthday on.
    children : float
        Children of one year of age.
    """
    told = [{"age": 0, "until": AGES[0], "deaths": infants, "population": births}]
    told += [
        {
            "age": start,
            "until": end,
            "deaths": float(deaths.reindex(range(start, end), fill_value=0.0).sum()),
            "population": children * (end - start),
        }
        for start, end in pairwise(AGES)
    ]
    return pd.DataFrame(told)


def _by_age(records: Records) -> "pd.Series[float]":
    table = as_table(records, ["age"])
    found = fetch(group_counts(table, ["age"], {"n": table.count()}))
    return found.set_index("age")["n"].astype(float)


def _of_one_age(observations: pd.DataFrame) -> float:
    own = same_slice(observations, {"indicator": _CHILDREN, "ref_area": NATION, **ALL})
    year = str(assumptions()["survey"]["year"])
    return float(own[own["time_period"] == year]["obs_value"].iloc[0]) / _YEARS
