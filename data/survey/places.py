"""The regions of a survey as areas of ours, by their labels, or by what a mapping says."""

import re
from collections.abc import Iterable
from functools import cache

from data.survey.guesses import Guess
from data.survey.mapping import NO_AREA, Mapped
from indicators.codelists import Area, areas, areas_of
from indicators.search import bones, split

_OLD, _NEW = "region_2006", "region_2021"
_DRAWN_ANEW = "2021"  # the year of the decree that drew the economic regions anew


def areas_of_regions(
    labels: Iterable[str], period: str, mapped: Mapped
) -> tuple[dict[str, str], list[Guess]]:
    """Return the area of every region that is one of ours, and what was guessed or is wanting.

    The scheme is that of the year: a region of another time is no area of a figure.
    """
    wanted = [label for label in dict.fromkeys(labels) if label not in mapped.regions]
    scheme = _NEW if period[:4] > _DRAWN_ANEW else _OLD
    matched = _matched(wanted, scheme)
    found = {label: code for label, code in mapped.regions.items() if code != NO_AREA} | matched
    guesses = [
        Guess(
            f"region {label}",
            code,
            f"{areas()[code].name['en']}, by its name ({scheme})",
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
    """Return the area of every label that names exactly one, in words of any of the languages.

    Labels mix languages (Yukhari Karabakh), so a label is a name if all its words are of the area,
    and as many as a name of it has.
    """
    found = {label: _named(_sounds(label), scheme) for label in labels}
    given = [code for code in found.values() if code]
    return {label: code for label, code in found.items() if code and given.count(code) == 1}


def _named(words: frozenset[str], scheme: str) -> str | None:
    fitting = [code for code in areas_of(scheme) if _fits(words, areas()[code])]
    return fitting[0] if len(fitting) == 1 else None


def _fits(words: frozenset[str], area: Area) -> bool:
    names = [_sounds(name) for name in area.name.values()]
    return bool(words) and words <= frozenset().union(*names) and len(words) in map(len, names)


def _sounds(name: str) -> frozenset[str]:
    """Return the consonants of the words of a name: spellings differ in the vowels."""
    plain = re.sub(r"^\W*\d+\W+", "", name)
    return frozenset(map(bones, {*split(plain)} - _kinds()))


@cache
def _kinds() -> frozenset[str]:
    """Return what a label says of the kind of area, in the three languages, as it sounds."""
    said = "economic region district city iqtisadi rayonu şəhəri экономический район город"
    return frozenset(split(said))
