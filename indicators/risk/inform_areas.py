"""The INFORM Risk Index of many areas at once, and the scores of its indicators.

Method: Marin-Ferrer, Vernaccini and Poljansek, Index for Risk Management INFORM: concept and
methodology, EUR 28655 (2017).
"""

from math import isfinite

import pandas as pd

from indicators.errors import RiskInputError
from indicators.options import checks
from indicators.plain_rows import plain_rows
from indicators.risk.inform import COMPONENTS, inform, risk_class


def inform_frame(components: pd.DataFrame) -> pd.DataFrame:
    """Return every aggregate of the index for many areas.

    Parameters
    ----------
    components : DataFrame
        One row an area: ``ref_area`` and a column for each of ``COMPONENTS``, scores 0–10; empty
        where there is none.

    Returns
    -------
    DataFrame
        ``ref_area``, the aggregates of `inform`, ``risk_class`` (empty where there is no risk)
        and ``records``: the number of components that have a score, of 21.

    Raises
    ------
    RiskInputError
        If a column is not there, an area stands twice, or a score lies outside 0–10.

    Examples
    --------
    >>> one = pd.DataFrame([{"ref_area": "AZE"} | dict.fromkeys(COMPONENTS, 5.0)])
    >>> inform_frame(one)[["vulnerability", "risk", "risk_class", "records"]].values.tolist()
    [[5.0, 5.0, 'high', 21]]
    """
    _check(components)
    scores = components[list(COMPONENTS)].astype(float)
    found = pd.DataFrame([inform(row) for row in plain_rows(scores)])
    found.insert(0, "ref_area", components["ref_area"].to_numpy())
    found["risk_class"] = [risk_class(risk) if isfinite(risk) else None for risk in found["risk"]]
    return found.assign(records=scores.notna().sum(axis=1).to_numpy())


def _check(components: pd.DataFrame) -> None:
    missing = [name for name in ("ref_area", *COMPONENTS) if name not in components]
    if missing:
        raise RiskInputError(f"The components have no column(s) {', '.join(missing)}.")
    twice = components.loc[components["ref_area"].duplicated(), "ref_area"].tolist()
    if twice:
        raise RiskInputError(f"{len(twice)} area(s) stand more than once: {twice[0]}.")
    scores = components[list(COMPONENTS)].astype(float)
    outside = (scores < 0) | (scores > 10)
    if outside.any(axis=None):
        named = ", ".join(outside.columns[outside.any()])
        count = int(outside.sum().sum())
        raise RiskInputError(f"{count} score(s) outside 0–10 in {named}.")


@checks(RiskInputError)
def indicator_score(
    values: pd.Series, low: float, high: float, *, reverse: bool = False
) -> pd.Series:
    """Return the scores 0–10 of an indicator: 10 · (x − low) / (high − low), drawn into 0–10.

    Marin-Ferrer et al. 2017, section on normalisation. Missing values stay missing.

    Parameters
    ----------
    values : Series
        The indicator, one value an area.
    low, high : float
        The bounds, in the indicator's unit.
    reverse : bool
        Whether a higher value means a lower risk: the score is then 10 less it.

    Raises
    ------
    RiskInputError
        If the bounds do not ascend.

    Examples
    --------
    >>> indicator_score(pd.Series([5.0, 20.0, 200.0]), 0, 100).tolist()
    [0.5, 2.0, 10.0]
    >>> indicator_score(pd.Series([95.0]), 50, 100, reverse=True).tolist()
    [1.0]
    """
    if not low < high:
        raise RiskInputError(f"The bounds {low} and {high} do not ascend.")
    score = (10 * (values - low) / (high - low)).clip(0, 10)
    return 10 - score if reverse else score
