"""The words by which a pasted text is read, and how two words are held for one."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import get_month_names

from indicators.search import fold

_FILE = Path(__file__).with_name("words.toml")
_LONG = 5  # letters of a beginning by which two longer words are one
_SHORTEST = 3
_HOME = "AZ"
_DIGIT = re.compile(r"\d")


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def listed(name: str, language: str) -> tuple[str, ...]:
    """Return a list of words of a language."""
    return tuple(_file()[name][language])


@cache
def table(name: str, language: str = "") -> Mapping[str, Any]:
    """Return a table of words, of a language where the table has one for each."""
    found: Mapping[str, Any] = _file()[name]
    return found[language] if language else found


def concepts() -> Sequence[Mapping[str, Sequence[str]]]:
    """Return groups of phrases of the press that mean the same, beside those of the search."""
    found: Sequence[Mapping[str, Sequence[str]]] = _file()["concepts"]
    return found


def begins(text: str, beginnings: Iterable[str]) -> bool:
    """Return whether a folded text begins with any of some words.

    Examples
    --------
    >>> begins("percent of children", ["percent"]), begins("enable", ["en="])
    (True, False)
    """
    return any(_begins(text, word) for word in beginnings)


def _begins(text: str, word: str) -> bool:
    if not word.endswith("="):
        return text.startswith(word)
    whole = word[:-1]
    return text.startswith(whole) and not text[len(whole) : len(whole) + 1].isalpha()


def ends(text: str, words: Iterable[str]) -> bool:
    """Return whether the last words of a folded text are any of some, whole or as a beginning.

    Examples
    --------
    >>> ends("of every ", ["every"]), ends("was about ", ["more than", "about"])
    (True, True)
    """
    last = " ".join(text.split()[-2:])
    return any(last.endswith(word) or f" {word}" in f" {last}" for word in words)


def has(text: str, beginnings: Iterable[str]) -> list[int]:
    """Return where in a folded text any of some words begins."""
    return sorted({at for word in beginnings for at in places_of(text, word)})


def places_of(text: str, word: str) -> list[int]:
    """Return where in a folded text a word begins."""
    found = re.finditer(rf"(?<!\w){re.escape(word.removesuffix('='))}", text)
    return [at.start() for at in found if _begins(text[at.start() :], word)]


def alike(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one, by how they begin.

    Azerbaijani and Russian put their endings behind; the first five letters tell words apart as
    well as a dictionary does (F. Can et al. 2008, JASIST 59: truncation at five for Turkish).

    Examples
    --------
    >>> alike("olum", "olumu"), alike("mortality", "mortal"), alike("region", "registered")
    (True, True, False)
    """
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or _DIGIT.search(one) or _DIGIT.search(other):
        return one == other
    same = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    if shorter > _LONG:
        return same >= _LONG
    longest = _SHORTEST if shorter == _SHORTEST else _LONG  # letters of an ending
    return same >= max(_SHORTEST, shorter - 1) and abs(len(one) - len(other)) <= longest


@cache
def months(language: str) -> tuple[str, ...]:
    """Return the beginnings of the names of the months, in every form they are declined in.

    A name of three letters begins many words, and counts whole.
    """
    names = get_month_names("wide", "format", Locale.parse(language)).values()
    folded = [fold(str(name)) for name in names]
    short = [f"{name}=" for name in folded if len(name) <= _SHORTEST]
    return (
        *(name[:4] for name in folded if len(name) > _SHORTEST),
        *short,
        *listed("may", language),
    )


@cache
def other_countries(language: str) -> tuple[str, ...]:
    """Return what other countries are called, without the ending of the last word."""
    names = Locale.parse(language).territories.items()
    named = (fold(str(name)) for code, name in names if code.isalpha() and code != _HOME)
    return tuple(name if len(name) < 6 else name[:-1] for name in named if len(name) > _LONG - 1)


def small_numbers(tokens: Sequence[str], language: str) -> list[str]:
    """Return folded words with small numbers written as digits."""
    known = table("small", language)
    return [str(known.get(token, token)) for token in tokens]
