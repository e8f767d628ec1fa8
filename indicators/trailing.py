"""On how many of the declared measures an area trails the nation: a count, with no weights.

An area trails on a measure if its figure, as printed, is the worse of the two. A difference of two
estimates may be chance: the count says nothing of the sampling error, and the page says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from indicators.catalog import indicator
from indicators.codelists import ALL, NATION, areas_of, codelist
from indicators.display import row_as_printed
from indicators.model import Indicator
from indicators.plain_rows import plain_rows

COLUMNS = (
    "indicator", "age", "ref_area", "time_period", "data_source", "obs_value", "nation", "trails",
)  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """A measure that is counted: an indicator as one source has it, of children of an age."""

    indicator: str
    data_source: str
    age: str

    @property
    def item(self) -> Indicator:
        """Its declaration."""
        return indicator(self.indicator)

    @property
    def dimensions(self) -> Mapping[str, str]:
        """The slice that is counted: every total but the age."""
        return {**ALL, "age": self.age}


@dataclass(frozen=True)
class Counted:
    """Areas, on how many measures each trails, and when; the worst first, ties by code.

    ``areas`` holds those with every measure alone; ``unknown`` are the others of the scheme.
    """

    scheme: str
    time_period: str
    measures: tuple[Measure, ...]
    areas: Mapping[str, int]
    unknown: tuple[str, ...]

    def those(self, number: int) -> tuple[str, ...]:
        """Return the areas that trail on so many measures."""
        return tuple(code for code, trailed in self.areas.items() if trailed == number)


def measures(edition: str) -> tuple[Measure, ...]:
    """Return the measures that are counted in an edition, in their declared order."""
    return _declared(edition, "measures")


def choices(edition: str) -> tuple[Measure, ...]:
    """Return the measures that a reader may choose from: those that are counted, then others."""
    return (*measures(edition), *_declared(edition, "more"))


def _declared(edition: str, name: str) -> tuple[Measure, ...]:
    return tuple(
        Measure(entry["indicator"], entry["data_source"], entry.get("age") or ALL["age"])
        for entry in codelist("trailing")[edition][name]
    )


def compare(rows: pd.DataFrame, counted: Iterable[Measure], scheme: str) -> pd.DataFrame:
    """Return each area's figure of each measure beside the nation's, of the latest common year.

    Parameters
    ----------
    rows : DataFrame
        Observations of the measures, of the nation and of the areas of the scheme.

    Returns
    -------
    DataFrame
        ``COLUMNS``: of an area without a figure there is no row.
    """
    tables = [beside_nation(rows, one, scheme) for one in counted]
    common = set.intersection(*(set(table["time_period"]) for table in tables))
    if not common:
        return pd.DataFrame(columns=list(COLUMNS))
    every = pd.concat(tables, ignore_index=True)
    found: pd.DataFrame = every[every["time_period"] == max(common)].reset_index(drop=True)
    return found


def beside_nation(rows: pd.DataFrame, one: Measure, scheme: str) -> pd.DataFrame:
    """Return each area's figure of one measure beside the nation's, of every year that has both."""
    own = rows[
        rows["indicator"].eq(one.indicator)
        & rows["data_source"].eq(one.data_source)
        & rows["obs_value"].notna()
    ]
    for name, code in one.dimensions.items():
        own = own[own[name] == code]
    nation = own[own["ref_area"] == NATION].set_index("time_period")["obs_value"]
    areas = own[own["ref_area"].isin(areas_of(scheme)) & own["time_period"].isin(nation.index)]
    areas = areas.assign(nation=areas["time_period"].map(nation))
    trails = [_trails(row, one.item) for row in plain_rows(areas)]
    return areas.assign(trails=pd.Series(trails, index=areas.index, dtype=bool))[list(COLUMNS)]


def _trails(row: Mapping[Any, Any], item: Indicator) -> bool:
    decimals = row_as_printed(item, row).decimals
    own, nation = (round(float(row[name]), decimals) for name in ("obs_value", "nation"))
    return own > nation if item.direction == "lower" else own < nation


def count(compared: pd.DataFrame, counted: Iterable[Measure], scheme: str) -> Counted | None:
    """Return on how many measures each area trails; None where no year has all of them."""
    if compared.empty:
        return None
    own = tuple(counted)
    by_area = compared.groupby("ref_area")["trails"].agg(["sum", "size"])
    whole = by_area[by_area["size"] == len(own)].sort_values("sum", ascending=False, kind="stable")
    known = {str(code): int(number) for code, number in whole["sum"].items()}
    unknown = tuple(code for code in areas_of(scheme) if code not in known)
    return Counted(scheme, str(compared["time_period"].iloc[0]), own, known, unknown)


def bands(all_of: int) -> tuple[tuple[int, int], ...]:
    """Return the classes of a count: five at most, and all of the measures always its own.

    Examples
    --------
    >>> bands(8)
    ((0, 1), (2, 3), (4, 5), (6, 7), (8, 8))
    >>> bands(3)
    ((0, 0), (1, 1), (2, 2), (3, 3))
    """
    below = min(all_of, 4)
    starts = [-(-place * all_of // below) for place in range(below + 1)]
    return (*((low, high - 1) for low, high in pairwise(starts)), (all_of, all_of))
