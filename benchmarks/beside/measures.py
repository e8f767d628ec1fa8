"""What many visits say together, and what Lighthouse says of how a page opens.

Definitions: Lighthouse, *Total Blocking Time* and *Time to Interactive*; web.dev, *Largest
Contentful Paint* and *Cumulative Layout Shift*. Times are milliseconds since navigation began.
"""

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_LONG = 50.0  # a task that takes longer keeps a reader waiting for what is beyond it
_GAP, _WINDOW = 1000.0, 5000.0  # of a burst of layout shifts


class Spread(NamedTuple):
    """The median of some values, the lowest and highest, and how many there are."""

    median: float
    low: float
    high: float
    count: int


def spread(values: Sequence[float]) -> Spread | None:
    """Return median and range, or None where there is no value.

    >>> spread([3, 1, 2])
    Spread(median=2, low=1, high=3, count=3)
    """
    if not values:
        return None
    return Spread(statistics.median(values), min(values), max(values), len(values))


def blocking_time(
    tasks: Iterable[tuple[float, float]], first_paint: float, interactive: float
) -> float:
    """Return the sum of what tasks took beyond 50 ms between first paint and interactive.

    Parameters
    ----------
    tasks : iterable of (start, duration)
        The long tasks of the main thread. Only what lies between the two moments counts.
    """
    within = (
        min(start + duration, interactive) - max(start, first_paint) for start, duration in tasks
    )
    return sum(max(spent - _LONG, 0) for spent in within)


def layout_shift(shifts: Iterable[tuple[float, float]]) -> float:
    """Return the largest burst of layout shifts.

    Shifts of one burst follow each other within a second; a burst lasts five at most.

    Parameters
    ----------
    shifts : iterable of (time, value)
        Those that no act of the reader caused.
    """
    largest = burst = 0.0
    began = last = float("-inf")
    for time, value in sorted(shifts):
        if time - last >= _GAP or time - began >= _WINDOW:
            burst, began = 0.0, time
        burst, last = burst + value, time
        largest = max(largest, burst)
    return largest


def largest_paint(paints: Iterable[tuple[float, float]]) -> float | None:
    """Return when the largest content was painted: each candidate is larger than those before.

    Parameters
    ----------
    paints : iterable of (time, size)
    """
    found, largest = None, 0.0
    for time, size in sorted(paints):
        if size > largest:
            found, largest = time, size
    return found
