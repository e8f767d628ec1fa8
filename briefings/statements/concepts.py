"""Other words by which the same is said: died for mortality, jab for vaccine, ailə qurub for nikah.

The words are those by which the search finds what is meant, and those of the press beside them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import alike, concepts, listed, small_numbers
from indicators.codelists import codelist

_GAP = 2  # places from one word of a phrase to the next: one other word may stand between

_ENDING = 6  # letters by which two forms of a word may differ


@dataclass(frozen=True)
class _Phrase:
    """One way of saying something, and all words by which it is said otherwise."""

    words: tuple[str, ...]
    others: frozenset[str]


def implied(tokens: Sequence[str], language: str) -> dict[str, None]:
    """Return the words by which folded words could have been said otherwise.

    Examples
    --------
    >>> "mortality" in implied(["babies", "died"], "en")
    True
    >>> "nikah" in implied(["aile", "qurub"], "az")
    True
    """
    said = small_numbers(tokens, language)
    known = _by_beginning(language)
    found = (
        word
        for place, token in enumerate(said)
        for phrase in known.get(token[:2], ())
        if _stands(phrase.words, said[place:])
        for word in sorted(phrase.others)
    )
    return dict.fromkeys(found)


def _stands(words: Sequence[str], said: Sequence[str]) -> bool:
    """Return whether a text begins with a phrase, each word of it in any form."""
    if not alike(words[0], said[0]) or abs(len(words[0]) - len(said[0])) > _ENDING:
        return False
    if len(words) == 1:
        return True
    nearest = range(1, min(1 + _GAP, len(said)))
    return any(_stands(words[1:], said[place:]) for place in nearest)


@cache
def _by_beginning(language: str) -> Mapping[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in _phrases(language):
        found[phrase.words[0][:2]].append(phrase)
    return found


def _phrases(language: str) -> Iterator[_Phrase]:
    plain = frozenset(listed("plain", language))
    for group in (*codelist("search")["means"], *concepts()):
        every = [_words(text, language) for text in group[language]]
        whole = frozenset(word for words in every for word in words) - plain
        for words in filter(None, every):
            yield _Phrase(words, whole - {*words})


def _words(text: str, language: str) -> tuple[str, ...]:
    tokens = Sentence(text, language).tokens()  # type: ignore[arg-type]
    return tuple(small_numbers([word for _, word in tokens], language))
