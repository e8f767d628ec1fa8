"""The frame contract: the columns of an observation, in SDMX names, and their order."""

import re
from typing import Literal

from indicators.codelists import DIMENSIONS

Edition = Literal["published", "illustrative"]
EDITIONS: tuple[Edition, ...] = ("published", "illustrative")

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
