"""Where, when and of whom a number in a sentence is said to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from briefings.statements.numbers import Number, Year, numbers_of, years_of
from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import alike, has, listed, other_countries, table
from indicators.codelists import NATION, areas, codelist, codes
from indicators.search import fold

_SHORT_NAME = 4  # letters of a name that must stand alone


@dataclass(frozen=True)
class Place:
    """An area that a sentence names, by any of the codes of that name, and where."""

    start: int
    end: int
    codes: tuple[str, ...]


@cache
def _names(language: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return the words of the name of each area with the codes that have it, longest first."""
    found: dict[tuple[str, ...], list[str]] = {}
    forms = codelist("area_forms")
    for code, area in areas().items():
        if code == NATION:
            continue
        told = [area.name[language]]
        told += [str(form) for form in forms.get(code, ())[:1]] if language == "ru" else []
        for name in told:
            words = tuple(fold(name).replace("-", " ").split())
            found.setdefault(words, []).append(code)
    ordered = sorted(found.items(), key=lambda pair: -len(pair[0]))
    return tuple((words, tuple(of)) for words, of in ordered)


def places_named(sentence: Sentence) -> list[Place]:
    """Return the areas below the nation that a sentence names, in order.

    Examples
    --------
    >>> [p.codes[0] for p in places_named(Sentence("Lənkəran-Astarada 160, Gəncədə 20", "az"))]
    ['ER09', 'AZ-GA']
    """
    tokens = [
        (start, part)
        for at, word in sentence.tokens()
        for start, part in _split(at, word)
        if not part.isdigit()
    ]
    found: list[Place] = []
    taken: set[int] = set()
    for name, of in _names(sentence.language):
        for first in range(len(tokens) - len(name) + 1):
            span = range(first, first + len(name))
            if taken.isdisjoint(span) and _same(name, [tokens[i][1] for i in span]):
                taken |= set(span)
                last = tokens[span[-1]]
                found.append(Place(tokens[first][0], last[0] + len(last[1]), of))
    return sorted(found, key=lambda place: place.start)


def _split(at: int, word: str) -> Iterable[tuple[int, str]]:
    for part in word.split("-"):
        yield at, part
        at += len(part) + 1


def _same(name: tuple[str, ...], said: list[str]) -> bool:
    return all(_form(own, word) for own, word in zip(name, said, strict=True))


def _form(name: str, word: str) -> bool:
    """Return whether a word is a name with or without an ending."""
    stem = name.rstrip("аяыийьe") if len(name) > _SHORT_NAME and name[0] >= "а" else name
    if len(name) <= _SHORT_NAME:
        return word == name or (word.startswith(stem) and len(word) - len(stem) <= 3)
    return word.startswith(stem) and len(word) - len(stem) <= 6


def is_of_another_country(sentence: Sentence) -> bool:
    """Return whether a sentence speaks of other countries and not of this one."""
    abroad = has(sentence.folded, other_countries(sentence.language))
    return bool(abroad) and not has(sentence.folded, listed("nation", sentence.language)[:1])


@dataclass(frozen=True)
class About:
    """What a number is said to be of.

    Attributes
    ----------
    places : tuple of tuple of str
        The areas it may be of, each by the codes of its name, the likeliest first.
    years : tuple of int
        The years it may be of; none where the text names none.
    named : bool
        Whether the sentence itself names an area below the nation.
    """

    places: tuple[tuple[str, ...], ...]
    years: tuple[int, ...]
    named: bool


@dataclass
class Carried:
    """What earlier sentences have named, and this one need not repeat."""

    place: tuple[str, ...] = ()
    year: int = 0


def about(sentence: Sentence, number: Number, carried: Carried) -> About:
    """Return where and when a number is said to be."""
    named = [place.codes for place in _of(number, places_named(sentence), sentence)]
    told = [year.year for year in _years(number, sentence)]
    nation = (NATION,)
    if named:
        return About(tuple(named), tuple(told), True)
    later = [carried.place] if carried.place else []
    if later and not has(sentence.folded, listed("nation", sentence.language)):
        return About((*later, nation), tuple(told), False)
    return About((nation,), tuple(told), False)


def carry(sentence: Sentence, carried: Carried) -> Carried:
    """Return what the next sentence may leave out."""
    places, years = places_named(sentence), years_of(sentence)
    kept = carried.place
    if places:
        kept = places[-1].codes
    elif has(sentence.folded, listed("nation", sentence.language)):
        kept = ()
    return Carried(kept, years[-1].year if years else carried.year)


def _of(number: Number, found: list[Place], sentence: Sentence) -> list[Place]:
    """Return the places that a number may be of: those of its part of the sentence, else all."""
    start, end = sentence.clause(number.start)
    own = [place for place in found if start <= place.start < end]
    numbers = [other.start for other in numbers_of(sentence)]
    if own or len(found) != len(numbers):
        return own or found
    return [found[numbers.index(number.start)]]


def _years(number: Number, sentence: Sentence) -> list[Year]:
    found, numbers = years_of(sentence), [one.start for one in numbers_of(sentence)]
    if len(found) == len(numbers) and number.start in numbers:
        return [found[numbers.index(number.start)]]
    start, end = sentence.clause(number.start)
    own = [year for year in found if start <= year.start < end]
    return own or found


def groups_of(
    sentence: Sentence, number: Number, present: Mapping[str, frozenset[str]], population: str
) -> dict[str, str]:
    """Return the group of each dimension that a number is said to be of.

    Parameters
    ----------
    present : mapping
        The codes of each dimension that the indicator has figures of.
    """
    found = {}
    for dimension, there in present.items():
        named = {
            code: places
            for code in there
            if (places := _named(dimension, code, population, sentence))
        }
        code = _nearest(named, number, sentence)
        if code:
            found[dimension] = code
    return found


def _named(dimension: str, code: str, population: str, sentence: Sentence) -> list[int]:
    """Return where a sentence names a group."""
    words = table("groups").get(dimension, {}).get(code, {}).get(sentence.language, ())
    if words:
        return has(sentence.folded, words)
    name = codes(dimension, population).get(code, {}).get(sentence.language, "")
    told = [word for _, word in Sentence(name, sentence.language).tokens()]
    said = sentence.tokens()
    hits = [[at for at, word in said if alike(one, word)] for one in told]
    return [hits[0][0]] if hits and all(hits) and any(c.isdigit() for c in name) else []


def _nearest(named: Mapping[str, list[int]], number: Number, sentence: Sentence) -> str:
    """Return the group named in the number's part of the sentence, else the nearest before it."""
    if not named:
        return ""
    start, end = sentence.clause(number.start)
    own = {code: [at for at in places if start <= at < end] for code, places in named.items()}
    within = {code: places for code, places in own.items() if places} or dict(named)
    return min(within, key=lambda code: min(abs(at - number.start) for at in within[code]))
