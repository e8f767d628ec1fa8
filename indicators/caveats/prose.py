"""Which sentence of a caveat's prose is told beside figures: the first that is about their years.

A caveat says in prose what its codes (``indicators.caveats``) say to rules. A sentence that names
years is about those; one that names none is about every figure.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# No abbreviation and no dot of a number: three letters before the point, in English two.
_END = re.compile(r"(?<=[^\s.]{3}[.!?”»])\s+")
_ENGLISH_END = re.compile(r"(?<=[^\s.]{2}[.!?”])\s+(?=\W?[A-Z\d])")
_PLACE = r"(?: the (?:census|survey) of)? \d{4}\b"
# A year that begins a time without end: since 2015, from 2007 on, 2015 and later.
_SINCE = re.compile(
    rf"\b(?:since|after){_PLACE}|\bfrom{_PLACE}(?! to )|\d{{4}} (?:and later|on\b)", re.IGNORECASE
)
# A year that ends a time without beginning: before 2007, until 2006, totals to 2014.
_UNTIL = re.compile(
    rf"\b(?:before|until|ends in|(?:totals|only,|tables) to){_PLACE}", re.IGNORECASE
)
_ALWAYS = (0, 9999)


def years_in(text: str) -> list[int]:
    """Return the years that a text names.

    Examples
    --------
    >>> years_in("From 2,015 in 2009–2011 to 1999 again")
    [2009, 2011, 1999]
    """
    return [int(found) for found in _YEAR.findall(text)]


def sentence_about(
    prose: Mapping[str, str], years: Iterable[int], language: str
) -> tuple[str, bool]:
    """Return the first sentence that is about figures of some years, and whether there is one.

    Where every sentence is about other years, the first.

    Parameters
    ----------
    prose : mapping
        The caveat in each language; the English one tells whether a time is open.
    years : iterable of int
        The years of the figures: of a series the first and the last.
    """
    shown, spans = tuple(years), _english_spans(prose["en"])
    sentences = _sentences(prose[language], language)
    for one in sentences:
        named = years_in(one)
        first, last = spans.get(frozenset(named)) or _closed(named)
        if not shown or (first <= max(shown) and min(shown) <= last):
            return one, True
    return sentences[0], False


def _sentences(prose: str, language: str) -> list[str]:
    return (_ENGLISH_END if language == "en" else _END).split(prose)


def _english_spans(prose: str) -> dict[frozenset[int], Span]:
    """Return the first and the last year of each sentence, by the years that it names."""
    every = _sentences(prose, "en")
    return {frozenset(years_in(one)): _span(one) for one in reversed(every)}


def _span(sentence: str) -> Span:
    first, last = _closed(years_in(sentence))
    if _UNTIL.search(sentence):
        first = _ALWAYS[0]
    return first, _ALWAYS[1] if _SINCE.search(sentence) else last


def _closed(named: list[int]) -> Span:
    return (min(named), max(named)) if named else _ALWAYS
