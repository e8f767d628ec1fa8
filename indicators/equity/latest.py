"""The groups of one dimension in the latest period in which one source has them."""

from collections.abc import Mapping

import pandas as pd

from indicators.codelists import DIMENSIONS, TOTAL, codes
from indicators.model import Indicator
from indicators.summary import same_slice, sources_in_order


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
    grouped = observations[dimension].to_numpy() != TOTAL
    grouped &= observations["obs_value"].notna().to_numpy()
    if grouped.sum() < 2:
        return observations.iloc[:0]
    wanted = {name: pinned.get(name, TOTAL) for name in DIMENSIONS if name != dimension}
    found = same_slice(observations.loc[grouped], wanted)
    held: dict[tuple[str, str], set[str]] = {}
    for when, source, code in found[["time_period", "data_source", dimension]].itertuples(
        index=False
    ):
        held.setdefault((when, source), set()).add(code)
    full = [slot for slot, groups in held.items() if len(groups) > 1]
    if not full:
        return found.iloc[:0]
    periods = {when for when, _ in full}
    period = time_period if time_period in periods else max(periods)
    source, *_ = sources_in_order((of for when, of in full if when == period), item)
    chosen = same_slice(found, {"time_period": period, "data_source": source})
    order = {code: place for place, code in enumerate(codes(dimension))}
    return chosen.sort_values(dimension, key=lambda column: column.map(order))
