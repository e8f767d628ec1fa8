"""The areas below the nation that a sentence names, whatever ending their names have."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import has, listed, other_countries
from indicators.codelists import NATION, areas, capitals, codelist
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
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[0]), -len("".join(pair[0]))))
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
    found += () if found else _capital(sentence)
    return sorted(found, key=lambda place: place.start)


def _capital(sentence: Sentence) -> Iterable[Place]:
    """Yield the capital where it is called so; none where another country is named."""
    if not has(sentence.folded, other_countries(sentence.language)):
        for at in has(sentence.folded, listed("capital", sentence.language)):
            yield Place(at, at + 1, capitals())


def _split(at: int, word: str) -> Iterable[tuple[int, str]]:
    for part in word.split("-"):
        yield at, part
        at += len(part) + 1


def _same(name: tuple[str, ...], said: list[str]) -> bool:
    return all(_form(own, word) for own, word in zip(name, said, strict=True))


@cache
def _adjective(name: str) -> re.Pattern[str]:
    """Return how a Russian adjective is made of a name: Баку, бакинский; Гянджа, гянджинских."""
    stem = name.rstrip("аеиоуыьэюяй")
    return re.compile(
        rf"{re.escape(stem)}[аеиоуыь]{{0,2}}[йн]?с?к(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)"
    )


def _form(name: str, word: str) -> bool:
    """Return whether a word is a name with or without an ending."""
    if name[0] >= "а" and _adjective(name).fullmatch(word):
        return True
    stem = name.rstrip("аяыийьe") if len(name) > _SHORT_NAME and name[0] >= "а" else name
    if len(name) <= _SHORT_NAME:
        return word == name or (word.startswith(stem) and len(word) - len(stem) <= 3)
    return word.startswith(stem) and len(word) - len(stem) <= 6
