"""Of which group of persons a number is said to be: girls, rural children, the poorest."""

from collections.abc import Mapping, Sequence

from briefings.statements.about import Read
from briefings.statements.numbers import Number
from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import alike, has, listed, table
from indicators.codelists import codelist, codes
from indicators.model import Indicator

_BESIDE = 14  # letters between a town's name and the word town


def groups_of(
    read: Read, number: Number, present: Mapping[str, frozenset[str]], item: Indicator
) -> dict[str, str]:
    """Return the group of each dimension that a number is said to be of.

    Parameters
    ----------
    present : mapping
        The codes of each dimension that the indicator has figures of.
    """
    found = {}
    for dimension, there in present.items():
        named = {code: _named(dimension, code, item, read, number) for code in sorted(there)}
        code = _nearest({code: at for code, at in named.items() if at}, number, read.sentence)
        if code:
            found[dimension] = code
    return found


def _named(dimension: str, code: str, item: Indicator, read: Read, number: Number) -> Sequence[int]:
    """Return where a sentence names a group; words of a place's or indicator's name name none."""
    sentence = read.sentence
    words = table("groups").get(dimension, {}).get(code, {}).get(sentence.language, ())
    if words:
        return [at for at in has(sentence.folded, words) if not _is_of_place(at, read)]
    name = codes(dimension, item.population).get(code, {}).get(sentence.language, "")
    told = [word for _, word in Sentence(name, sentence.language).tokens()]
    if not told or _all_in(told, _own_words(item, sentence)):
        return []
    taken = range(number.start, number.end)
    said = [(at, word) for at, word in sentence.tokens() if at not in taken]
    hits = [[at for at, word in said if alike(one, word)] for one in told]
    return [hits[0][0]] if hits and all(hits) else []


def _is_of_place(at: int, read: Read) -> bool:
    """Return whether a word stands beside the name of an area: the town of Baku."""
    return any(place.start - _BESIDE < at < place.end + _BESIDE for place in read.places)


def _own_words(item: Indicator, sentence: Sentence) -> list[str]:
    """Return the words by which an indicator is named."""
    inside = codelist("subject").get(item.indicator, {}).get(sentence.language, "")
    names = Sentence(f"{item.name[sentence.language]} {inside}", sentence.language)
    return [word for _, word in names.tokens()]


def _all_in(words: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(alike(word, other) for other in others) for word in words)


def _nearest(named: Mapping[str, Sequence[int]], number: Number, sentence: Sentence) -> str:
    """Return the group named in the number's part of the sentence, else the nearest before it.

    A part that speaks of all goes on with no group that was named before.
    """
    start, end = sentence.clause(number.start)
    every = has(sentence.folded, listed("everyone", sentence.language))
    own = {code: [at for at in places if start <= at < end] for code, places in named.items()}
    before = {code: [at for at in places if at < start] for code, places in named.items()}
    for found in (own, {} if any(start <= at < end for at in every) else before):
        told = {code: places for code, places in found.items() if places}
        if told:
            return min(told, key=lambda code: min(abs(at - number.start) for at in told[code]))
    return ""
