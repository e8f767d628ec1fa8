"""The areas below the nation that a sentence names, whatever ending their names have."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import has, listed, other_countries
from indicators.codelists import NATION, areas, capitals, codelist
from indicators.search import fold

_SHORT_NAME = 4  # letters of a name that must stand alone
_BESIDE = re.compile(r"[\s–-]+")  # what may stand between the words of a name


@dataclass(frozen=True)
class Place:
    """An area that a sentence names, by any of the codes of that name, and where."""

    start: int
    end: int
    codes: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    """A word, or a part of one with hyphens; whether the word begins and ends with it."""

    start: int
    text: str
    begins: bool
    ends: bool

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


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
        told += _written_elsewhere(code) if language == "en" else []
        for name in told:
            words = tuple(fold(name).replace("-", " ").split())
            found.setdefault(words, []).append(code)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[0]), -len("".join(pair[0]))))
    return tuple((words, tuple(of)) for words, of in ordered)


def _written_elsewhere(code: str) -> list[str]:
    """Return how an area is called in English beside its own name: in Azerbaijani, as in use."""
    used = [
        area_name for area_name in codelist("search")["places"].get(code, ()) if area_name < "Ѐ"
    ]
    return [name for name in (areas()[code].name["az"], *used) if len(name) > _SHORT_NAME]


def places_named(sentence: Sentence) -> list[Place]:
    """Return the areas below the nation that a sentence names, in order.

    Examples
    --------
    >>> [p.codes[0] for p in places_named(Sentence("Lənkəran-Astarada 160, Gəncədə 20", "az"))]
    ['ER09', 'AZ-GA']
    """
    tokens = [
        part
        for at, word in sentence.tokens()
        for part in _split(at, word)
        if not part.text.isdigit()
    ]
    beginning: dict[str, list[int]] = defaultdict(list)
    for place, part in enumerate(tokens):
        beginning[part.text[:1]].append(place)
    found: list[Place] = []
    taken: set[int] = set()
    for whole in (True, False):
        for name, of in _names(sentence.language):
            for first in beginning.get(name[0][0], ()):
                own = tokens[first : first + len(name)]
                span = range(first, first + len(name))
                if (
                    len(own) == len(name)
                    and taken.isdisjoint(span)
                    and _is_name(name, own, sentence, whole=whole)
                ):
                    taken |= set(span)
                    found.append(Place(own[0].start, own[-1].end, of))
    found += () if found else _capital(sentence)
    return sorted(found, key=lambda place: place.start)


def _is_name(name: tuple[str, ...], said: list[_Part], sentence: Sentence, *, whole: bool) -> bool:
    """Return whether words that follow one another are a name.

    ``whole`` is whether they may not begin or end inside a word with a hyphen: Guba-Khachmaz
    district is no Khachmaz district.
    """
    if whole and not (said[0].begins and said[-1].ends):
        return False
    between = (sentence.text[one.end : other.start] for one, other in pairwise(said))
    beside = all(_BESIDE.fullmatch(text) for text in between)
    return beside and all(_form(own, part.text) for own, part in zip(name, said, strict=True))


def _capital(sentence: Sentence) -> Iterable[Place]:
    """Yield the capital where it is called so; none where another country is named."""
    if not has(sentence.folded, other_countries(sentence.language)):
        for at in has(sentence.folded, listed("capital", sentence.language)):
            yield Place(at, at + 1, capitals())


def _split(at: int, word: str) -> Iterable[_Part]:
    """Yield the parts of a word between its hyphens."""
    every = word.split("-")
    for place, part in enumerate(every):
        yield _Part(at, part, place == 0, place == len(every) - 1)
        at += len(part) + 1


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
