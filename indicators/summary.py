"""Facts stated about observations: the latest, the change, the gap, the rank. Break-aware."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from indicators.caveats import Statement, forbidding, survey_of
from indicators.codelists import NATION, TOTAL, areas, areas_of, codes
from indicators.model import Indicator
from indicators.observations import year

CONCERNED = ["time_period", "data_source", "ref_area"]  # by what a caveat concerns a figure


@dataclass(frozen=True)
class Change:
    """A difference between two periods of one series, within one definition."""

    before: float
    after: float
    period_before: str
    period_after: str

    @property
    def difference(self) -> float:
        """The later value minus the earlier."""
        return self.after - self.before


@dataclass(frozen=True)
class WidestGap:
    """The widest difference between two groups of one dimension."""

    dimension: str
    lowest: str
    highest: str
    lowest_value: float
    highest_value: float

    @property
    def difference(self) -> float:
        """The highest group's value minus the lowest's."""
        return self.highest_value - self.lowest_value


def valued(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the observations that carry a value, in order of time."""
    present = observations.loc[observations["obs_value"].notna().to_numpy()]
    periods = present["time_period"].tolist()
    return present if periods == sorted(periods) else present.sort_values("time_period")


def latest(observations: pd.DataFrame) -> dict[Hashable, Any] | None:
    """Return the latest observation that carries a value, or None."""
    present = valued(observations)
    return None if present.empty else present.iloc[-1].to_dict()


def same_slice(observations: pd.DataFrame, codes: Mapping[str, Any]) -> pd.DataFrame:
    """Return the observations that carry a code in each of some columns.

    Each column is compared only where those before it agree, so what divides most stands first.

    Examples
    --------
    >>> both = pd.DataFrame({"sex": ["F", "M"], "obs_value": [2.0, 1.1]})
    >>> same_slice(both, {"sex": "F"})["obs_value"].tolist()
    [2.0]
    """
    places = np.arange(len(observations))
    for name, code in codes.items():
        places = places[observations[name].to_numpy()[places] == code]
        if not len(places):
            break
    return observations.iloc[places]


def every_year_of_map(
    observations: pd.DataFrame, scheme: str, dimensions: Mapping[str, str]
) -> pd.DataFrame:
    """Return the observations of all years of a map: of its areas and the nation, in its groups.

    Parameters
    ----------
    observations : DataFrame
        Those of one indicator in one edition.
    """
    found = same_slice(observations, dimensions)
    return found[found["ref_area"].isin([NATION, *areas_of(scheme)])]


def segments(series: pd.DataFrame, indicator: Indicator) -> list[pd.DataFrame]:
    """Return one series cut at its breaks: nothing may be joined or compared across a cut.

    A series is cut where an observation has OBS_STATUS B, where the declaration dates a break for
    its source (SDMX CL_OBS_STATUS; ICD-10 Vol. 2, 5.7.1 for the live birth definition), before and
    after a figure that a caveat forbids to join to others, and between two of which one leaves out
    areas that the other has.
    """
    ordered = valued(series)
    periods, used = ordered["time_period"].tolist(), set(ordered["data_source"].tolist())
    dated = {item.time_period for item in indicator.breaks if _concerns(item.sources, used)}
    alone = _alone(ordered, indicator)
    starts = [
        status == "B" or period in dated or own or before
        for status, period, own, before in zip(
            ordered["obs_status"].tolist(), periods, alone, [False, *alone], strict=False
        )
    ]
    own = {place for place, starting in enumerate(starts) if starting and place}
    cuts = sorted(own.union(_of_other_areas(ordered, indicator)))
    return [ordered.iloc[a:b] for a, b in pairwise([0, *cuts, len(ordered)]) if b > a]


def _alone(ordered: pd.DataFrame, indicator: Indicator) -> list[bool]:
    """Return which figures a caveat forbids to join to others by a line."""
    if not indicator.caveats:
        return [False] * len(ordered)
    return [code is not None for code in _kept_from("trend", ordered, indicator)]


def _of_other_areas(ordered: pd.DataFrame, indicator: Indicator) -> list[int]:
    """Return the places of figures that leave out other areas than the one before."""
    surveys = [caveat for caveat in indicator.caveats if caveat.survey]
    if not surveys:
        return []
    keys = zip(*(ordered[name].astype(str) for name in CONCERNED), strict=True)
    without = [survey_of(c for c in surveys if c.concerns(*key)) for key in keys]
    return [at for at, (one, other) in enumerate(pairwise(without), start=1) if one != other]


