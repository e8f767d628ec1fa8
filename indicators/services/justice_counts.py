"""The indicators of justice and care that published counts allow, of one year and one source."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.codelists import TOTAL, codelist
from indicators.observations import without_age
from indicators.services.justice import indicators

_KEY = ["time_period", "data_source"]


def count_indicators() -> tuple[str, ...]:
    """Return the indicators that hold the counts."""
    return tuple(rule["indicator"] for rule in codelist("justice_counts").values())


def from_published(observations: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the latest figure of each indicator whose counts are known for one year and source.

    Parameters
    ----------
    observations : mapping
        By indicator of ``counted``: ``time_period``, ``data_source``, ``age``, ``obs_value`` of
        one area, the other dimensions totals.

    Returns
    -------
    DataFrame
        ``indicator``, ``kind``, ``obs_value``, ``numerator``, ``denominator``, ``per``,
        ``time_period`` (a year), ``data_source``. What cannot be computed has no row.
    """
    columns = [
        _column(name, rule, observations[rule["indicator"]])
        for name, rule in codelist("justice_counts").items()
    ]
    counts = pd.concat(columns, axis=1).reset_index()
    counts["year"] = counts["time_period"] + " " + counts["data_source"]
    found = indicators(counts, area="year", total=TOTAL).dropna(subset="obs_value")
    found = found[found["year"] != TOTAL].sort_values("year")
    latest = found.drop_duplicates("indicator", keep="last")
    parts = latest["year"].str.split(" ")
    latest = latest.assign(time_period=parts.str[0], data_source=parts.str[1])
    order = list(codelist("justice"))
    return latest.sort_values("indicator", key=lambda names: names.map(order.index)).drop(
        columns=["year", "areas"]
    )


def _column(name: str, rule: Mapping[str, Any], found: pd.DataFrame) -> "pd.Series[float]":
    """Return one count by year and source; unknown where the age to leave out is not known."""
    found = found.dropna(subset="obs_value")
    years = found["time_period"].str[:4].astype(int) - int(rule.get("end_of_year", False))
    found = found.assign(time_period=years.astype(str))
    age = rule.get("less")
    found = without_age(found, age, _KEY) if age else found[found["age"] == TOTAL]
    return found.set_index(_KEY)["obs_value"].rename(name)
