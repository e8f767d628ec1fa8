"""The figures of a survey in the form that ``python -m data.intake`` takes."""

from typing import Any

import pandas as pd

from data.survey.figures import Figures
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, TOTAL, areas, codes

COLUMNS = (
    "indicator",
    "ref_area",
    "time_period",
    *DIMENSIONS,
    "obs_value",
    "lower_bound",
    "upper_bound",
    "obs_status",
    "footnotes",
)
_SYNTHETIC = "SYNTHETIC"
_OF_REGION = "region"


def submission_of(figures: Figures, table: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of indicators, areas and groups that are ours, by one group at most."""
    rows = [row for _, row in table.iterrows() if _is_ours(row)]
    return pd.DataFrame([_submitted(figures, row) for row in rows], columns=[*COLUMNS])


def _is_ours(row: "pd.Series[Any]") -> bool:
    item = catalog().get(str(row["code"]))
    if item is None or row["ref_area"] not in areas() or not row["period"]:
        return False
    groups = [name for name in str(row["by"]).split(" x ") if name not in ("total", _OF_REGION)]
    return (
        all(
            name in DIMENSIONS and name in item.dimensions and row[name] in codes(name)
            for name in groups
        )
        and len(groups) <= 1
    )


def _submitted(figures: Figures, row: "pd.Series[Any]") -> dict[str, Any]:
    groups = {name: row.get(name) or TOTAL for name in DIMENSIONS}
    given = {"obs_value": "estimate", "lower_bound": "lower", "upper_bound": "upper"}
    return {
        "indicator": row["code"],
        "ref_area": row["ref_area"],
        "time_period": row["period"],
        **groups,
        **{ours: row[own] for ours, own in given.items()},
        "obs_status": row["obs_status"],
        "footnotes": _SYNTHETIC if figures.about.mark else "",
    }
