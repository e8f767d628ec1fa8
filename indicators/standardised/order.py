"""Whether areas stand in another order once their rates are made comparable."""

from dataclasses import dataclass

import pandas as pd

from indicators.errors import UncertaintyError
from indicators.options import checks


@dataclass(frozen=True)
class Moved:
    """How many of how many areas change places; the one that does by most, its two places.

    Places count from 1, the lowest rate; equals share the better one. ``area`` is empty where no
    area moves.
    """

    areas: int
    moved: int
    area: str
    before: int
    after: int


@checks(UncertaintyError)
def moved(crude: "pd.Series[float]", standard: "pd.Series[float]") -> Moved:
    """Return what becomes of the order of areas, of those that have both rates.

    Examples
    --------
    >>> moved(pd.Series({"a": 1.0, "b": 2.0, "c": 3.0}), pd.Series({"a": 9.0, "b": 1.0, "c": 2.0}))
    Moved(areas=3, moved=3, area='a', before=1, after=3)
    """
    both = pd.DataFrame({"before": crude, "after": standard}).dropna()
    if both.empty:
        raise UncertaintyError("No area has both rates.")
    places = both.rank(method="min").astype(int)
    far = (places["after"] - places["before"]).abs()
    most = int(far.to_numpy().argmax())
    before, after = (int(places[name].iloc[most]) for name in ("before", "after"))
    area = str(places.index[most]) if before != after else ""
    return Moved(len(places), int((far > 0).sum()), area, before, after)
