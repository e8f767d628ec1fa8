"""What is known decides what is drawn: of areas a map or a locator, of years a line or a number."""

from typing import Literal

from indicators.model import Indicator

Areas = Literal["map", "partial", "locator", "none"]
Marks = Literal["choropleth", "symbols", "locator", "none"]
Years = Literal["line", "dots", "number", "none"]

_MOST, _SOME = 2 / 3, 1 / 3


def areas_drawn(known: int, every: int) -> Areas:
    """Return how the figures of some of all areas are drawn.

    From two thirds on a map with its ranking; from a third on a map that names what is missing and
    says no word about the nation; below that a locator with bars, without a scale of colours.

    Examples
    --------
    >>> areas_drawn(10, 14), areas_drawn(9, 14), areas_drawn(4, 14), areas_drawn(0, 14)
    ('map', 'partial', 'locator', 'none')
    """
    if not known:
        return "none"
    share = known / every
    if share >= _MOST:
        return "map"
    return "partial" if share >= _SOME else "locator"


def marks_drawn(item: Indicator, known: int, every: int) -> Marks:
    """Return with what marks a map of some of all areas is drawn: the one rule of all maps.

    What grows with an area is never a colour, which would show how large areas are: it is a circle
    as large as the figure. Where fewer than a third are known there is no scale of either.

    Examples
    --------
    >>> from indicators.catalog import indicator
    >>> deaths, rate = indicator("AZE_INFANT_DEATHS"), indicator("ED_ROFST_L1_ADM")
    >>> marks_drawn(deaths, 9, 14), marks_drawn(rate, 9, 14), marks_drawn(deaths, 2, 14)
    ('symbols', 'choropleth', 'locator')
    """
    shown = areas_drawn(known, every)
    if shown in ("locator", "none"):
        return shown
    return "symbols" if item.grows_with_area else "choropleth"


def years_drawn(periods: int) -> Years:
    """Return how the figures of some periods of one area are drawn.

    Examples
    --------
    >>> [years_drawn(n) for n in range(4)]
    ['none', 'number', 'dots', 'line']
    """
    shapes: tuple[Years, ...] = ("none", "number", "dots")
    return shapes[periods] if periods < len(shapes) else "line"
