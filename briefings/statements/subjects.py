"""Which indicators a sentence speaks of: their names word by word, rare words weighing more."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from briefings.statements.concepts import implied
from briefings.statements.numbers import Number
from briefings.statements.sentences import Sentence
from briefings.statements.vocabulary import alike, begins, listed, small_numbers, table
from indicators.catalog import catalog
from indicators.codelists import codelist

_SOFT = 0.25  # the weight of a word of a name that a text seldom says
_IMPLIED = 0.8  # of a word that is said otherwise
_ELSEWHERE = 0.4  # of a word in another part of the sentence than the number
_FARTHER = 0.5  # of an indicator that is named in other parts of the sentence than the number
_LEAST = 0.5  # the share of a name that must be said
_CLOSE = 0.72  # how near to the best the others must come
_MOST = 12
_SURE = 0.75  # the share of a name said, from which a number that differs is told to do so
_SURE_SCORE = 2.5
_NAMED = 20  # letters after the base of a rate that say what is counted on


@dataclass(frozen=True)
class Subject:
    """An indicator that a sentence may speak of: how much of its name is said, how surely.

    ``near`` is whether it is named in the number's own part of the sentence; ``words`` is how many
    words of its name are said that texts do not say of everything; ``literal`` is whether it
    is surely named in words of its own names.
    """

    indicator: str
    said: float
    score: float
    words: int = 0
    near: bool = False
    literal: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it is surely named."""
        return self.said >= _SURE and self.score >= _SURE_SCORE


@dataclass(frozen=True)
class _Said:
    """A word of a text: how much it counts, and whether the text has it itself."""

    weight: float = 1.0
    itself: bool = True

    def farther(self, by: float) -> "_Said":
        """Return the word as it counts from farther away."""
        return replace(self, weight=self.weight * by)


@dataclass(frozen=True)
class _Phrase:
    indicator: str
    words: Mapping[str, float]
    whole: float
    telling: frozenset[str]


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
        telling = frozenset(word for word in own if not _is_soft(word, language))
        weights = {
            word: math.log(every / within[word]) * (1 if word in telling else _SOFT) for word in own
        }
        if weights:
            found.append(_Phrase(code, weights, sum(weights.values()), telling))
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
def _by_beginning(language: str) -> Mapping[str, dict[str, list[tuple[int, float]]]]:
    """Return in which names each word occurs with what weight, by its first two letters."""
    found: dict[str, dict[str, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
    for place, phrase in enumerate(_phrases(language)):
        for word, weight in phrase.words.items():
            found[word[:2]][word].append((place, weight))
    return found


def subjects_of(sentence: Sentence, number: Number | None) -> list[Subject]:
    """Return the indicators that a sentence may speak of where a number stands, surest first."""
    taken = _taken(number) if number else range(0)
    start, end = sentence.clause(number.start if number else 0)
    near = _weighed(sentence, start, end, taken)
    far = _weighed(sentence, 0, None, taken)
    elsewhere = {word: said.farther(_ELSEWHERE) for word, said in far.items()}
    own = _scored(sentence.language, {**elsewhere, **near})
    whole = _scored(sentence.language, far)
    found = {one.indicator: replace(one, score=one.score * _FARTHER) for one in whole}
    for one in own:
        if one.score >= _score(found.get(one.indicator)):
            found[one.indicator] = replace(one, near=True)
    return sorted(found.values(), key=lambda one: -one.score)[:_MOST]


def _weighed(sentence: Sentence, start: int, end: int | None, taken: range) -> dict[str, _Said]:
    """Return the words between two places, and those by which they could be said otherwise."""
    said = [word for at, word in _meant(sentence, start, end) if at not in taken]
    every = [word for at, word in sentence.tokens(start, end) if at not in taken]
    others = implied(every, sentence.language)
    return {**dict.fromkeys(others, _Said(_IMPLIED, False)), **dict.fromkeys(said, _Said())}


def _taken(number: Number) -> range:
    """Return where the words of a number and of its base stand: they name no indicator."""
    if number.base and number.base.births:
        return range(
            min(number.start, number.base.start), max(number.end, number.base.end + _NAMED)
        )
    is_written = number.spelled or number.text[0].isdigit()  # a share in words names who it is of
    return range(number.start, number.end) if is_written else range(0)


def _scored(language: str, said: Mapping[str, _Said]) -> list[Subject]:
    points: dict[int, dict[str, float]] = defaultdict(dict)
    literal: dict[int, set[str]] = defaultdict(set)
    index = _by_beginning(language)
    for word, how in said.items():
        for named in (named for named in index.get(word[:2], ()) if alike(word, named)):
            for place, weight in index[word[:2]][named]:
                points[place][named] = max(points[place].get(named, 0.0), weight * how.weight)
                literal[place] |= {named} if how.itself else set()
    best: dict[str, Subject] = {}
    for place, matched in points.items():
        subject = _subject(_phrases(language)[place], matched, literal[place])
        if subject.said >= _LEAST:
            best[subject.indicator] = _better(subject, best.get(subject.indicator))
    return list(best.values())


def _subject(phrase: _Phrase, matched: Mapping[str, float], literal: Set[str]) -> Subject:
    mass = sum(matched.values())
    share = mass / phrase.whole
    telling = sum(word in phrase.telling for word in matched)
    own = sum(matched[word] for word in literal)
    named = Subject(phrase.indicator, own / phrase.whole, own * own / phrase.whole)
    return Subject(phrase.indicator, share, mass * share, telling, literal=named.is_sure)


def _better(one: Subject, other: Subject | None) -> Subject:
    """Return the surer of two names of an indicator, as literal as either."""
    first = one if other is None or one.score > other.score else other
    return replace(first, literal=one.literal or (other is not None and other.literal))


def _score(subject: Subject | None) -> float:
    return subject.score if subject else 0.0


def closest(found: Sequence[Subject]) -> list[Subject]:
    """Return the subjects that are about as surely meant as the first."""
    return [one for one in found if one.score >= _CLOSE * found[0].score]
