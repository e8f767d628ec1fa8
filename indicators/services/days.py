"""Days of a wait put together, so that no day or run of days tells of a few cases."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.errors import RecordsError
from indicators.options import AtLeastOne, checks

_COUNTED = ("events", "censored")


@checks(RecordsError)
def in_safe_days(
    counts: pd.DataFrame,
    by: Sequence[str] = (),
    *,
    fewest: AtLeastOne,
    keep: Sequence[int] = (),
) -> pd.DataFrame | None:
    """Return waits with neighbouring days put together until none tells of few cases.

    Of every group, as many as ``fewest`` waits end or are censored in each run of days, or none.
    All groups have the same runs: the runs of one are then not told by those of all and the rest.
    Whatever is computed of the result, a curve or a median, tells no more than its counts.

    Parameters
    ----------
    counts : DataFrame
        What ``waits`` returns.
    by : sequence of str
        Columns that form the groups.
    keep : sequence of int
        Days on which a run should end, where that can be.

    Returns
    -------
    DataFrame or None
        The columns given; ``time`` is the last day of the run. None where even all days together
        tell of few cases.

    Examples
    --------
    >>> counts = pd.DataFrame({"time": [1, 2, 3, 4], "events": [3, 2, 5, 1], "censored": 0})
    >>> in_safe_days(counts, fewest=5)[["time", "events"]].values.tolist()
    [[2, 5], [4, 6]]
    """
    cells = counts.assign(**{name: counts[name].astype(int) for name in _COUNTED}).pivot_table(
        index="time", columns=list(by) or None, values=list(_COUNTED), aggfunc="sum", fill_value=0
    )
    last = int(cells.index.max())
    days = sorted({*map(int, cells.index), *(day for day in keep if day < last)})
    running = cells.reindex(days, fill_value=0).to_numpy(int).cumsum(axis=0)
    running = np.vstack([np.zeros_like(running[:1]), running])
    kept = [place for place, day in enumerate(days, start=1) if day in keep]
    ends = _ends(running, fewest, kept)
    return _put_together(counts, by, [days[end - 1] for end in ends]) if ends else None


def _ends(running: NDArray[Any], fewest: int, kept: Sequence[int]) -> list[int]:
    """Return the places at which runs end: as many as can be, the last place among them."""
    last, ends = len(running) - 1, [0]
    for place in range(1, last + 1):
        before = _back(running, ends, place, fewest) if place in (*kept, last) else len(ends)
        if before and _is_safe(running, ends[before - 1], place, fewest):
            ends = [*ends[:before], place]
    return ends[1:] if ends[-1] == last else []


def _back(running: NDArray[Any], ends: Sequence[int], place: int, fewest: int) -> int:
    """Return how many of the ends can stay if a run must end at a place; none: it cannot."""
    safe = [_is_safe(running, end, place, fewest) for end in ends]
    return max((count for count, fine in enumerate(safe, start=1) if fine), default=0)


def _is_safe(running: NDArray[Any], start: int, end: int, fewest: int) -> bool:
    cells = running[end] - running[start]
    return bool(((cells == 0) | (cells >= fewest)).all())


def _put_together(counts: pd.DataFrame, by: Sequence[str], ends: Sequence[int]) -> pd.DataFrame:
    run = np.searchsorted(ends, counts["time"].to_numpy(int))
    rows = counts.assign(time=np.asarray(ends)[run])
    rest = [name for name in counts.columns if name not in (*by, "time", *_COUNTED)]
    sums = dict.fromkeys(_COUNTED, "sum") | dict.fromkeys(rest, "first")
    return rows.groupby([*by, "time"], as_index=False, dropna=False).agg(sums)[[*counts.columns]]
