"""Sentences about an area among areas, and about groups among each other."""

from collections.abc import Iterable, Sequence

from indicators.codelists import areas_of
from indicators.equity import ORDERED
from indicators.facts import Broken, Changed, Compared, Fact, Gap, Point, Ranked
from indicators.narrative.over_time import meaning_of_change
from indicators.narrative.said import Piece, Sentence, fill, joined, text_without_figures
from indicators.narrative.subjects import group, subject
from indicators.narrative.templates import go_on, period, phrase, sentence
from indicators.narrative.values import (
    difference_text,
    number_phrase,
    number_with_noun,
    value_phrase,
)
from indicators.uncertainty import is_reliable
from indicators.words import (
    Words,
    figure_area,
    figure_area_full,
    figure_in,
    figure_of,
    is_of_part,
    ordinal_suffix,
)

_CROWD = 0.25  # of the places: so many areas of one figure are not told by their places
_WIDE = 0.75  # of the places: a wider span of ranks says nothing of an area


@go_on.register
def gap_sentence(fact: Gap, words: Words, *, dated: bool = True) -> Sentence:
    """Return the figures of two groups, when, and whether they differ."""
    item, (one, other) = fact.item, (fact.behind, fact.ahead)
    shown = [value_phrase(point, item, words) for point in (one, other)]
    told = {True: "reliable", False: "alike", None: "unknown"}[fact.reliable]
    if shown[0].text == shown[1].text:
        told = "same"
    named = [group(fact.dimension, _code(p, fact.dimension), item, words) for p in (one, other)]
    places: dict[str, Piece] = {
        "then": fill("{when} ", {"when": period(one.key, item, "when", words)}) if dated else "",
        "one": shown[0],
        "other": shown[1],
        "behind": text_without_figures(named[0]),
        "ahead": text_without_figures(_second(named, fact, words)),
        "difference": difference_text(one, other, item, words),
    }
    return sentence(f"gap_{told}", item, words, places)


def tells_other_times(facts: Iterable[Fact]) -> bool:
    """Return whether earlier figures are told before a gap, which then says of when it is."""
    return any(isinstance(fact, Broken | Changed) for fact in facts)


def gap_title(fact: Gap, words: Words) -> Sentence:
    """Return the figures of two groups, of what and when, as a title: no rank and no verdict."""
    item, sides = fact.item, (fact.behind, fact.ahead)
    one, other = (value_phrase(point, item, words) for point in sides)
    behind, ahead = (group(fact.dimension, _code(p, fact.dimension), item, words) for p in sides)
    when = words.period(fact.key.time_period, item.period)
    if is_of_part(item, vars(fact.key)):
        when = f"{figure_area(item, vars(fact.key), words)}, {when}"
    places: dict[str, Piece] = {
        "one": one,
        "other": other,
        "behind": text_without_figures(behind),
        "ahead": text_without_figures(_second([behind, ahead], fact, words)),
        "subject": text_without_figures(subject(item, words).text),
        "period": text_without_figures(when),
    }
    return sentence("gap_title", item, words, places)


def _second(named: list[str], fact: Gap, words: Words) -> str:
    """Return the group ahead; fifths of households need not be called so twice."""
    shared = fact.dimension in ORDERED and words.language != "az"
    return _briefly(named[1], named[0]) if shared else named[1]


def _briefly(second: str, first: str) -> str:
    """Return a second group without the words it shares with the end of the first.

    Examples
    --------
    >>> _briefly("in the richest fifth of households", "in the poorest fifth of households")
    'in the richest'
    """
    one, other = first.split(), second.split()
    while len(other) > 2 and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return " ".join(other)


def _code(point: Point, dimension: str) -> str:
    return point.key.codes()[dimension]


@go_on.register
def comparison_sentence(fact: Compared, words: Words) -> Sentence:
    """Return the figure of the area that an area lies in, and whether the two differ."""
    item = fact.item
    places = compared_places(fact, words)
    if is_reliable(fact.verdict):
        name = f"compared_{fact.verdict}_{meaning_of_change(item, fact.verdict)}"
        return sentence(name, item, words, places)
    alike = fact.verdict == "no reliable difference"
    return sentence("compared_alike" if alike else "compared_unknown", item, words, places)


def compared_places(fact: Compared, words: Words) -> dict[str, Piece]:
    """Return the places of a sentence that holds an area against the one it lies in."""
    item, whole = fact.item, vars(fact.whole.key)
    return {
        "value": value_phrase(fact.whole, fact.item, words),
        "difference": difference_text(fact.point, fact.whole, fact.item, words),
        "whole": text_without_figures(figure_area_full(item, whole, words)),
        "of_whole": text_without_figures(figure_of(item, whole, words)),
        "in_whole": text_without_figures(figure_in(item, whole, words)),
    }


@go_on.register
def rank_sentence(fact: Ranked, words: Words) -> Sentence:
    """Return the place of an area among its like, as a range where the figures allow several."""
    item, key = fact.item, fact.point.key
    low, high = (number_phrase(n, 0, key, "rank", words) for n in (fact.lowest, fact.highest))
    among = number_with_noun(
        number_phrase(fact.areas, 0, key, "areas", words), fact.areas, 0, fact.scheme, words
    )
    if fact.areas < len(areas_of(fact.scheme)):
        among = phrase("areas_known", item, words, {"areas": among})
    suffix = {"low_s": ordinal_suffix(fact.lowest), "high_s": ordinal_suffix(fact.highest)}
    places: dict[str, Piece] = {"low": low, "high": high, "areas": among, **suffix}
    return sentence(f"ranked_{_place(fact)}", item, words, places)


def _place(fact: Ranked) -> str:
    one = fact.lowest == fact.highest
    span = (fact.highest - fact.lowest + 1) / fact.areas
    if fact.certain is None and one and fact.lowest in (1, fact.areas):
        return "first" if fact.lowest == 1 else "last"
    if fact.certain is None:
        return "printed" if one else "crowd" if span > _CROWD else "tied"
    return "wide" if span > _WIDE else "one" if one else "range"


def comparisons_sentence(found: Sequence[Compared], words: Words) -> Sentence:
    """Return how an area compares with its region and the nation.

    The reliable differences, or both comparisons in one sentence if neither is reliable.
    """
    reliable = [fact for fact in found if is_reliable(fact.verdict)]
    if reliable or len(found) < 2:
        return joined(go_on(fact, words) for fact in (reliable or found)[-1:])
    alike = all(fact.verdict == "no reliable difference" for fact in found)
    nation = compared_places(found[-1], words)
    places = {
        **compared_places(found[0], words),
        "nation": nation["value"],
        "in_nation": nation["in_whole"],
    }
    name = "compared_both_alike" if alike else "compared_both"
    return sentence(name, found[0].item, words, places)