def _kept_from(
    statement: Statement, observations: pd.DataFrame, indicator: Indicator
) -> list[str | None]:
    """Return the code of the caveat that forbids a statement of each observation, or None."""
    keys = zip(*(observations[name].astype(str) for name in CONCERNED), strict=True)
    return [
        forbidding((c for c in indicator.caveats if c.concerns(*key)), statement) for key in keys
    ]


def _concerns(sources: tuple[str, ...], used: set[str]) -> bool:
    return not sources or not used.isdisjoint(sources)


def sources_in_order(present: Iterable[str], indicator: Indicator) -> list[str]:
    """Return sources in the order in which an indicator declares them, undeclared ones last.

    The first of them is the headline's.
    """
    every = set(present)
    declared = [code for code in indicator.sources if code in every]
    return [*declared, *sorted(every.difference(declared))]


def headline_series(observations: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Return the series of the source that has the latest figure; in a tie the declared order.

    One line, one edition: the other sources' figures are left out, not joined.
    """
    present = valued(observations)
    if present.empty:
        return present
    periods, used = present["time_period"].tolist(), present["data_source"].tolist()
    newest = (of for of, period in zip(used, periods, strict=True) if period == periods[-1])
    source, *_ = sources_in_order(newest, indicator)
    return present.loc[[of == source for of in used]]


def by_source(observations: pd.DataFrame, indicator: Indicator) -> list[pd.DataFrame]:
    """Return the figures of each source apart, in order of time; sources in the declared order."""
    found = valued(observations)
    order = sources_in_order(found["data_source"], indicator)
    return [found[found["data_source"] == code] for code in order]


def change(series: pd.DataFrame, indicator: Indicator) -> Change | None:
    """Return the change between the last two periods of one source's series.

    None where there is no earlier period under the same definition, or where the series mixes
    sources: no difference crosses a break or joins two editions.
    """
    return changes(series, indicator)[0]


def run_change(series: pd.DataFrame, indicator: Indicator) -> Change | None:
    """Return the change over the whole of the last definition; None as for ``change``."""
    return changes(series, indicator)[1]


def changes(
    series: pd.DataFrame, indicator: Indicator
) -> tuple[Change, Change] | tuple[None, None]:
    """Return ``change`` and ``run_change``: both end the same part of the series."""
    if len(set(series["data_source"].tolist())) != 1:
        return None, None
    parts = segments(series, indicator)
    if not parts or len(parts[-1]) < 2:
        return None, None
    periods, values = (parts[-1][name].tolist() for name in ("time_period", "obs_value"))
    last, run = (
        Change(float(values[place]), float(values[-1]), str(periods[place]), str(periods[-1]))
        for place in (-2, 0)
    )
    return last, run


def widest_gap(observations: pd.DataFrame, dimension: str) -> WidestGap | None:
    """Return the widest gap between the groups of one dimension, or None if fewer than two."""
    groups = observations[(observations[dimension] != TOTAL) & observations["obs_value"].notna()]
    if groups[dimension].nunique() < 2:
        return None
    ascending = groups.sort_values("obs_value", kind="stable")
    low, high = ascending.iloc[0], ascending.iloc[-1]
    return WidestGap(
        dimension,
        str(low[dimension]),
        str(high[dimension]),
        float(low["obs_value"]),
        float(high["obs_value"]),
    )


def groups_in_order(observations: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """Return the groups of one dimension in the order of its code list, the total left out."""
    order = {code: place for place, code in enumerate(codes(dimension))}
    groups = observations[observations[dimension] != TOTAL]
    return groups.sort_values(dimension, key=lambda column: column.map(order))


def ranking(observations: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Return the areas that have a value, worst for children first.

    Where neither direction is better the highest comes first; where a caveat forbids to rank them,
    they stand in the order of the code list.
    """
    found = valued(observations)
    if unranked(found, indicator):
        order = {code: place for place, code in enumerate(areas())}
        return found.sort_values("ref_area", key=lambda column: column.map(order))
    ascending = indicator.direction == "higher"
    return found.sort_values("obs_value", ascending=ascending, kind="stable")


def unranked(observations: pd.DataFrame, indicator: Indicator) -> str:
    """Return the code of a caveat that forbids to rank figures of areas; empty where none does."""
    if not indicator.caveats:
        return ""
    kept = observations[CONCERNED].drop_duplicates()
    return next((code for code in _kept_from("rank", kept, indicator) if code), "")


def age_in_years(time_period: str, today: int) -> int:
    """Return how many calendar years lie between a period and this year."""
    return today - year(time_period)
