"""Comparisons of groups in many indicators, ranked: who is left behind the furthest."""

from collections.abc import Iterable

import pandas as pd

from indicators.equity.standing import Standing

COLUMNS = tuple(Standing.__dataclass_fields__)


def rank_comparisons(standings: Iterable[Standing]) -> pd.DataFrame:
    """Return comparisons, the widest relative gap against the disadvantaged first.

    The relative gap is the ratio of the larger figure to the smaller. A coverage and its
    shortfall have different ratios (K. Keppel et al., Vital and Health Statistics 2005; 2(141)):
    the indicator is taken as it is published. Of equal ratios the larger difference goes first.
    Orders that run the other way (the poorest ahead) follow, then ratios to nought.

    Returns
    -------
    DataFrame
        The fields of ``Standing``, and ``rank``: equals share the better one; missing where the
        disadvantaged are not behind or the ratio is not defined.
    """
    found = pd.DataFrame([vars(one) for one in standings], columns=list(COLUMNS))
    found = found.astype({"ratio": float, "reversed": bool})
    found["last"] = found["ratio"].isna()
    order = ["last", "reversed", "ratio", "difference", "indicator", "dimension"]
    placed = found.sort_values(order, ascending=[True, True, False, False, True, True])
    ranks = placed["ratio"].where(~placed["reversed"]).rank(ascending=False, method="min")
    return placed.drop(columns="last").assign(rank=ranks).reset_index(drop=True)


def behind_by_group(comparisons: pd.DataFrame) -> pd.DataFrame:
    """Return how often each group is the one behind.

    A difference of nought and one that chance could explain are no group's.

    Returns
    -------
    DataFrame
        ``dimension``, ``group``, ``behind`` (comparisons in which it is behind), ``comparisons``
        (of its dimension).
    """
    counted = comparisons[(comparisons["difference"] > 0) & comparisons["reliable"].ne(False)]
    times = counted.groupby(["dimension", "behind"]).size().rename("times").reset_index()
    times = times.rename(columns={"behind": "group", "times": "behind"})
    every = comparisons.groupby("dimension").size()
    return times.assign(comparisons=times["dimension"].map(every).astype(int))
