"""The track of one row of a spine chart: the reference in the middle, right is better.

Plain markup, placed by per cent of the width, so that it fits any column and takes the colours of
the theme. Each row has its own scale. Siblings are small circles, dodged where they would lie on
each other; the band is their middle half; the area is a circle where it is better, a diamond where
it is worse, a square where neither is told.
"""

from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

_ROOM = 47.0  # per cent of the width on either side of the middle
_APART = 3.4  # per cent that two circles on one level keep between them
_LEVELS = (0, -1, 1, -2, 2)  # where a circle may stand: on the line, above it, below it


def spine_track(
    value: float,
    reference: float,
    siblings: Sequence[float],
    *,
    higher: bool,
    state: str,
    said: str,
) -> str:
    """Return the track of one row as an element of a page.

    Parameters
    ----------
    siblings : sequence of float
        The figures of the other areas.
    higher : bool
        Whether more is better.
    state : {"better", "worse", "alike", "untold"}
        Which mark the area has.
    said : str
        What the row says, for those who do not see it.
    """
    place, *others = places((value, *siblings), reference, higher=higher)
    circles = "".join(
        f"<i class='s-other s-up{level}' style='left:{x:.1f}%'></i>" for x, level in dodged(others)
    )
    text = escape(said, quote=True)
    return (
        f"<span class='s-track' role='img' aria-label='{text}' title='{text}'>{_band(others)}"
        f"<i class='s-mid'></i>{circles}<i class='s-{state}' style='left:{place:.1f}%'></i></span>"
    )


def places(values: Sequence[float], reference: float, *, higher: bool) -> list[float]:
    """Return where values stand, in per cent of the width: the reference at 50, right is better.

    Examples
    --------
    >>> places([10.0, 30.0, 25.0], 20.0, higher=True)
    [3.0, 97.0, 73.5]
    >>> places([20.0], 20.0, higher=False)
    [50.0]
    """
    furthest = max(abs(each - reference) for each in values) or 1.0
    sign = 1 if higher else -1
    return [50.0 + sign * (each - reference) / furthest * _ROOM for each in values]


def _band(at: Sequence[float]) -> str:
    """Return the middle half of the areas; of fewer than four there is none."""
    if len(at) < 4:
        return ""
    low, high = np.quantile(at, [0.25, 0.75])
    return f"<i class='s-band' style='left:{low:.1f}%;width:{max(high - low, 0.5):.1f}%'></i>"


def dodged(at: Sequence[float]) -> Iterator[tuple[float, int]]:
    """Yield places from left to right with a level, on which each touches no other if it can.

    Examples
    --------
    >>> list(dodged([50.0, 20.0, 21.0]))
    [(20.0, 0), (21.0, -1), (50.0, 0)]
    """
    last = dict.fromkeys(_LEVELS, -float("inf"))
    for x in sorted(at):
        level = next((each for each in _LEVELS if x - last[each] >= _APART), _LEVELS[0])
        last[level] = x
        yield x, level
