"""Facts of one series over time: change, break, distance to target. None crosses a break."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from indicators.caveats import part_of
from indicators.facts.keys import Point, point_of
from indicators.facts.model import Broken, Changed, TargetDistance
from indicators.model import Indicator
from indicators.plausibility import jumps
from indicators.summary import CONCERNED, changes, same_slice, segments
from indicators.targets import distances
from indicators.uncertainty import change_verdict


def find_changes(
    series: pd.DataFrame, counts: pd.DataFrame, item: Indicator, kind: str
) -> Iterator[Changed]:
    """Yield the change since the previous comparable figure, then over the comparable run.

    Parameters
    ----------
    series : DataFrame
        The figures of one area, slice and source, in order of time.
    counts : DataFrame
        The counts behind them (``noise.change_verdict``); may be empty.
    """
    last, run = changes(series, item)
    for found, whole in ((last, False), (run, True)):
        if found is None or (whole and last and found.period_before == last.period_before):
            continue
        said = change_verdict(found, series, counts, item, kind)
        before, after = (_at(series, p) for p in (found.period_before, found.period_after))
        if not whole and kind != "modelled" and _implausible(series, item):
            yield Changed(item, before, after, "unknown", kind, whole, "implausible")
        else:
            yield Changed(item, before, after, said, kind, whole)


def _implausible(series: pd.DataFrame, item: Indicator) -> bool:
    """Return whether the last figure is further from the one before than the series ever moved."""
    part = segments(series, item)[-1]
    return len(part) - 1 in jumps(part)


def _at(series: pd.DataFrame, period: str) -> Point:
    return point_of(same_slice(series, {"time_period": period}).iloc[-1].to_dict())


def last_break(series: pd.DataFrame, item: Indicator) -> Broken | None:
    """Return the last break of a series, or None where it is of one definition throughout.

    Two figures that cover as many areas of a scheme are not compared, and yet no break is known.
    """
    parts = segments(series, item)
    if len(parts) < 2:
        return None
    first = parts[-1].iloc[0].to_dict()
    period = str(first["time_period"])
    label = next((b.label for b in item.breaks if b.time_period == period), None)
    if label is None and _are_of_one_part(parts[-2].iloc[-1].to_dict(), first, item):
        return None
    return Broken(item, point_of(first).key, period, label)


def _are_of_one_part(one: Mapping[Any, Any], other: Mapping[Any, Any], item: Indicator) -> bool:
    parts = [
        part_of(c for c in item.caveats if c.concerns(*(str(row[name]) for name in CONCERNED)))
        for row in (one, other)
    ]
    return parts[0] is not None and parts[0] == parts[1] and other["obs_status"] != "B"


def target_distances(
    series: pd.DataFrame, point: Point, item: Indicator, source: Mapping[str, Any], today: int
) -> Iterator[TargetDistance]:
    """Yield how far the latest figure is from each target that it may be held against."""
    for found in distances(series, item, source, today):
        if found.status != "barred":
            yield TargetDistance(item, point, found)
