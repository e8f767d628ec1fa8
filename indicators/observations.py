"""The frame contract: the columns of an observation, in SDMX names, and their order."""

import re
from collections.abc import Sequence
from typing import Literal

import pandas as pd

from indicators.codelists import DIMENSIONS, TOTAL

EditionCode = Literal["published", "illustrative"]
EDITIONS: tuple[EditionCode, ...] = ("published", "illustrative")

KEY: tuple[str, ...] = (
    "edition",
    "indicator",
    "time_period",
    *DIMENSIONS,
    "data_source",
    "ref_area",
)
MEASURES: tuple[str, ...] = ("obs_value", "lower_bound", "upper_bound")
ATTRIBUTES: tuple[str, ...] = (
    "unit_measure",
    "obs_status",
    "obs_conf",
    "source_cell",
    "source_link",
    "footnotes",
)
COLUMNS: tuple[str, ...] = (*KEY, *MEASURES, *ATTRIBUTES)

TIME_PERIOD = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/P\d+M)?")


def year(time_period: str) -> int:
    """Return the calendar year in which a period begins.

    Examples
    --------
    >>> year("2022-01-01/P3M")
    2022
    """
    return int(time_period[:4])


def without_age(observations: pd.DataFrame, age: str, key: Sequence[str]) -> pd.DataFrame:
    """Return the totals less those of an age; unknown, so left out, where the age is not known.

    Parameters
    ----------
    observations : DataFrame
        ``age``, ``obs_value`` and the columns of ``key``.
    key : sequence of str
        What a total and its part share: area, year, source.
    """
    total = observations[observations["age"] == TOTAL]
    part = observations.loc[observations["age"] == age, [*key, "obs_value"]]
    both = total.merge(part, on=list(key), suffixes=("", "_part"))
    return both.assign(obs_value=both["obs_value"] - both["obs_value_part"]).dropna(
        subset="obs_value"
    )
