"""Which measures may be weighed together, and the figures of areas on those that were chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from indicators.codelists import areas_of
from indicators.summary import unranked
from indicators.trailing import Measure, beside_nation

ENOUGH = 2 / 3  # of the areas of a scheme must have a figure of a measure
Reason = Literal["unranked", "count", "direction", "few"]


@dataclass(frozen=True)
class Offered:
    """The measures that may be chosen, their figures, and why the others may not.

    ``figures`` has the columns of ``trailing.COLUMNS``, of every period with enough areas.
    """

    scheme: str
    measures: tuple[Measure, ...]
    figures: pd.DataFrame
    refused: Mapping[str, Reason]

    def period(self, chosen: Iterable[str]) -> str:
        """Return the latest period for which every chosen measure has enough figures, or none."""
        periods = self.figures.groupby("indicator")["time_period"].agg(set)
        shared = set.intersection(*(set(periods.get(code, ())) for code in chosen))
        return max(shared, default="")


def offered(rows: pd.DataFrame, declared: Iterable[Measure], scheme: str) -> Offered:
    """Return which of the declared measures may be weighed together.

    Refused are counts, measures of which no direction is better, those whose figures a caveat
    forbids to rank, and those with figures of fewer than two thirds of the areas.

    Parameters
    ----------
    rows : DataFrame
        Observations of the measures, of the nation and of the areas of the scheme.
    """
    found: list[tuple[Measure, pd.DataFrame]] = []
    refused: dict[str, Reason] = {}
    for one in declared:
        table = _of_enough_areas(beside_nation(rows, one, scheme), scheme)
        if reason := _refused(one, table):
            refused[one.indicator] = reason
        else:
            found.append((one, table))
    figures = pd.concat([table for _, table in found], ignore_index=True) if found else rows[:0]
    return Offered(scheme, tuple(one for one, _ in found), figures, refused)


def _of_enough_areas(table: pd.DataFrame, scheme: str) -> pd.DataFrame:
    known = table.groupby("time_period")["ref_area"].transform("nunique")
    kept: pd.DataFrame = table[known >= ENOUGH * len(areas_of(scheme))]
    return kept


def _refused(one: Measure, table: pd.DataFrame) -> Reason | None:
    if one.item.is_count:
        return "count"
    if one.item.direction == "none":
        return "direction"
    if table.empty:
        return "few"
    return "unranked" if unranked(table, one.item) else None


def figures_of(found: Offered, chosen: Iterable[str], period: str) -> pd.DataFrame:
    """Return the figures of one period: every area of the scheme by the chosen measures."""
    own = found.figures[found.figures["time_period"] == period]
    wide = own.pivot_table(index="ref_area", columns="indicator", values="obs_value")
    return wide.reindex(index=list(areas_of(found.scheme)), columns=list(chosen))


def unranked_areas(figures: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the areas that are not ranked, and the measures of which each has no figure."""
    gaps = figures.isna()
    return {
        str(code): tuple(str(name) for name in figures.columns[row])
        for code, row in zip(figures.index, gaps.to_numpy(), strict=True)
        if row.any()
    }
