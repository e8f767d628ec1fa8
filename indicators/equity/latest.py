"""The groups of one dimension in the latest period in which one source has them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.codelists import DIMENSIONS, TOTAL, codes
from indicators.model import Indicator
from indicators.summary import sources_in_order


def latest_groups(
    observations: pd.DataFrame,
    item: Indicator,
    dimension: str,
    pinned: Mapping[str, str],
    *,
    time_period: str = "",
) -> pd.DataFrame:
    """Return the groups of one dimension in one source: of the period asked for, or the latest.

    Parameters
    ----------
    observations : DataFrame
        Observations of one indicator and one area.
    pinned : mapping
        The code of every other dimension.

    Returns
    -------
    DataFrame
        Two groups or more, with values, in the order of the code list; empty where no source has
        two in one period. The first source in the order of the declaration speaks.
    """
    found = observations[observations[dimension].ne(TOTAL) & observations["obs_value"].notna()]
    if len(found) < 2:
        return found.iloc[:0]
    wanted = {name: pinned.get(name, TOTAL) for name in DIMENSIONS if name != dimension}
    found = found[np.logical_and.reduce([found[name].eq(code) for name, code in wanted.items()])]
    numbers = found.groupby(["time_period", "data_source"])[dimension].transform("nunique")
    full = found[numbers > 1]
    if full.empty:
        return full
    periods = set(full["time_period"])
    period = time_period if time_period in periods else max(periods)
    source, *_ = sources_in_order(full.loc[full["time_period"] == period, "data_source"], item)
    chosen = full[full["time_period"].eq(period) & full["data_source"].eq(source)]
    order = {code: place for place, code in enumerate(codes(dimension))}
    return chosen.sort_values(dimension, key=lambda column: column.map(order))
