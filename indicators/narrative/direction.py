"""The direction of a figure in a few words, for a table that has room for no more."""

from indicators.model import Indicator
from indicators.summary import Change
from indicators.words import Words


def direction(found: Change | None, item: Indicator, words: Words) -> str:
    """Return the direction since the previous comparable point, in words."""
    if found is None:
        return words("There is no earlier comparable figure.")
    before = words.value(found.before, item)
    period = words.period(found.period_before, item.period)
    if round(found.difference, item.decimals) == 0:
        return words("Unchanged since {period} ({before}).", period=period, before=before)
    if found.difference < 0:
        return words("Lower than in {period} ({before}).", period=period, before=before)
    return words("Higher than in {period} ({before}).", period=period, before=before)
