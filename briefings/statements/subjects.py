"""Which indicators a sentence speaks of: their names word by word, rare words weighing more."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from briefings.statements.numbers import Number
from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import alike, begins, listed, small_numbers, table
from indicators.catalog import catalog
from indicators.codelists import codelist

_SOFT = 0.25  # the weight of a word of a name that a text seldom says
_ELSEWHERE = 0.4  # of a word in another part of the sentence than the number
_FARTHER = 0.5  # of an indicator that is named in other parts of the sentence than the number
_LEAST = 0.5  # the share of a name that must be said
_CLOSE = 0.72  # how near to the best the others must come
_MOST = 12
_NAMED = 20  # letters after the base of a rate that say what is counted on


@dataclass(frozen=True)
class Subject:
    """An indicator that a sentence may speak of: how much of its name is said, how surely.

    ``near`` is whether it is named in the number's own part of the sentence; ``words`` is how many
    words of its name are said that texts do not say of everything.
    """

    indicator: str
    said: float
    score: float
    words: int = 0
    near: bool = False


@dataclass(frozen=True)
class _Phrase:
    indicator: str
    words: Mapping[str, float]
    whole: float


def _indicators_of_words(named: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, int]:
    """Return how many indicators have a word, in any of its forms, in a name."""
    holders: dict[str, set[str]] = defaultdict(set)
    for code, words in named:
        for word in words:
            holders[word].add(code)
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in holders:
        buckets[word[:2]].append(word)
    return {
        word: len(
            set().union(*(holders[other] for other in buckets[word[:2]] if alike(word, other)))
        )
        for word in holders
    }


@cache
def _phrases(language: str) -> tuple[_Phrase, ...]:
    named = [(code, tuple(_words(text, language))) for code, text in _names(language)]
    within = _indicators_of_words(named)
    every = len(catalog())
    found = []
    for code, own in named:
        weights = {
            word: math.log(every / within[word]) * (_SOFT if _is_soft(word, language) else 1)
            for word in own
        }
        if weights:
            found.append(_Phrase(code, weights, sum(weights.values())))
    return tuple(found)


def _names(language: str) -> Iterator[tuple[str, str]]:
    """Yield every name of every indicator: declared, inside a sentence, in the press."""
    inside, aliases = codelist("subject"), table("aliases")
    for code, item in catalog().items():
        yield code, item.name[language]
        if language in inside.get(code, {}):
            yield code, inside[code][language]
        for alias in aliases.get(code, {}).get(language, "").split(";"):
            yield code, alias


def _words(text: str, language: str) -> dict[str, None]:
    return dict.fromkeys(word for _, word in _meant(Sentence(text, language), 0, None))  # type: ignore[arg-type]


def _meant(sentence: Sentence, start: int, end: int | None) -> list[tuple[int, str]]:
    """Return the words that tell indicators apart, small numbers as digits."""
    found = _without_comparatives(sentence.tokens(start, end))
    words = small_numbers([word for _, word in found], sentence.language)
    plain = frozenset(listed("plain", sentence.language))
    return [(at, word) for (at, _), word in zip(found, words, strict=True) if word not in plain]


def _without_comparatives(tokens: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return words without those before "than": lower than is of no lower secondary school."""
    following = zip_longest(tokens, (word for _, word in tokens[1:]))
    return [one for one, after in following if after != "than"]


def _is_soft(word: str, language: str) -> bool:
    return begins(word, listed("soft", language))


@cache
def _by_beginning(language: str) -> Mapping[str, list[tuple[int, str, float]]]:
    """Return where each word of a name occurs, by its first two letters."""
    found: dict[str, list[tuple[int, str, float]]] = defaultdict(list)
    for place, phrase in enumerate(_phrases(language)):
        for word, weight in phrase.words.items():
            found[word[:2]].append((place, word, weight))
    return found


def subjects_of(sentence: Sentence, number: Number | None) -> list[Subject]:
    """Return the indicators that a sentence may speak of where a number stands, surest first."""
    taken = _taken(number) if number else range(0)
    start, end = sentence.clause(number.start if number else 0)
    near = [word for at, word in _meant(sentence, start, end) if at not in taken]
    far = [word for at, word in _meant(sentence, 0, None) if at not in taken]
    own = _scored(sentence.language, {**dict.fromkeys(far, _ELSEWHERE), **dict.fromkeys(near, 1.0)})
    whole = _scored(sentence.language, dict.fromkeys(far, 1.0))
    found = {one.indicator: replace(one, score=one.score * _FARTHER) for one in whole}
    for one in own:
        if one.score >= _score(found.get(one.indicator)):
            found[one.indicator] = replace(one, near=True)
    return sorted(found.values(), key=lambda one: -one.score)[:_MOST]


def _taken(number: Number) -> range:
    """Return where the words of a number and of its base stand: they name no indicator."""
    if number.base and number.base.births:
        return range(
            min(number.start, number.base.start), max(number.end, number.base.end + _NAMED)
        )
    return range(number.start, number.end)


def _scored(language: str, said: Mapping[str, float]) -> list[Subject]:
    points: dict[int, dict[str, float]] = defaultdict(dict)
    index = _by_beginning(language)
    for word, nearness in said.items():
        for place, named, weight in index.get(word[:2], ()):
            if alike(word, named):
                held = points[place].get(named, 0.0)
                points[place][named] = max(held, weight * nearness)
    phrases = _phrases(language)
    best: dict[str, Subject] = {}
    for place, matched in points.items():
        phrase, mass = phrases[place], sum(matched.values())
        share = mass / phrase.whole
        telling = sum(not _is_soft(word, language) for word in matched)
        subject = Subject(phrase.indicator, share, mass * share, telling)
        if share >= _LEAST and subject.score > _score(best.get(phrase.indicator)):
            best[phrase.indicator] = subject
    return list(best.values())


def _score(subject: Subject | None) -> float:
    return subject.score if subject else 0.0


def closest(found: Sequence[Subject]) -> list[Subject]:
    """Return the subjects that are about as surely meant as the first."""
    return [one for one in found if one.score >= _CLOSE * found[0].score]
