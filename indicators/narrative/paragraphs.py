"""The facts of one indicator as a reader meets them: a paragraph, a headline, what has changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from indicators.codelists import TOTAL
from indicators.facts import (
    Behind,
    Broken,
    Cautioned,
    Changed,
    Compared,
    Fact,
    Gap,
    Graded,
    Latest,
    NoFigure,
    Ranked,
    Rated,
    Stale,
    TargetDistance,
)
from indicators.narrative import among, one_figure, over_time
from indicators.narrative.said import Piece, Sentence, joined, text_without_figures
from indicators.narrative.templates import go_on, sentence, sentence_subject
from indicators.narrative.values import value_phrase, with_unit
from indicators.uncertainty import is_reliable
from indicators.words import Case, Words, figure_area_full, full_name, with_ending

_MOST = 5  # sentences of a paragraph
Kind = TypeVar("Kind")

# What a paragraph tells after the latest figure, in the order in which it is read; the number is
# how much it matters, the least for what matters most.
_ORDER = {
    "rated": 0,
    "behind": 4,
    "interval": 0,
    "cautioned": 1,
    "status": 2,
    "later": 3,
    "changed": 5,
    "run": 9,
    "broken": 6,
    "compared": 8,
    "ranked": 11,
    "gap": 10,
    "target": 12,
    "stale": 7,
    "counted": 4,
}

_PLACES: Mapping[type[object], str] = {
    Behind: "behind",
    Broken: "broken",
    Cautioned: "cautioned",
    NoFigure: "later",
    Ranked: "ranked",
    Rated: "rated",
    Stale: "stale",
    TargetDistance: "target",
}


def fact_sentence(fact: Fact, words: Words) -> Sentence:
    """Return a fact as a sentence that is complete by itself.

    The latest figure and the want of one name the indicator, the area and the period themselves.
    Before any other these run in, with the figure that it is about.
    """
    said = go_on(fact, words)
    if isinstance(fact, Latest | NoFigure) or not said:
        return said
    item = fact.item
    places: dict[str, Piece] = {
        "name": text_without_figures(full_name(item, _shared(fact), words)),
        "area": text_without_figures(figure_area_full(item, vars(fact.key), words)),
        "said": said,
    }
    if isinstance(fact, Gap | Broken | Graded):
        return sentence("run_in", item, words, places)
    point = fact.after if isinstance(fact, Changed) else fact.point
    places["period"] = text_without_figures(words.period(point.key.time_period, item.period))
    places["value"] = with_unit(point, item, words)
    return sentence("run_in_valued", item, words, places)


def _shared(fact: Fact) -> dict[str, str]:
    """Return the groups that all figures of a fact share, without those that a gap compares."""
    compared = {fact.dimension: TOTAL} if isinstance(fact, Gap) else {}
    return {**fact.key.codes(), **compared}


def paragraph(facts: Sequence[Fact], words: Words, *, place: bool = True) -> Sentence:
    """Return the facts of one indicator in one area in two to five sentences.

    One more where the interval of the figure stands in a sentence of its own. The indicator is
    named once. What reads against the figure (low reliability, a break, its age) goes before what
    reads beside it, where not everything has room. No direction is told that is not reliable.
    ``place`` is whether the area is named: not under a heading that names it.
    """
    return joined([opening(facts, words, place=place), continuation(facts, words)])


def opening(facts: Sequence[Fact], words: Words, *, place: bool = True) -> Sentence:
    """Return the first sentence of a paragraph: the latest figure, or why there is none."""
    latest = next(_all(facts, Latest), None)
    if latest is None:
        return joined(go_on(fact, words) for fact in _all(facts, NoFigure))
    return one_figure.figure_sentence(latest, words, place=place)


def continuation(facts: Sequence[Fact], words: Words) -> Sentence:
    """Return a paragraph without its first sentence, which is the title above it."""
    latest = next(_all(facts, Latest), None)
    if latest is None:
        return Sentence("")
    told: dict[str, Sentence] = {}
    for name, said in _told(facts, latest, words):
        if said:
            told.setdefault(name, said)
    if not told:  # a paragraph is more than a figure
        return sentence("no_earlier", latest.item, words, {})
    most = _MOST - 1 + ("interval" in told)  # belongs to the figure
    kept = sorted(told, key=_ORDER.__getitem__)[:most]
    return joined(told[name] for name in _ORDER if name in kept)


def key_message(facts: Sequence[Fact], words: Words) -> Sentence:
    """Return the most important of the facts in one sentence, and that it is doubtful if it is.

    A reliable change since the last comparable figure, else the latest figure, else why there is
    none.
    """
    change = next((f for f in _all(facts, Changed) if is_reliable(f.verdict) and not f.run), None)
    if change and not change.unchanged:
        return _turn(change, words)
    return joined([opening(facts, words), caution(facts, words)])


def caution(facts: Sequence[Fact], words: Words) -> Sentence:
    """Return that the latest figure is of low reliability, if it is: no sentence goes without."""
    latest = next(_all(facts, Latest), None)
    return one_figure.status_sentence(latest, words) if latest else Sentence("")


def comparison(facts: Sequence[Fact], words: Words) -> Sentence:
    """Return how an area stands to those it lies in; empty where nothing may be said of it."""
    return among.comparisons_sentence(list(_all(facts, Compared)), words)


def what_changed(facts: Sequence[Fact], words: Words) -> Sentence:
    """Return the latest figure and the one before it; empty if they cannot be compared."""
    latest, found = next(_all(facts, Latest), None), list(_all(facts, Changed))
    if latest is None or not found:
        return Sentence("")
    return joined([go_on(latest, words), *over_time.change_sentences(found, words)])


def _all(facts: Iterable[Fact], kind: type[Kind]) -> Iterator[Kind]:
    return (fact for fact in facts if isinstance(fact, kind))


def _told(facts: Sequence[Fact], latest: Latest, words: Words) -> Iterator[tuple[str, Sentence]]:
    """Yield what each kind of fact says after the latest figure, under the name of its place."""
    yield "interval", one_figure.interval_sentence(latest, words)
    yield "status", one_figure.status_sentence(latest, words)
    yield from zip(
        ("changed", "run"),
        over_time.change_sentences(list(_all(facts, Changed)), words),
        strict=False,
    )
    yield "compared", among.comparisons_sentence(list(_all(facts, Compared)), words)
    yield "gap", _gap(facts, latest, words)
    for fact in facts:
        name = _place(fact)
        if name:
            yield (
                name,
                one_figure.later_sentence(fact, words)
                if isinstance(fact, NoFigure)
                else go_on(fact, words),
            )


def _place(fact: Fact) -> str:
    if isinstance(fact, Behind) and not one_figure.of_children(fact):
        return "counted"
    return _PLACES.get(type(fact), "")


def _gap(facts: Sequence[Fact], latest: Latest, words: Words) -> Sentence:
    """Return the gap that matters most: a reliable one, then the widest of the figure's period."""
    found = _all(facts, Gap)
    same = [gap for gap in found if gap.key.time_period == latest.key.time_period]
    same = [gap for gap in same if gap.key.data_source == latest.key.data_source]
    if not same:
        return Sentence("")
    widest = max(same, key=lambda gap: (gap.reliable is True, gap.difference))
    return among.gap_sentence(widest, words, dated=among.tells_other_times(facts))


def _turn(fact: Changed, words: Words) -> Sentence:
    """Return a reliable change from the earlier to the later figure, in one sentence."""
    item = fact.item
    before, after = value_phrase(fact.before, item, words), value_phrase(fact.after, item, words)
    places = {
        **sentence_subject(item, fact.key, words),
        **over_time.change_places(fact, words),
        "value": with_unit(fact.after, item, words),
        "from": _ended(before, "ablative", words),
        "to": _ended(after, "dative", words),
    }
    return sentence(f"key_{over_time.change_words(fact)}", item, words, places)


def _ended(said: Sentence, case: Case, words: Words) -> Sentence:
    """Return a number with its Azerbaijani ending; other languages do without."""
    text = with_ending(said.text, case) if words.language == "az" else said.text
    return Sentence(text, said.numbers, said.given)
