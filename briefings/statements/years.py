"""The calendar years that a sentence names, and whether a number is held against them."""

import re
from dataclasses import dataclass

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import begins, has, listed, months

_YEAR = range(1950, 2036)
_BEFORE = re.compile(
    r"\b(?:in|since|from|to|by|until|of|during|between|and|for|than|before|after|year|с|в|к|по|за)\s$"
)
_NAME = re.compile(r"\b[^\W\d_]*[A-ZА-ЯЁ]{3,}[-\s]$")  # of a survey: PISA 2022
_AFTER = re.compile(r"(?:-?c[iıuü])?\s?(?:il|год|г\b|гг\b|/\d\d)|\)")
_WRITTEN = re.compile(r"(?<![\d.,№/])(?<![^\W\d_]-)(?:19|20)\d\d(?![\d]|[.,]\d)")


@dataclass(frozen=True)
class Year:
    """A year that a sentence names, and where.

    ``compared`` is whether it is only what another time is held against: lower than in 2022.
    """

    start: int
    year: int
    compared: bool = False


def years_of(sentence: Sentence) -> list[Year]:
    """Return the calendar years that a sentence names, in order.

    Examples
    --------
    >>> [y.year for y in years_of(Sentence("From 2018/19 to 2023, of 2039 infants", "en"))]
    [2018, 2023]
    >>> [y.compared for y in years_of(Sentence("Lower than in 2022: 15.7 in 2023", "en"))]
    [True, False]
    """
    found = _WRITTEN.finditer(sentence.text)
    return [
        Year(at.start(), int(at[0]), _is_compared(sentence, at.start(), at.end()))
        for at in found
        if _is_year(sentence, at.start(), at.end())
    ]


def years_away(sentence: Sentence, start: int, end: int) -> int:
    """Return how far the year that a part of a sentence speaks of is from one that is named.

    Examples
    --------
    >>> [years_away(Sentence(text, "en"), 0, 30) for text in ("A year earlier", "In May")]
    [-1, 0]
    """
    for name, away in (("year_before", -1), ("year_after", 1)):
        told = has(sentence.folded, listed(name, sentence.language))
        if any(start <= at < end for at in told):
            return away
    return 0


def _is_year(sentence: Sentence, start: int, end: int) -> bool:
    text, after = sentence.text, sentence.folded[end:]
    share = ("%", *listed("percent", sentence.language))
    if int(text[start:end]) not in _YEAR or begins(after.lstrip(), share):
        return False
    dated = re.search(r"\d\d?\.\d\d?\.$|[–-]\s?$", text[:start])
    if dated or _AFTER.match(after) or re.match(r"\s?[–-]\s?(?:19|20)\d\d", text[end:]):
        return True
    last = sentence.folded[:start].split()[-1:]
    month = bool(last) and begins(last[0], months(sentence.language))
    known = bool(_BEFORE.search(sentence.folded[:start]) or _NAME.search(text[:start]))
    known = known or begins(after.lstrip(), listed("year_of", sentence.language))
    return month or known or not re.match(r"\s\w", after)


def _is_compared(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a year is what another time is held against."""
    words = listed("compared", sentence.language)
    if sentence.language == "az":
        after = re.sub(r"^-?c[iu]\s?il\w*\s*", "", sentence.folded[end:])
        return begins(after, words)
    before = sentence.folded[:start].split()
    kept = before[:-1] if before and begins(before[-1], months(sentence.language)) else before
    told = f" {' '.join(kept)}"
    return any(told.endswith(f" {word}") for word in words)
