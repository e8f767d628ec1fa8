"""The ledger of data gaps: what is known of each indicator, for whom, where and since when."""

from collections.abc import Iterable

import pandas as pd

from indicators.codelists import TOTAL
from indicators.model import Indicator
from indicators.observations import year
from indicators.plain_rows import plain_rows

OLD = 5  # years: a figure older than this is old
LEVELS: tuple[str, ...] = ("nation", "region", "district")
GROUPS: tuple[str, ...] = ("sex", "age", "disability_status", "wealth_quintile", "residence")
STATUSES: tuple[str, ...] = ("have", "old", "missing")
_LEVEL_OF = {
    "nation": "nation",
    "region_2006": "region",
    "region_2021": "region",
    "district": "district",
}


def ledger(coverage: pd.DataFrame, items: Iterable[Indicator], today: int) -> pd.DataFrame:
    """Return one row for each indicator and disaggregation.

    Parameters
    ----------
    coverage : DataFrame
        The slices that exist, with their scheme of areas (the store's table ``coverage``).
    items : iterable of Indicator
        What should be known.
    today : int
        The year from which age is counted.

    Returns
    -------
    DataFrame
        ``indicator``, ``disaggregation`` (one of LEVELS and GROUPS), ``latest`` (year or None),
        ``status`` (``have``, ``old`` if older than five years, ``missing``).
    """
    codes = [item.indicator for item in items]
    latest = _latest(coverage[coverage["indicator"].isin(codes)])
    rows = [(code, name, latest.get((code, name))) for code in codes for name in (*LEVELS, *GROUPS)]
    frame = pd.DataFrame(rows, columns=["indicator", "disaggregation", "latest"], dtype=object)
    frame["status"] = [_status(value, today) for value in frame["latest"]]
    return frame


def _status(latest: int | None, today: int) -> str:
    if latest is None:
        return "missing"
    return "old" if today - latest > OLD else "have"


def _latest(coverage: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Return the latest year of each indicator at each level and for each kind of group."""
    found: dict[tuple[str, str], int] = {}
    columns = ["indicator", "scheme", "time_period", *GROUPS]
    for row in plain_rows(coverage[columns].drop_duplicates()):
        when = year(str(row["time_period"]))
        names = [_LEVEL_OF[str(row["scheme"])]]
        names += [name for name in GROUPS if row[name] != TOTAL]
        for name in names:
            key = (str(row["indicator"]), name)
            found[key] = max(when, found.get(key, when))
    return found
