"""Which indicators are gaps: declared as such, and without any figure to this day.

A declaration keeps its ``[gap]`` when a figure comes by a flow; from then on the figure speaks.
"""

from collections.abc import Collection, Iterable

from indicators.model import Indicator


def gaps(items: Iterable[Indicator], known: Collection[str]) -> list[Indicator]:
    """Return the indicators that are declared as gaps and are not among those with a figure."""
    return [item for item in items if item.gap and item.indicator not in known]
