"""Exposure of children to climate hazards: the first pillar of UNICEF's index of 2026.

Method: UNICEF, Children's Climate Risk Report 2026, and the code published with it
(github.com/unicef/CCRR, commit a02c629). Ends of scales are those *observed* among the areas
after values are drawn into their bounds, so a score depends on which areas stand in the frame.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from indicators.errors import RiskInputError
from indicators.options import checks
from indicators.risk.scaling import Ends, all_there, require, scored, tidy

FEWEST_EXPOSED = 100  # children: for as many or fewer, 0.1 stands in place of the logarithm
_FLOOR = 0.1
_HIGHEST = 10.0


@checks(RiskInputError)
def exposure_scores(
    exposed: pd.DataFrame,
    bounds: pd.DataFrame,
    *,
    none_where_missing: Iterable[str] = (),
    ends: Ends = "observed",
) -> pd.DataFrame:
    """Return the scores 1–10 of how many children, and what share, each hazard reaches.

    Parameters
    ----------
    exposed : DataFrame
        ``ref_area``, ``hazard``, ``exposed`` and ``children`` (all children of the area). Several
        rows of one area and hazard are its parts and are summed.
    bounds : DataFrame
        ``hazard``, ``kind`` (absolute: of log10 of children; relative: per cent), ``low``,
        ``high``. Hazards without bounds are no part of the index and are left out.
    none_where_missing : iterable of str
        Hazards for which no figure means that nobody is exposed (a flood layer that has no cell
        there). For every other hazard a missing figure stays missing.
    ends : {"observed", "bounds"}
        What 1 and 10 stand for: the lowest and highest value observed (as published; needs all
        areas), or the bounds themselves (for one area alone).

    Returns
    -------
    DataFrame
        ``ref_area``, ``hazard``, ``kind``, ``value`` (drawn into its bounds), ``score``.

    Raises
    ------
    RiskInputError
        If a column is missing, a number is negative, bounds do not ascend, or the ends observed
        are the same.
    """
    summed = _summed(exposed, set(none_where_missing))
    number, known = summed["exposed"], summed["exposed"].notna()
    absolute = np.log10(number.clip(lower=1)).where(number > FEWEST_EXPOSED, _FLOOR)
    share = (100 * number / summed["children"]).where(summed["children"] > 0, 0.0)
    columns = summed.assign(absolute=absolute.where(known), relative=share.where(known))
    values = columns.melt(
        ["ref_area", "hazard"], ["absolute", "relative"], "kind", "value", ignore_index=True
    )
    return scored(values, bounds, ["hazard", "kind"], (1.0, _HIGHEST), ends)


def _summed(exposed: pd.DataFrame, none_where_missing: set[str]) -> pd.DataFrame:
    require(exposed, ("ref_area", "hazard", "exposed", "children"))
    numbers = exposed[["exposed", "children"]].astype(float)
    if (numbers < 0).any(axis=None):
        raise RiskInputError(
            f"{int((numbers < 0).sum().sum())} number(s) of children are negative."
        )
    if numbers["children"].isna().any():
        count = int(numbers["children"].isna().sum())
        raise RiskInputError(f"{count} row(s) have no number of children.")
    keys = ["ref_area", "hazard"]
    rows = exposed[keys].assign(exposed=numbers["exposed"], children=numbers["children"])
    summed = rows.groupby(keys, sort=False).sum(min_count=1).reset_index()
    filled = summed["hazard"].isin(none_where_missing) & summed["exposed"].isna()
    return summed.assign(exposed=summed["exposed"].mask(filled, 0.0))


def hazard_groups(scores: pd.DataFrame, groups: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return the score 1–10 of each group of hazards: geometric means, by hazard and by group.

    A hazard's score is the mean of its number and its share; where one of them is missing, the
    other. A group has a score only where every hazard of it has one.

    Parameters
    ----------
    scores : DataFrame
        ``ref_area``, ``hazard``, ``score``, as of `exposure_scores`.
    groups : mapping
        Hazards by group.

    Returns
    -------
    DataFrame
        ``ref_area``, ``item`` (the group), ``score``, ``records`` (hazards that have a score).
    """
    require(scores, ("ref_area", "hazard", "score"))
    all_there(scores["hazard"], [hazard for part in groups.values() for hazard in part], "hazard")
    logs = (
        scores["score"]
        .astype(float)
        .transform(np.log)
        .groupby([scores["ref_area"], scores["hazard"]])
    )
    hazards = logs.mean().unstack()
    made = {name: hazards[list(part)].mean(axis=1, skipna=False) for name, part in groups.items()}
    known = {name: hazards[list(part)].notna().sum(axis=1) for name, part in groups.items()}
    return tidy(pd.DataFrame(made).transform(np.exp), pd.DataFrame(known))


def exposure_pillar(
    groups: pd.DataFrame, *, observed: tuple[float, float] | None = None
) -> pd.DataFrame:
    """Return the exposure pillar, 0 to 10: the geometric mean of all groups, rescaled.

    Parameters
    ----------
    groups : DataFrame
        ``ref_area``, ``item``, ``score``, as of `hazard_groups`. An area with a group missing
        has no pillar.
    observed : (float, float), optional
        The lowest and highest geometric mean among the areas of the index, which become 0 and 10;
        without it, those of the frame.

    Returns
    -------
    DataFrame
        ``ref_area``, ``geometric_mean`` (1–10), ``exposure`` (0–10).
    """
    require(groups, ("ref_area", "item", "score"))
    wide = groups.pivot(index="ref_area", columns="item", values="score").transform(np.log)
    mean = wide.mean(axis=1, skipna=False).transform(np.exp)
    low, high = observed or (float(mean.min()), float(mean.max()))
    if not low < high:
        raise RiskInputError(f"The ends {low} and {high} of the exposure pillar do not ascend.")
    made = pd.DataFrame(
        {"geometric_mean": mean, "exposure": _HIGHEST * ((mean - low) / (high - low))}
    )
    return made.reset_index()
