"""Percentages that a text writes in words: sixty-three per cent, altmış üç faiz, пять процентов."""

import re
from collections.abc import Iterator
from functools import cache

from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import listed, table


def spelled_of(sentence: Sentence) -> Iterator[tuple[int, int, float, float]]:
    """Yield where a percentage in words stands, what it is, and the step in which it is told.

    Examples
    --------
    >>> [value for *_, value, _ in spelled_of(Sentence("Sixty-three per cent of boys", "en"))]
    [63.0]
    >>> [value for *_, value, _ in spelled_of(Sentence("on beş tam onda yeddi faiz", "az"))]
    [15.7]
    >>> [value for *_, value, _ in spelled_of(Sentence("у шестидесяти трёх процентов", "ru"))]
    [63.0]
    """
    known = table("spelled", sentence.language)
    for at in _pattern(sentence.language).finditer(sentence.folded):
        parts = at.groupdict()
        whole = sum(known["numbers"][parts[name]] for name in ("tens", "unit") if parts[name])
        tenths = known["numbers"][parts["tenth"]] / 10 if parts["tenth"] else 0.0
        yield at.start(), at.end("number"), whole + tenths, 0.1 if tenths else 1.0


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return how a language writes a percentage in words: tens, units, tenths where there are any.

    A number of one word that is a ten or less than twenty stands alone.
    """
    known = table("spelled", language)
    every = sorted(known["numbers"], key=len, reverse=True)
    few = [name for name in every if known["numbers"][name] < 10]
    tens = [name for name in every if 20 <= known["numbers"][name] < 100 or name in known["ten"]]
    percent = "|".join(map(re.escape, listed("percent", language)))
    return re.compile(
        rf"(?<![\w.,-])(?P<number>(?:(?P<tens>{'|'.join(tens)})[ -](?=(?:{'|'.join(few)})\b))?"
        rf"(?P<unit>{'|'.join(every)})\b(?:{known['tenths'][0]}(?P<tenth>{'|'.join(few)})"
        rf"{known['tenths'][1]})?)\s(?=(?:{percent}))"
    )
