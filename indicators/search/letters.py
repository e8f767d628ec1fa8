"""How words are spelled for a search: by sound, without marks, endings and alphabets."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from indicators.codelists import codelist

# Letters of Azerbaijani that no decomposition reaches, and the Russian ё.
_FOLDED = str.maketrans({"ə": "e", "ı": "i", "ё": "е", "’": "'", "‑": "-", "–": "-"})
_SHORTEST = 3
_LONG = 4
_KEPT = 32_768  # words kept as they sound: more than all declarations have
_WORD = re.compile(r"[^\W_]+")
# What stands within one number: 10,000 and 10 000 are one word.
_GAP = re.compile(r"(?<=\d)[\s,.\u00a0\u202f](?=\d{3}(?!\d))")
_TWICE = re.compile(r"([^\W\d_])\1+")
_VOWELS = re.compile("[aeiou]")


def fold(text: str) -> str:
    """Return a text without case and without the marks that keyboards leave out.

    Examples
    --------
    >>> fold("Şəki-Zaqatala"), fold("İsmayıllı"), fold("Свидетельство о рождении ёлка")[-4:]
    ('seki-zaqatala', 'ismayilli', 'елка')
    """
    plain = unicodedata.normalize("NFKD", text.replace("İ", "i").lower())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign) or sign == "\u0306")
    return unicodedata.normalize("NFC", kept).replace("ğ", "g").translate(_FOLDED)


@cache
def _letters() -> Mapping[int, str]:
    return str.maketrans(codelist("search")["letters"])


@lru_cache(maxsize=_KEPT)
def sounded(word: str) -> str:
    """Return a word as it sounds, in Latin letters, one way for all who write it.

    Examples
    --------
    >>> sounded("Gəncə"), sounded("Ganja"), sounded("Гянджа"), sounded("Лянкяран")
    ('gence', 'ganca', 'ganca', 'lankaran')
    """
    spelled = fold(word).translate(_letters())
    for written, sound in codelist("search")["sounds"].items():
        spelled = spelled.replace(written, sound)
    return _TWICE.sub(r"\1", spelled)


def split(text: str) -> tuple[str, ...]:
    """Return the words of a text as they sound; what only joins words is left out."""
    found = map(sounded, _WORD.findall(fold(_GAP.sub("", text))))
    return tuple(word for word in found if word and word not in ignored())


@cache
def ignored() -> frozenset[str]:
    """Return the words that say nothing of what is looked for."""
    every = codelist("search")["ignored"].values()
    return frozenset(sounded(word) for words in every for word in words)


@cache
def endings() -> frozenset[str]:
    """Return the endings that a word may lose, as they sound."""
    every = codelist("search")["endings"].values()
    return frozenset(sounded(end) for ends in every for end in ends) - {""}


def without_endings(word: str) -> frozenset[str]:
    """Return a word and what is left of it without an ending, or without two.

    Examples
    --------
    >>> "bak" in without_endings(sounded("Bakıda")), sorted(without_endings("baku"))
    (True, ['bak', 'baku'])
    """
    once = _shorter(word)
    return frozenset({word, *once, *(shorter for stem in once for shorter in _shorter(stem))})


@cache
def stems(word: str) -> frozenset[str]:
    """Return the same of a word that names something or is asked for: found once."""
    return without_endings(word)


def _shorter(word: str) -> list[str]:
    return [word[:at] for at in range(_SHORTEST, len(word)) if word[at:] in endings()]


@cache
def keys(word: str) -> frozenset[str]:
    """Return a word and its longer stems: two words that share one are one in different endings."""
    return frozenset({word, *(stem for stem in stems(word) if len(stem) >= _LONG)})


def alike(word: str, other: str) -> bool:
    """Return whether two words are one in different endings."""
    return not keys(word).isdisjoint(keys(other))


def bones(word: str) -> str:
    """Return the consonants of a word, which spellings of a name keep when they lose the vowels."""
    return _VOWELS.sub("", word)


def typos(word: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, added or swapped: up to ``most``, or one more.

    Examples
    --------
    >>> typos("smertnost", "smetrnost", 2), typos("gence", "gance", 1), typos("baku", "seki", 1)
    (1, 1, 2)
    """
    if abs(len(word) - len(other)) > most:
        return most + 1
    last: list[int] = []
    before = list(range(len(other) + 1))
    for row, sign in enumerate(word, 1):
        line = [row]
        for place, against in enumerate(other, 1):
            step = min(before[place] + 1, line[-1] + 1, before[place - 1] + (sign != against))
            if last and place > 1 and word[row - 2] == against and sign == other[place - 2]:
                step = min(step, last[place - 2] + 1)
            line.append(step)
        if min(line) > most:
            return most + 1
        before, last = line, before
    return min(before[-1], most + 1)
