"""The figures of a survey in the form that ``python -m data.intake`` takes."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.survey.declarations import Declared
from data.survey.figures import Figures
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas, codes
from indicators.editions import SYNTHETIC
from indicators.plain_rows import plain_rows

_GIVEN = {"obs_value": "estimate", "lower_bound": "lower", "upper_bound": "upper"}
_KEY = ("indicator", "ref_area", "time_period", *DIMENSIONS)
COLUMNS = (*_KEY, *_GIVEN, "obs_status", "footnotes", "data_source")
_DECIMALS = 4
_PLAIN = ("total", "region")


def submission_of(figures: Figures, table: pd.DataFrame, declared: Declared) -> pd.DataFrame:
    """Return the figures of indicators, areas and groups that are ours, by one group at most."""
    flow, footnote = declared.family.flow, SYNTHETIC if figures.about.mark else ""
    made = [
        _submitted(row, declared.indicators[row["indicator"]].of)
        | {"footnotes": footnote, "data_source": flow}
        for row in plain_rows(table)
        if _is_ours(row)
    ]
    return pd.DataFrame(made, columns=[*COLUMNS])


def _is_ours(row: Mapping[Any, Any]) -> bool:
    item = catalog().get(row["code"])
    if item is None or row["ref_area"] not in areas() or not row["period"]:
        return False
    groups = [name for name in row["by"].split(" x ") if name not in _PLAIN]
    ours = all(name in item.dimensions and row[name] in codes(name) for name in groups)
    return ours and len(groups) <= 1


def _submitted(row: Mapping[Any, Any], of: Mapping[str, str]) -> dict[str, Any]:
    """Return the key and the values of a figure; a withheld one has its state and no value."""
    groups = {name: row.get(name) or of.get(name, TOTAL) for name in DIMENSIONS}
    values = {ours: round(row[own], _DECIMALS) for ours, own in _GIVEN.items()}
    key = {"indicator": row["code"], "ref_area": row["ref_area"], "time_period": row["period"]}
    return key | groups | values | {"obs_status": row["obs_status"]}
