"""A pasted text as sentences: bounded, without signs that are no letters, each in its language."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from indicators.model import LANGUAGES, Language
from indicators.search import fold

MOST_LETTERS = 20_000  # of a text that are read: some ten pages
_LONGEST_SENTENCE = 1_500
_ENDS = re.compile(r"(?<=[.!?…])[\"»”)]*\s+(?=[\"«“(—–-]?\s?[A-ZА-ЯЁƏİÖÜŞÇĞ0-9])|\n+")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:гг?|тыс|млн|млрд|ст|п|см|ул|№|no|dr|mln|s|b\.e|i\.e|e\.g)\.$", re.I
)
_CLAUSE = re.compile(
    r"[,;:()](?=\s)|(?<=\s)[–—](?=\s)|[()]"
    r"|\s(?:and|but|while|whereas|və|amma|lakin|а|и|но|тогда как)(?=\s)"
)
# Who said it, between two commas: a number stands in none of it.
_ASIDE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r",\s(?:as|according to|in the words of)\s[^,;:()\d]*,", re.I),
    "az": re.compile(r",\s[^,;:()\d]*(?:dediyinə|bildirdiyinə|sözlərinə|məlumatına) görə,", re.I),
    "ru": re.compile(
        r",\s(?:как\s\w+(?:л[аио]?|ют|ет|ит|ят)|по словам|по данным|по сообщению)\s[^,;:()\d]*,",
        re.I,
    ),
}
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\d\s?%?\s$")
_DIED = re.compile(r"(?<!\w)[öÖ]l(?![kç])", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[–-]\d+)?")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text, and the language it is written in.

    ``start`` is where it begins in the text as it is read (``legible``); ``opens`` is whether it
    begins a paragraph.
    """

    text: str
    language: Language
    start: int = 0
    opens: bool = False

    @cached_property
    def folded(self) -> str:
        """The text letter by letter without case and marks: places are those of the text.

        The Azerbaijani ``öl``, to die, keeps its mark: without it, it reads to be.
        """
        plain = "".join(_plain(letter) for letter in self.text)
        died = {at.start() for at in _DIED.finditer(self.text)} if self.language == "az" else set()
        return "".join("ö" if at in died else letter for at, letter in enumerate(plain))

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Where the parts of the sentence begin and end.

        A dash parts no name from the number that follows, nor a number from what it is of:
        infant mortality — 11.1; 669 — in villages. Nor do commas around who said it.
        """
        cuts, signs = [0], self._signs()
        for place, found in enumerate(signs):
            part = self.text[cuts[-1] : found.start()]
            end = signs[place + 1].start() if place + 1 < len(signs) else len(self.text)
            if found[0] not in "–—" or (_DIGIT.search(part) and not self._explains(found, end)):
                cuts.append(found.start())
        cuts.append(len(self.text))
        return [(start, end) for start, end in pairwise(cuts) if end > start]

    def _signs(self) -> list[re.Match[str]]:
        """Return the signs that part the sentence, without those around who said it."""
        aside = [at.span() for at in _ASIDE[self.language].finditer(self.text)]
        every = _CLAUSE.finditer(self.text)
        return [sign for sign in every if not any(a <= sign.start() < b for a, b in aside)]

    def _explains(self, dash: re.Match[str], end: int) -> bool:
        """Return whether what a dash leads to says what the number before it is of."""
        follows = self.text[dash.end() : end]
        return bool(_NUMBERED.search(self.text[: dash.start()])) and not _DIGIT.search(follows)

    def clause(self, place: int) -> tuple[int, int]:
        """Return where the part of the sentence around a place begins and ends."""
        return next(
            ((start, end) for start, end in self.clauses if start <= place < end), self.clauses[-1]
        )

    def tokens(self, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
        """Return the folded words and numbers between two places, each with its place."""
        found = _WORD.finditer(self.folded, start, len(self.folded) if end is None else end)
        return [(word.start(), word[0].replace("–", "-")) for word in found]


def _plain(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter.lower()[:1]


def legible(text: str) -> str:
    """Return a text as it is read: no longer than is read, without signs that steer a screen."""
    return "".join(sign for sign in text[:MOST_LETTERS] if _is_text(sign))


def read_sentences(text: str, language: Language | None = None) -> list[Sentence]:
    """Return the sentences of a text, as far as it is read: in one language, or each in its own.

    Examples
    --------
    >>> [s.language for s in read_sentences("It rose in May. Ölüm azalıb. Ниже.")]
    ['en', 'az', 'ru']
    """
    kept = legible(text)
    whole = language_of(kept, "az")
    spans = ((start, kept[start:end]) for start, end in _spans(kept))
    return [
        Sentence(part, language or language_of(part, whole), start, _opens(kept, start))
        for start, part in spans
        if part.strip()
    ]


def _opens(text: str, start: int) -> bool:
    return text[:start].rstrip(" ").endswith("\n")


def _is_text(sign: str) -> bool:
    """Return whether a sign is a letter, a mark, a digit or a space: none that steers a screen."""
    return sign == "\n" or unicodedata.category(sign)[0] != "C"


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences begin and end, none of them longer than a sentence may be."""
    begin = 0
    for cut in _ENDS.finditer(text):
        if "\n" in cut[0] or not _SHORT.search(text[begin : cut.start()]):
            yield from _pieces(begin, cut.start())
            begin = cut.end()
    yield from _pieces(begin, len(text))


def _pieces(begin: int, end: int) -> Iterator[tuple[int, int]]:
    for start in range(begin, end, _LONGEST_SENTENCE):
        yield start, min(end, start + _LONGEST_SENTENCE)


def language_of(text: str, otherwise: Language) -> Language:
    """Return the language of a text by its letters and its commonest words."""
    low = text.lower()
    points = {
        "ru": sum("а" <= letter <= "я" for letter in low),
        "az": 6 * sum(letter in "əığşçöü" for letter in low),
        "en": 8 * len(re.findall(r"\b(?:the|of|in|and|was|were|is|are|per|to)\b", low)),
    }
    best = max(LANGUAGES, key=lambda language: points[language])
    return best if points[best] else otherwise
