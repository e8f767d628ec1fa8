"""Sentences of one text that would stand in it twice: the second names what it is of."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from indicators.facts import Broken, Latest, NoFigure, Ranked, Stale
from indicators.narrative.one_figure import age_places
from indicators.narrative.over_time import break_places
from indicators.narrative.said import Piece, Sentence
from indicators.narrative.templates import sentence, sentence_subject
from indicators.narrative.values import value_phrase
from indicators.words import Words, inside_sentence

Against: TypeAlias = Latest | Stale | Broken | NoFigure | Ranked  # what may read alike
Way: TypeAlias = tuple[str, Mapping[str, Piece]]  # a template and what fills it


class Once:
    """The sentences that a text has told so far.

    What reads against a figure (its age, its low reliability, a break) reads the same of many, and
    so does its place among others. It is kept beside each of them, but no two are alike: a reader
    would skip the second.

    Parameters
    ----------
    place : bool
        Whether the text is about several areas, so that the area is named too.
    """

    def __init__(self, *, place: bool = False) -> None:
        self._place, self._told = place, set[str]()

    def told(self, said: Sentence, fact: Against, words: Words) -> Sentence:
        """Return a sentence, or where the text has it already, one that names what it is of."""
        new = said
        for way in _ways(said, fact, words) if said else ():
            if new.text not in self._told:
                break
            new = self._named(way, fact, words)
        self._told.add(new.text)
        return new

    def _named(self, way: Way, fact: Against, words: Words) -> Sentence:
        name, places = way
        own = sentence_subject(fact.item, fact.key, words, place=self._place)
        return sentence(name, fact.item, words, {**own, **places})


def _ways(said: Sentence, fact: Against, words: Words) -> Sequence[Way]:
    """Return the templates that name what a fact is of, the shortest first."""
    if isinstance(fact, Stale):
        return [("stale_of", age_places(fact, words))]
    if isinstance(fact, Broken):
        return [(f"broken{'_label' * bool(fact.label)}_of", break_places(fact, words))]
    if isinstance(fact, Latest) and fact.point.status == "U":
        return _of_doubt(fact, words)
    inside = Sentence(inside_sentence(said.text, words.language), said.numbers, said.given)
    return [("said_of", {"said": inside})]


def _of_doubt(fact: Latest, words: Words) -> Sequence[Way]:
    """Return how a doubt names its figure: by its value, just told, or by its name."""
    named: Way = ("low_reliability_of", {})
    if fact.item.unit_measure == "YES_NO":
        return [named]
    return [("low_reliability_too", {"value": value_phrase(fact.point, fact.item, words)}), named]
