"""UNICEF's Children's Climate Risk Index of 2026: exposure and vulnerability together.

Method: UNICEF, Children's Climate Risk Report 2026, and the code published with it
(github.com/unicef/CCRR, commit a02c629). Ends of scales are those *observed* among the areas
after values are drawn into their bounds, so a score depends on which areas stand in the frame.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from indicators.errors import RiskInputError
from indicators.options import Share, checks
from indicators.risk.inform import half_up
from indicators.risk.scaling import Ends, all_there, require, scored, tidy

COVERAGE = 0.4  # share of the indicators below which an area has no vulnerability
_TINY = 1e-10  # added to both pillars, so that a pillar of zero leaves a mean

# Upper bounds of the classes of the 2021 edition, of an index at one decimal.
CLASSES_2021: tuple[tuple[float, str], ...] = (
    (2.0, "very_low"),
    (3.7, "low"),
    (5.4, "medium"),
    (7.0, "high"),
)


@checks(RiskInputError)
def vulnerability_scores(
    values: pd.DataFrame, bounds: pd.DataFrame, *, ends: Ends = "observed"
) -> pd.DataFrame:
    """Return the scores 0–10 of indicators of vulnerability; 10 is the most vulnerable.

    Parameters
    ----------
    values : DataFrame
        ``ref_area``, ``indicator``, ``value``; missing values stay missing.
    bounds : DataFrame
        ``indicator``, ``low``, ``high``, ``reverse`` (whether more is better for children).
        Indicators without bounds are no part of the index and are left out.
    ends : {"observed", "bounds"}
        What 0 and 10 stand for: the lowest and highest value observed (as published; needs all
        areas), or the bounds themselves (for one area alone).

    Returns
    -------
    DataFrame
        ``ref_area``, ``indicator``, ``value`` (drawn into its bounds), ``score``.

    Raises
    ------
    RiskInputError
        If a column is missing, bounds do not ascend, or the ends observed are the same.
    """
    require(bounds, ("reverse",))
    made = scored(values, bounds, ["indicator"], (0.0, 10.0), ends)
    better = set(bounds.loc[bounds["reverse"].astype(bool), "indicator"])
    reverse = made["indicator"].isin(better)
    return made.assign(score=made["score"].mask(reverse, 10 - made["score"]))


@checks(RiskInputError)
def domain_scores(
    scores: pd.DataFrame, domains: Mapping[str, Sequence[str]], *, coverage: Share = COVERAGE
) -> pd.DataFrame:
    """Return the score 0–10 of each domain of vulnerability: the mean of what is known of it.

    Parameters
    ----------
    scores : DataFrame
        ``ref_area``, ``indicator``, ``score``, as of `vulnerability_scores`.
    domains : mapping
        Indicators by domain.
    coverage : float
        Share of all indicators that an area must have; one with fewer has no score at all.

    Returns
    -------
    DataFrame
        ``ref_area``, ``item`` (the domain), ``score``, ``records`` (indicators known).
    """
    require(scores, ("ref_area", "indicator", "score"))
    wanted = [name for part in domains.values() for name in part]
    all_there(scores["indicator"], wanted, "indicator")
    wide = scores.pivot(index="ref_area", columns="indicator", values="score")[wanted]
    enough = wide.notna().mean(axis=1) >= coverage
    made = {name: wide[list(part)].mean(axis=1) for name, part in domains.items()}
    known = {name: wide[list(part)].notna().sum(axis=1) for name, part in domains.items()}
    return tidy(pd.DataFrame(made).where(enough), pd.DataFrame(known))


def vulnerability_pillar(domains: pd.DataFrame) -> pd.DataFrame:
    """Return the vulnerability pillar 0–10: the mean of the domains known.

    Parameters
    ----------
    domains : DataFrame
        ``ref_area``, ``item``, ``score``, as of `domain_scores`.

    Returns
    -------
    DataFrame
        ``ref_area``, ``vulnerability`` (0–10; missing where no domain has a score), ``records``
        (domains used).
    """
    require(domains, ("ref_area", "score"))
    groups = domains.groupby("ref_area", sort=False)["score"]
    return groups.agg(vulnerability="mean", records="count").reset_index()


def ccri(pillars: pd.DataFrame) -> pd.DataFrame:
    """Return the index of each area: the geometric mean of exposure and vulnerability.

    Parameters
    ----------
    pillars : DataFrame
        ``ref_area``, ``exposure``, ``vulnerability``, 0 to 10; without one there is no index.

    Returns
    -------
    DataFrame
        The same with ``ccri``, ``rank`` (1 is the highest risk; ties share their mean) and
        ``quadrant`` (as of `quadrants`).

    Raises
    ------
    RiskInputError
        If a column is missing or a pillar lies outside 0–10.

    Examples
    --------
    >>> found = ccri(pd.DataFrame({"ref_area": ["AZE"], "exposure": [4.0], "vulnerability": [1.0]}))
    >>> float(found["ccri"].iloc[0].round(9))
    2.0
    """
    require(pillars, ("ref_area", "exposure", "vulnerability"))
    both = pillars[["exposure", "vulnerability"]].astype(float)
    outside = int(((both < 0) | (both > 10)).sum().sum())
    if outside:
        raise RiskInputError(f"{outside} pillar(s) lie outside 0–10.")
    index = ((both["exposure"] + _TINY) * (both["vulnerability"] + _TINY)) ** 0.5
    rank = index.rank(ascending=False)
    return pillars.assign(ccri=index, rank=rank, quadrant=quadrants(pillars))


def quadrants(pillars: pd.DataFrame, *, middles: tuple[float, float] | None = None) -> pd.Series:
    """Return the quadrant of each area against the middle of all: as high, or lower.

    Parameters
    ----------
    pillars : DataFrame
        ``exposure`` and ``vulnerability``.
    middles : (float, float), optional
        Medians of exposure and of vulnerability among the areas of the index; without them, those
        of the areas of the frame that have both.

    Returns
    -------
    Series of str
        exposed_vulnerable, exposed, vulnerable or neither; missing where a pillar is.

    Examples
    --------
    >>> aze = pd.DataFrame({"exposure": [3.852], "vulnerability": [3.027]})
    >>> quadrants(aze, middles=(3.979, 2.432)).tolist()
    ['vulnerable']
    """
    require(pillars, ("exposure", "vulnerability"))
    both = pillars[["exposure", "vulnerability"]].astype(float)
    known = both.dropna()
    one, other = middles or (known["exposure"].median(), known["vulnerability"].median())
    names = np.array(["neither", "vulnerable", "exposed", "exposed_vulnerable"], dtype=object)
    place = 2 * (both["exposure"] >= one) + (both["vulnerability"] >= other)
    named = pd.Series(names[place.to_numpy(int)], pillars.index)
    return named.where(both.notna().all(axis=1))


def ccri_class_2021(index: float) -> str:
    """Return the class of the 2021 edition: very_low, low, medium, high or extremely_high.

    UNICEF, The Climate Crisis is a Child Rights Crisis, 2021. The edition of 2026 has quadrants
    instead (`quadrants`): another method, so that its index is not put into these classes.

    Raises
    ------
    RiskInputError
        If the index is missing or lies outside 0–10.

    Examples
    --------
    >>> ccri_class_2021(2.04), ccri_class_2021(2.06), ccri_class_2021(7.1)
    ('very_low', 'low', 'extremely_high')
    """
    if not 0 <= index <= 10:
        raise RiskInputError(f"{index} is not an index from 0 to 10.")
    printed = half_up(index)
    return next((name for bound, name in CLASSES_2021 if printed <= bound), "extremely_high")
