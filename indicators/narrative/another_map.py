"""What is said before a map that is not of the headline's year or indicator."""

from collections.abc import Mapping
from typing import Any

from indicators.model import Indicator
from indicators.observations import year
from indicators.selection import View
from indicators.words import Words, figure_and_part, unbroken, unit_beside

Row = Mapping[Any, Any]


def another_map(
    headline: View, mapped: View, now: Row | None, then: Row | None, words: Words
) -> str:
    """Return what a map shows where it is not of the headline's year or indicator, else nothing.

    Both are named, with the nation's figure of the time of the map and that of the headline, and
    with what changed in between.

    Parameters
    ----------
    now, then : mapping, optional
        The nation's observation of the headline, and of the map.
    """
    item = mapped.indicator
    if (item.indicator, mapped.time_period) == (headline.indicator.indicator, headline.time_period):
        return ""
    parts = [
        words(
            "The map shows “{other}”, {then}; the headline is “{name}”, {now}.",
            other=words.of(item.name),
            then=words.period(mapped.time_period, item.period),
            name=words.of(headline.indicator.name),
            now=words.period(headline.time_period, headline.indicator.period),
        )
    ]
    if then is not None:
        value = _with_unit(then, item, words)
        parts.append(words("The country at the time of the map: {value}.", value=value))
    if now is not None:
        value = _with_unit(now, headline.indicator, words)
        parts.append(words("In the headline: {value}.", value=value))
    return unbroken(" ".join([*parts, *_changed_since(headline, mapped, words)]))


def _with_unit(row: Row, item: Indicator, words: Words) -> str:
    value = figure_and_part(item, row, words)
    named = unit_beside(item, words)
    return f"{value} ({named})" if named else value


def _changed_since(headline: View, mapped: View, words: Words) -> list[str]:
    """Return the breaks in the headline's series between the two, each with its year."""
    first, last = sorted(year(each.time_period) for each in (headline, mapped))
    between = [b for b in headline.indicator.breaks if first < year(b.time_period) <= last]
    said = "; ".join(f"{words.of(b.label)} ({b.time_period})" for b in between)
    return [words("Changed in between: {what}.", what=said)] if said else []
