"""Shares that a text writes as one of some: one in five, hər beş uşaqdan biri, каждый пятый."""

import re
from collections.abc import Iterator

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import table

_MOST = 20  # of how many a share is told in words


def fractions_of(sentence: Sentence) -> Iterator[tuple[int, int, float, float]]:
    """Yield where a share stands, how many per cent it is, and how far the next is from it.

    Examples
    --------
    >>> [round(share, 1) for *_, share, _ in fractions_of(Sentence("One in five girls", "en"))]
    [20.0]
    >>> [share for *_, share, _ in fractions_of(Sentence("Каждый четвёртый ребёнок", "ru"))]
    [25.0]
    """
    taken: set[int] = set()
    for pattern in table("fractions", sentence.language)["patterns"]:
        for found in re.finditer(pattern, sentence.folded):
            if not taken.isdisjoint(range(*found.span())):
                continue
            taken |= {*range(*found.span())}
            parts = found.groupdict()
            some, whole = (_value(parts.get(name), sentence.language) for name in ("n", "m"))
            if 0 < some < whole <= _MOST:
                yield found.start(), found.end(), 100 * some / whole, 100 / (whole * (whole + 1))


def _value(word: str | None, language: str) -> int:
    """Return a number written in digits or in words; one where none is written."""
    if word is None:
        return 1
    known = table("fractions", language)["numbers"]
    return int(word) if word.isdigit() else int(known.get(word, 0))
