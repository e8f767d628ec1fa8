"""Scores of an index: values drawn into bounds and spread between two ends."""

from collections.abc import Iterable
from typing import Literal

import pandas as pd

from indicators.errors import RiskInputError
from indicators.options import checks

Ends = Literal["observed", "bounds"]


@checks(RiskInputError)
def scored(
    values: pd.DataFrame,
    bounds: pd.DataFrame,
    keys: list[str],
    scale: tuple[float, float],
    ends: Ends,
) -> pd.DataFrame:
    """Return values drawn into their bounds, with their scores between two ends.

    Parameters
    ----------
    values : DataFrame
        ``ref_area``, the keys and ``value``; missing values stay missing.
    bounds : DataFrame
        The keys, ``low`` and ``high``. Values without bounds are no part of the index: left out.
    keys : list of str
        Columns that name what is scored.
    scale : (float, float)
        What the ends score.
    ends : {"observed", "bounds"}
        The ends: lowest and highest value observed after drawing in, or the bounds themselves.

    Raises
    ------
    RiskInputError
        If a column is missing, bounds do not ascend, or the ends observed are the same.
    """
    require(values, ("ref_area", *keys, "value"))
    require(bounds, (*keys, "low", "high"))
    if not (bounds["low"] < bounds["high"]).all():
        wrong = bounds.loc[~(bounds["low"] < bounds["high"]), keys].iloc[0].tolist()
        raise RiskInputError(f"The bounds of {', '.join(map(str, wrong))} do not ascend.")
    joined = values[["ref_area", *keys, "value"]].merge(
        bounds[[*keys, "low", "high"]], on=keys, validate="many_to_one"
    )
    drawn = joined["value"].clip(joined["low"], joined["high"])
    groups = drawn.groupby([joined[key] for key in keys])
    low = joined["low"] if ends == "bounds" else groups.transform("min")
    high = joined["high"] if ends == "bounds" else groups.transform("max")
    flat = drawn.notna() & (low == high)
    if flat.any():
        name = ", ".join(map(str, joined.loc[flat, keys].iloc[0]))
        raise RiskInputError(f"All areas have the same {name}: observed ends give it no scale.")
    share = (drawn - low) / (high - low)  # first: the highest is then exactly the end
    score = scale[0] + (scale[1] - scale[0]) * share
    return joined.assign(value=drawn, score=score).drop(columns=["low", "high"])


def require(frame: pd.DataFrame, columns: Iterable[str]) -> None:
    """Raise unless a frame has every column; all that are missing are named."""
    missing = [name for name in columns if name not in frame]
    if missing:
        raise RiskInputError(f"The frame has no column(s) {', '.join(missing)}.")


def all_there(names: pd.Series, wanted: Iterable[str], what: str) -> None:
    """Raise unless every name wanted stands in a column; all that are missing are named."""
    missing = sorted(set(wanted) - set(names))
    if missing:
        raise RiskInputError(f"No {what} {', '.join(missing)} in the frame.")


def tidy(scores: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Return scores (areas by items) as rows ``ref_area``, ``item``, ``score``, ``records``."""
    both = {"score": scores.stack(), "records": known.stack().astype(int)}
    return pd.DataFrame(both).rename_axis(["ref_area", "item"]).reset_index()
