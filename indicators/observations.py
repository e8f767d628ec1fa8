"""The frame contract: the columns of an observation, in SDMX names, and their order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import pandas as pd

from indicators.codelists import DIMENSIONS, TOTAL, codelist
from indicators.model import Indicator

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


class Limits(NamedTuple):
    """What a figure may be: the least, the greatest, and whether only whole numbers."""

    least: float
    most: float
    whole: bool


def limits(item: Indicator) -> Limits:
    """Return what a figure of an indicator may be, by its unit and its own scale.

    Examples
    --------
    >>> from indicators.catalog import catalog
    >>> limits(catalog()["ED_ROFST_L1_ADM"])
    Limits(least=0.0, most=100.0, whole=False)
    """
    allowed = codelist("allowed")
    entry = allowed["indicator"].get(item.indicator) or allowed["unit"][item.unit_measure]
    least, most = item.scale or entry["range"]
    own_least, own_most = entry["range"]
    low, high = max(least, own_least), min(most, own_most)
    return Limits(float(low), float(high), entry.get("whole", False))


def frame_of(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return observations as a frame of the contract, its texts as plain objects.

    As the store has them: to look at a column of them, time and again, takes half as long.
    """
    found = pd.DataFrame(list(rows), columns=list(COLUMNS), dtype=object)
    return found.astype(dict.fromkeys(MEASURES, float))


def year(time_period: str) -> int:
    """Return the calendar year in which a period begins.

    Examples
    --------
    >>> year("2022-01-01/P3M")
    2022
    """
    return int(time_period[:4])


def moment(period: str) -> float:
    """Return where a period begins on an axis of time, in years: its month where it has one.

    Examples
    --------
    >>> moment("2023-07-01")
    2023.5
    """
    month = int(period[5:7]) if len(period) >= 7 else 1
    return year(period) + (month - 1) / 12


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
