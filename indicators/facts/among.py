"""Facts of one area among others, and of groups among each other: one source and period each."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from indicators.codelists import areas, areas_of, lineage
from indicators.equity import comparable, ends, latest_groups
from indicators.facts.keys import Point, point_of
from indicators.facts.model import Compared, Gap, Ranked
from indicators.headlines import areas_drawn
from indicators.model import Indicator
from indicators.summary import ranking
from indicators.uncertainty import Verdict, bounds_of_events, differences, rank_intervals

GROUPS: tuple[str, ...] = ("sex", "residence", "wealth_quintile", "disability_status")
_FEWEST = 3  # areas below which a rank says nothing
_SAMPLED = frozenset({"survey", "modelled"})  # without an interval their figures are not ranked


def find_gaps(
    observations: pd.DataFrame,
    point: Point,
    item: Indicator,
    kinds: Mapping[str, str],
) -> Iterator[Gap]:
    """Yield the gap between the groups of each dimension, in their latest period.

    Parameters
    ----------
    observations : DataFrame
        Observations of the area, of every group, not later than the period shown.
    kinds : mapping
        The kind of each source. The groups of one model are not independent: nothing is said
        of how sure their difference is.
    """
    codes = point.key.codes()
    for dimension in GROUPS if not item.is_count else ():  # groups differ in size
        part = latest_groups(
            observations, item, dimension, codes, time_period=point.key.time_period
        )
        found = ends(part, item, dimension)
        if found is None:
            continue
        rows = part.set_index(dimension, drop=False)
        behind, ahead = (point_of(rows.loc[code].to_dict()) for code in (found.behind, found.ahead))
        kind = kinds[behind.key.data_source]
        reliable = None if kind == "modelled" else found.reliable
        yield Gap(item, dimension, behind, ahead, reliable, found.reversed, kind)


def compare_with_wholes(
    same: pd.DataFrame, point: Point, item: Indicator, kind: str, ref_area: str
) -> Iterator[Compared]:
    """Yield the area beside each of the areas it lies in, its parent first, the nation last.

    An area is a part of the whole: taking the two for independent makes their difference less
    sure than it is, never surer.

    Parameters
    ----------
    same : DataFrame
        The figures of every area in the period, source and slice of the point.
    """
    if not comparable(item):
        return
    for code in lineage(ref_area)[1:]:
        row = same[same["ref_area"].eq(code) & same["obs_value"].notna()]
        if len(row) == 1:
            whole = point_of(row.iloc[0].to_dict())
            yield Compared(item, point, whole, _told(point, whole, item, kind), kind)


def _told(point: Point, whole: Point, item: Indicator, kind: str) -> Verdict:
    if kind == "modelled":
        return "model"
    if not (point.bounded and whole.bounded):
        return "unknown"
    pair: dict[str, Any] = {"across_break": False}
    for end, one in (("1", whole), ("2", point)):
        pair |= {
            f"estimate_{end}": one.value,
            f"lower_bound_{end}": one.lower,
            f"upper_bound_{end}": one.upper,
            f"data_source_{end}": one.key.data_source,
        }
    top = 100.0 if item.unit_measure == "PCNT" else None
    verdict: Verdict | None = differences(pd.DataFrame([pair]), kind="estimate", top=top)[
        "verdict"
    ].iloc[0]
    return verdict or "unknown"


def rank_among_siblings(
    same: pd.DataFrame, point: Point, item: Indicator, kind: str
) -> Ranked | None:
    """Return the ranks of an area in its own scheme that the figures do not rule out.

    None for the nation, for counts (the smallest area would be the best), for what is or is not
    there, where neither direction is better, where fewer than three areas have a figure or so few
    that their map has no order either, and for a survey or a model without intervals.
    """
    if not comparable(item) or item.unit_measure == "YES_NO":
        return None
    own = areas()[point.key.ref_area].scheme
    among = same[same["ref_area"].isin(areas_of(own)) & same["obs_value"].notna()]
    if len(among) < _FEWEST or areas_drawn(len(among), len(areas_of(own))) == "locator":
        return None
    bounded = among[["lower_bound", "upper_bound"]].notna().all(axis=None)
    if bounded:
        frame = among.assign(estimate=among["obs_value"])
        found = rank_intervals(frame, ascending=item.direction == "higher")
        row = found[found["ref_area"] == point.key.ref_area].iloc[0]
        low, high = int(row["rank_lower"]), int(row["rank_upper"])
        return Ranked(item, point, own, low, high, len(among), low == high, kind)
    if kind in _SAMPLED:
        return None
    low, high = _printed(among, point, item)
    return Ranked(item, point, own, low, high, len(among), None, kind)


def _printed(among: pd.DataFrame, point: Point, item: Indicator) -> tuple[int, int]:
    """Return the first and the last rank of the figures that are printed alike."""
    ordered = ranking(among, item)["obs_value"].round(item.decimals).reset_index(drop=True)
    alike = ordered.index[ordered == round(point.value, item.decimals)]
    return int(alike.min()) + 1, int(alike.max()) + 1


def with_events(same: pd.DataFrame, counts: pd.DataFrame, item: Indicator) -> pd.DataFrame:
    """Return the figures of areas with the intervals that events behind them give, if any do."""
    return bounds_of_events(same, counts, item) if len(counts) else same


def bounded_by(point: Point, same: pd.DataFrame) -> Point:
    """Return a point with the interval that a frame of its period gives it."""
    row = same[same["ref_area"] == point.key.ref_area]
    found = point_of(row.iloc[0].to_dict()) if len(row) == 1 else point
    return replace(point, lower=found.lower, upper=found.upper)
