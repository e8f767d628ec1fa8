"""The years that a sentence names, and those of the observations that its numbers come from."""

import re
from collections.abc import Collection, Iterator

from briefings.checking.afresh import Afresh
from indicators.catalog import indicator
from indicators.facts import Key
from indicators.narrative import Sentence
from indicators.observations import year

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")


def unknown_years(said: Sentence, keys: Collection[Key], afresh: Afresh) -> Iterator[str]:
    """Yield the years that a sentence names and of which the store holds nothing."""
    held = {each for key in keys for each in _years_of(key, afresh)}
    for named in sorted(years_named(said) - held):
        yield f"names {named}, of which the store holds nothing"


def _years_of(key: Key, afresh: Afresh) -> Iterator[int]:
    """Yield the years of an indicator in the store, and those that its declaration names."""
    item = indicator(key.indicator)
    targets = (target.label for target in item.targets)
    declared = (item.name, item.sentence or {}, *targets, *(each.label for each in item.breaks))
    for text in (part for named in declared for part in named.values()):
        yield from (int(found) for found in _YEAR.findall(str(text)))
    periods = [*(target.time_period for target in item.targets), *afresh.periods(key)]
    for period in periods:
        yield from (year(period), year(period) + (item.period == "school_year"))


def unnamed_years(said: Sentence) -> Iterator[str]:
    """Yield the years of the values of a text that it does not name."""
    told = {year(number.key.time_period) for number in said.numbers if number.part == "value"}
    for missing in sorted(told - years_named(said)):
        yield f"does not name {missing}, the year of its figure"


def years_named(said: Sentence) -> set[int]:
    """Return the years that a text names beside its numbers."""
    text = said.text
    for number in said.numbers:
        text = re.sub(rf"(?<!\d){re.escape(number.text)}(?!\d)", " ", text, count=1)
    return {int(found) for found in _YEAR.findall(text)}
