"""The track of one row of a spine chart: the reference in the middle, right is better.

Placed by per cent of the width, so that it fits any column, and painted by classes, so that it
takes the colours of the theme. Each row has its own scale. Siblings are small circles, dodged where
they would lie on each other; the band is their middle half; the area is a circle where it is
better, a diamond where it is worse, a square where neither is told.
"""

from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

_ROOM = 47.0  # per cent of the width on either side of the middle
_APART = 3.4  # per cent that two circles on one level keep between them
_LEVELS = (0, -1, 1, -2, 2)  # where a circle may stand: on the line, above it, below it
_HIGH, _STEP = 36, 7  # pixels of a row, and between two levels
_FORMS = {
    "better": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    "worse": "M0-8.5L8.5 0L0 8.5L-8.5 0z",
    "alike": "M-5.5-5.5h11v11h-11z",
    "untold": "M-5-5h10v10h-10z",
}


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
    middle = _HIGH // 2
    dots = "".join(f"M{x:.1f} {middle + level * _STEP}h0" for x, level in dodged(others))
    text = escape(said, quote=True)
    return (
        f"<svg class='s-track' role='img' aria-label='{text}' height='{_HIGH}'>"
        f"<title>{text}</title>"
        f"<svg viewBox='0 0 100 {_HIGH}' preserveAspectRatio='none' width='100%' height='{_HIGH}'>"
        f"{_band(others)}<path class='s-line' d='M0 {middle}H100'/>"
        f"<path class='s-mid' d='M50 2V{_HIGH - 2}'/>"
        f"<path class='s-other' d='{dots}'/><path class='s-inner' d='{dots}'/></svg>"
        f"<svg x='{place:.1f}%' y='{middle}' overflow='visible'>{_own(state)}</svg></svg>"
    )


def spine_key(mark: str) -> str:
    """Return a mark of the track as it stands in a legend."""
    inside = _own(mark) if mark in _FORMS else _KEYS[mark]
    return f"<svg class='s-key' viewBox='-10 -10 20 20' aria-hidden='true'>{inside}</svg>"


_KEYS = {
    "other": "<path class='s-other' d='M0 0h0'/><path class='s-inner' d='M0 0h0'/>",
    "band": "<path class='s-band' d='M-10-7H10V7H-10z'/>",
}


def _own(state: str) -> str:
    return f"<path class='s-{state}' d='{_FORMS[state]}'/>"


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
    return f"<path class='s-band' d='M{low:.1f} 11H{max(high, low + 0.5):.1f}V25H{low:.1f}z'/>"


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
