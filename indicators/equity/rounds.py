"""How far two groups were apart before: the round of the same source that may be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, nan
from typing import Any

import pandas as pd

from indicators.caveats import caveats_of, forbidding
from indicators.equity.ends import standard_errors
from indicators.equity.standing import Standing, ratio_of
from indicators.model import Indicator
from indicators.observations import year
from indicators.plain_rows import plain_rows
from indicators.summary import same_slice, segments
from indicators.uncertainty import Z95

APART = 5  # years between the two rounds compared, or as near to that as there are rounds


@dataclass(frozen=True)
class Round:
    """The gap of a comparison in an earlier round; everything is missing where there is none.

    Attributes
    ----------
    before_period : str or None
        The earlier round.
    before_behind, before_ahead : float
        The figures of the same two groups.
    before_difference : float
        How far the group that is behind now was behind then; below nought if it was ahead.
    before_ratio : float
        The larger over the smaller of the two, missing to nought or if the order was another.
    change, change_lower, change_upper : float
        Of the difference since then, with 95 % where all four figures have an interval.
    """

    before_period: str | None
    before_behind: float
    before_ahead: float
    before_difference: float
    before_ratio: float
    change: float
    change_lower: float
    change_upper: float


def no_round() -> Round:
    """Return that there is no earlier round."""
    return Round(None, nan, nan, nan, nan, nan, nan, nan)


def earlier_round(
    observations: pd.DataFrame,
    item: Indicator,
    found: Standing,
    pinned: Mapping[str, str],
    source: Mapping[str, Any],
) -> Round:
    """Return the gap between the same two groups in the round nearest to five years earlier.

    Of two as near the earlier one. Only a round of the same source and slice counts, with no
    break between it and the latest in the series of either group, and under no caveat that
    forbids to tell a change.

    Parameters
    ----------
    observations : DataFrame
        Observations of the indicator in the nation that carry a value.
    pinned : mapping
        The code of every other dimension than the one compared.
    source : mapping
        The source of the comparison, with its ``kind`` and ``caveats``.
    """
    slots = {**pinned, "data_source": found.data_source}
    rows = {
        group: _run(same_slice(observations, {**slots, found.dimension: group}), item, found)
        for group in (found.behind, found.ahead)
    }
    own, other = (rows[group] for group in (found.behind, found.ahead))
    both = [when for when in own if when in other and _may_be_told(item, source, found, when)]
    if found.time_period not in both or len(both) < 2:
        return no_round()
    wanted = year(found.time_period) - APART
    earlier = [when for when in both if when != found.time_period]
    period = min(earlier, key=lambda when: (abs(year(when) - wanted), when))
    return _between(found, item, period, own, other, str(source["kind"]))


def _run(series: pd.DataFrame, item: Indicator, found: Standing) -> dict[str, dict[str, Any]]:
    """Return the rows of a group since its last break before the latest, by period."""
    until = series[series["time_period"] <= found.time_period]
    if until.empty or until["time_period"].duplicated().any():
        return {}
    last = segments(until, item)[-1]
    return {str(row["time_period"]): row for row in plain_rows(last)}


def _may_be_told(item: Indicator, source: Mapping[str, Any], found: Standing, when: str) -> bool:
    """Return whether no caveat forbids the change from a period, and no break lies after it."""
    under = caveats_of(item.caveats, source, found.data_source, when)
    parting = (
        one.time_period
        for one in item.breaks
        if not one.sources or found.data_source in one.sources
    )
    # A series of rounds need not have the very period in which a definition changed.
    across = any(when < period <= found.time_period for period in parting)
    return not across and forbidding(under, "change") is None


def _between(
    found: Standing,
    item: Indicator,
    period: str,
    own: Mapping[str, Mapping[str, Any]],
    other: Mapping[str, Mapping[str, Any]],
    kind: str,
) -> Round:
    sign = 1 if item.direction == "higher" else -1
    behind, ahead = (float(rows[period]["obs_value"]) for rows in (own, other))
    before = sign * (ahead - behind)
    now = sign * (found.ahead_value - found.behind_value)
    four = [rows[when] for rows in (own, other) for when in (period, found.time_period)]
    # The figures of one model are not independent: nothing is computed from their bounds.
    errors = [nan] if kind == "modelled" else standard_errors(pd.DataFrame(four)).tolist()
    reach = Z95 * hypot(*errors)
    ratio = ratio_of(behind, ahead, item.decimals) if before >= 0 else nan
    change = now - before
    return Round(period, behind, ahead, before, ratio, change, change - reach, change + reach)
