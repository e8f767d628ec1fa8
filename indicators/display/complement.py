"""A share near its ceiling told by those it leaves out: unregistered per 1,000, not 99.4 per cent.

What a printed share hides by its rounding stays visible: 100 printed without decimals hides up to
five in a thousand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from indicators.model import Indicator

_CEILING = 95.0  # from it on what is left shows more than the share does


@dataclass(frozen=True)
class LeftOut:
    """How many of 1,000 a share leaves out, and between which numbers its rounding lets them be."""

    value: float
    low: float
    high: float

    @property
    def is_hidden(self) -> bool:
        """Whether the print cannot tell the number from nought."""
        return self.low == 0


def left_out_per_thousand(share: float, decimals: int) -> LeftOut:
    """Return how many of 1,000 a printed share of 100 leaves out.

    Parameters
    ----------
    decimals : int
        The decimals with which the source prints the share.

    Examples
    --------
    >>> left_out_per_thousand(93.6, 1)
    LeftOut(value=64.0, low=63.5, high=64.5)
    >>> left_out_per_thousand(100.0, 0)
    LeftOut(value=0.0, low=0.0, high=5.0)
    """
    value, half = 10 * (100 - share), 10 * 0.5 * 10.0**-decimals
    low, high = max(0.0, value - half), min(1000.0, value + half)
    return LeftOut(round(value, 6), round(low, 6), round(high, 6))


def may_be_left_out(item: Indicator) -> bool:
    """Return whether an indicator is a share of which more is better: what is left has a sense."""
    return item.unit_measure == "PCNT" and item.direction == "higher"


def near_ceiling(item: Indicator, shares: Iterable[float]) -> bool:
    """Return whether a picture tells an indicator by those it leaves out.

    It does where more is better and every published share is 95 per cent or more: the differences
    that matter are then those between the few who are left out.

    Parameters
    ----------
    shares : iterable of float
        Every value the picture may show, the nation's among them; missing ones are ignored. One
        area near the ceiling beside a nation far from it is no picture of those left out.

    Examples
    --------
    >>> from indicators.catalog import indicator
    >>> piped = indicator("AZE_WS_PIPED")
    >>> near_ceiling(piped, [99.4, 95.0]), near_ceiling(piped, [99.4, 94.9])
    (True, False)
    """
    if not may_be_left_out(item):
        return False
    known = [share for share in shares if isfinite(share)]
    return bool(known) and min(known) >= _CEILING
