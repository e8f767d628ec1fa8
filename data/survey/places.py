"""The regions of a survey as areas of ours, by their labels, or by what a mapping says."""

import re
from collections.abc import Iterable
from functools import cache

from data.survey.guesses import Guess
from data.survey.mapping import NO_AREA, Mapped
from indicators.codelists import areas, areas_of
from indicators.search import bones, split

_SCHEMES = ("region_2021", "region_2006")
_NEW_FROM = "2021"  # the year of the decree that drew the economic regions anew


def areas_of_regions(
    labels: Iterable[str], period: str, mapped: Mapped
) -> tuple[dict[str, str], list[Guess]]:
    """Return the area of every region that is one of ours, and what was guessed or is wanting.

    The scheme is that which names most of the labels; of two alike, that of the year.
    """
    wanted = [label for label in dict.fromkeys(labels) if label not in mapped.regions]
    order = _SCHEMES if period[:4] > _NEW_FROM else _SCHEMES[::-1]
    best = max(order, key=lambda scheme: len(_matched(wanted, scheme)))
    matched = _matched(wanted, best)
    found = {label: code for label, code in mapped.regions.items() if code != NO_AREA} | matched
    guesses = [
        Guess(
            f"region {label}",
            code,
            f"{areas()[code].name['en']}, by its name ({best})",
            _remedy(label),
        )
        for label, code in matched.items()
    ]
    guesses += [
        Guess(f"region {label}", "no area of ours", "no region is named so", _remedy(label))
        for label in wanted
        if label not in matched
    ]
    return found, guesses


def _remedy(label: str) -> str:
    return f'write [regions] "{label}" = "ER01" (an area of ours, or "none") in a mapping'


def _matched(labels: Iterable[str], scheme: str) -> dict[str, str]:
    """Return the area of every label that is the name of exactly one, in any of the languages."""
    names: dict[frozenset[str], str] = {}
    for code in areas_of(scheme):
        for name in areas()[code].name.values():
            names[_sounds(name)] = code
    found = {label: names.get(_sounds(label)) for label in labels}
    given = [code for code in found.values() if code]
    return {label: code for label, code in found.items() if code and given.count(code) == 1}


def _sounds(name: str) -> frozenset[str]:
    """Return the consonants of the words of a name: spellings differ in the vowels."""
    plain = re.sub(r"^\W*\d+\W+", "", name)
    return frozenset(map(bones, {*split(plain)} - _kinds()))


@cache
def _kinds() -> frozenset[str]:
    """Return what a label says of the kind of area, in the three languages, as it sounds."""
    said = "economic region district city iqtisadi rayonu şəhəri экономический район город"
    return frozenset(split(said))
