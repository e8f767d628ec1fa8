"""Of which group of persons a number is said to be: girls, rural children, the poorest."""

from collections.abc import Mapping

from briefings.statements.numbers import Number
from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import alike, has, table
from indicators.codelists import codes


def groups_of(
    sentence: Sentence, number: Number, present: Mapping[str, frozenset[str]], population: str
) -> dict[str, str]:
    """Return the group of each dimension that a number is said to be of.

    Parameters
    ----------
    present : mapping
        The codes of each dimension that the indicator has figures of.
    """
    found = {}
    for dimension, there in present.items():
        named = {
            code: places
            for code in there
            if (places := _named(dimension, code, population, sentence))
        }
        code = _nearest(named, number, sentence)
        if code:
            found[dimension] = code
    return found


def _named(dimension: str, code: str, population: str, sentence: Sentence) -> list[int]:
    """Return where a sentence names a group."""
    words = table("groups").get(dimension, {}).get(code, {}).get(sentence.language, ())
    if words:
        return has(sentence.folded, words)
    name = codes(dimension, population).get(code, {}).get(sentence.language, "")
    told = [word for _, word in Sentence(name, sentence.language).tokens()]
    said = sentence.tokens()
    hits = [[at for at, word in said if alike(one, word)] for one in told]
    return [hits[0][0]] if hits and all(hits) and any(c.isdigit() for c in name) else []


def _nearest(named: Mapping[str, list[int]], number: Number, sentence: Sentence) -> str:
    """Return the group named in the number's part of the sentence, else the nearest before it."""
    if not named:
        return ""
    start, end = sentence.clause(number.start)
    own = {code: [at for at in places if start <= at < end] for code, places in named.items()}
    within = {code: places for code, places in own.items() if places} or dict(named)
    return min(within, key=lambda code: min(abs(at - number.start) for at in within[code]))
