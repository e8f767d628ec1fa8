"""Comparisons of groups in many indicators, ranked: who is left behind the furthest."""

from collections.abc import Iterable

import pandas as pd

from indicators.equity.standing import Standing

COLUMNS = tuple(Standing.__dataclass_fields__)


def ranked(standings: Iterable[Standing]) -> pd.DataFrame:
    """Return comparisons, the widest relative gap first.

    The relative gap is the ratio of the two figures, the larger over the smaller where the group
    behind does worse: of coverage ahead over behind, of deprivation behind over ahead. A coverage
    and its shortfall have different ratios (K. Keppel et al., Vital and Health Statistics 2005;
    2(141)): the indicator is taken as it is published. A ratio to nought is undefined and stands
    last; of equal ratios the larger difference goes first.

    Returns
    -------
    DataFrame
        The fields of ``Standing``, and ``rank``, equals sharing the better one.
    """
    found = pd.DataFrame([vars(one) for one in standings], columns=list(COLUMNS))
    found["ratio"] = found["ratio"].astype(float)
    order = ["ratio", "difference", "indicator", "dimension"]
    placed = found.sort_values(order, ascending=[False, False, True, True], na_position="last")
    ranks = placed["ratio"].rank(ascending=False, method="min")
    return placed.assign(rank=ranks).reset_index(drop=True)


def behind_by_group(comparisons: pd.DataFrame) -> pd.DataFrame:
    """Return how often each group is the one behind.

    A difference of nought, one that chance could explain, and an order that runs the other way
    (the poorest ahead) are no group's.

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
