"""The tables of a survey as they are written: a figure a row, with all that must be known of it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.survey.declarations import Declared
from data.survey.figures import Figures

GROUPED = "groups"
_PER_HUNDRED = 100.0
_SCALED = ("estimate", "standard_error", "lower", "upper")


def figure_rows(figures: Figures, declared: Declared, places: Mapping[str, str]) -> pd.DataFrame:
    """Return every estimate: shares in per cent, with interval, records, state and reference.

    Parameters
    ----------
    places : mapping
        Of a region's label the area of ours.
    """
    table = figures.table
    if table.empty:
        return pd.DataFrame(columns=_first_columns())
    items = table["indicator"].map(declared.indicators)
    share = items.map(lambda item: item.is_share).astype(bool)
    groups = {name: table[name].astype("string").fillna("") for name in _groups(table, declared)}
    return pd.DataFrame(
        {
            **said_of_each(figures, table, declared),
            "unit": items.map(lambda item: item.unit),
            "by": table["by"],
            "ref_area": _areas(table, figures.about.country, places),
            **groups,
            **in_per_cent(table, share),
            "df": table["df"],
            "n_unweighted": table["records"],
            "n_weighted": table["weighted"],
            "clusters": table["clusters"],
            "obs_status": table["obs_status"],
            "interval": table["method"],
            "file": items.map(lambda item: item.file),
            "reference": items.map(lambda item: item.reference),
        }
    )


def said_of_each(figures: Figures, table: pd.DataFrame, declared: Declared) -> dict[str, Any]:
    """Return the columns that come first in every table: of which survey, of which indicator."""
    items = table["indicator"].map(declared.indicators)
    return {
        "edition": figures.about.edition.code,
        "mark": figures.about.mark,
        "survey": figures.about.title,
        "period": figures.about.period,
        "indicator": table["indicator"],
        "title": items.map(lambda item: item.title["en"]),
        "code": items.map(lambda item: item.code or ""),
    }


def in_per_cent(table: pd.DataFrame, where: "pd.Series[bool]") -> dict[str, "pd.Series[float]"]:
    """Return estimates with their errors and bounds, some of them times a hundred."""
    return {name: table[name].mask(where, table[name] * _PER_HUNDRED) for name in _SCALED}


def _first_columns() -> list[str]:
    return ["edition", "mark", "survey", "period", "indicator", "title", "code", "unit", "by"]


def _groups(table: pd.DataFrame, declared: Declared) -> list[str]:
    every = (name for file in declared.family.files.values() for name in file.group)
    return [name for name in dict.fromkeys(every) if name in table]


def _areas(table: pd.DataFrame, country: str, places: Mapping[str, str]) -> "pd.Series[str]":
    """Return the area of every row: the country, or the region it is of; nothing if unknown."""
    nation = pd.Series(country, index=table.index)
    if "region" not in table:
        return nation
    region = table["region"].map(places).astype(object).fillna("")
    return nation.where(table["region"].isna(), region)
