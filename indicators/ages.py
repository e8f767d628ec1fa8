"""Counts without those of an age that is counted with them."""

from collections.abc import Sequence

import pandas as pd

from indicators.codelists import TOTAL


def without_age(observations: pd.DataFrame, age: str, key: Sequence[str]) -> pd.DataFrame:
    """Return the totals less those of an age; unknown, so left out, where the age is not known.

    Parameters
    ----------
    observations : DataFrame
        ``age``, ``obs_value`` and the columns of ``key``.
    key : sequence of str
        What a total and its part share: area, year, source.
    """
    total = observations[observations["age"] == TOTAL]
    part = observations.loc[observations["age"] == age, [*key, "obs_value"]]
    both = total.merge(part, on=list(key), suffixes=("", "_part"))
    return both.assign(obs_value=both["obs_value"] - both["obs_value_part"]).dropna(
        subset="obs_value"
    )
