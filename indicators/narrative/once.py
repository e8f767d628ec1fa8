"""Sentences of one text that would stand in it twice: the second names what it is of."""

from collections.abc import Mapping
from typing import TypeAlias

from indicators.facts import Broken, Latest, NoFigure, Ranked, Stale
from indicators.narrative.one_figure import age_places
from indicators.narrative.over_time import break_places
from indicators.narrative.said import Piece, Sentence
from indicators.narrative.templates import sentence, sentence_subject
from indicators.words import Words, inside_sentence

Against: TypeAlias = Latest | Stale | Broken | NoFigure | Ranked  # what may read alike


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
        if said.text in self._told and said:
            said = self._named(said, fact, words)
        self._told.add(said.text)
        return said

    def _named(self, said: Sentence, fact: Against, words: Words) -> Sentence:
        name, places = _way(said, fact, words)
        own = sentence_subject(fact.item, fact.key, words, place=self._place)
        return sentence(name, fact.item, words, {**own, **places})


def _way(said: Sentence, fact: Against, words: Words) -> tuple[str, Mapping[str, Piece]]:
    """Return the template that names what a fact is of, and what fills it."""
    if isinstance(fact, Stale):
        return "stale_of", age_places(fact, words)
    if isinstance(fact, Broken):
        return f"broken{'_label' * bool(fact.label)}_of", break_places(fact, words)
    if isinstance(fact, Latest) and fact.point.status == "U":
        return "low_reliability_of", {}
    inside = Sentence(inside_sentence(said.text, words.language), said.numbers, said.given)
    return "said_of", {"said": inside}
