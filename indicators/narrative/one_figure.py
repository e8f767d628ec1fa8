"""Sentences about one figure: the latest, what it counts, its status and age, or its absence."""

import re
from collections.abc import Mapping
from dataclasses import replace

from indicators.caveats import is_partial, place_of
from indicators.codelists import NATION, codelist
from indicators.editions import Edition
from indicators.facts import (
    Behind,
    Cautioned,
    Graded,
    Key,
    Latest,
    NoFigure,
    Point,
    Rated,
    Stale,
)
from indicators.model import Indicator
from indicators.narrative.said import Piece, Sentence, Stated, fill, joined, text_without_figures
from indicators.narrative.subjects import subject
from indicators.narrative.templates import go_on, period, phrase, sentence, sentence_subject
from indicators.narrative.values import (
    interval_phrase,
    number_phrase,
    number_with_noun,
    value_phrase,
    with_unit,
)
from indicators.words import Words, capital, covered_in, ending, number_word, ordinal_suffix

_ANSWERS = frozenset({"YES_NO", "LEVEL_1_4"})  # what is answered, not measured
_CHILDREN = re.compile(r"\b(children|out-of-school)\b", re.IGNORECASE)
_CALLED = re.compile(r"estimate|\bmodeli\b|qiymətləndir|оценк", re.IGNORECASE)
_BY_MODEL = re.compile(r"by the UN model|BMT modelinə|по модели ООН", re.IGNORECASE)
_GLUED = re.compile(r"\{value\}([‑-])i\b")  # an Azerbaijani ending after a number


@go_on.register
def latest_sentence(fact: Latest, words: Words, *, place: bool = True) -> Sentence:
    """Return the latest figure: whose, where, when, with its interval."""
    return joined([figure_sentence(fact, words, place=place), interval_sentence(fact, words)])


def figure_sentence(fact: Latest, words: Words, *, place: bool = True) -> Sentence:
    """Return the sentence of the latest figure; ``place`` is whether it names the area."""
    item, point = fact.item, fact.point
    if _declares(fact, words):
        return _declared(fact, words, place=place)
    places = _subject(fact, words, place=place)
    if item.unit_measure == "YES_NO":
        return _yes_no(fact, words, places)
    between = interval_phrase(point, item, words)
    modelled = "_modelled" if fact.kind == "modelled" else ""
    around = phrase(f"interval{modelled}", item, words, {"bounds": between}) if between else ""
    own: dict[str, Piece] = {"value": with_unit(point, item, words), "interval": around}
    return sentence(_template(fact, words), item, words, {**places, **own})


def _template(fact: Latest, words: Words) -> str:
    """Return how the latest figure is told: a forecast, of a report, a model, an estimate, plainly.

    What calls itself a model or an estimate is not called so again.
    """
    if fact.point.status == "F":
        return "latest_forecast"
    known = _CALLED.search(subject(fact.item, words).text)
    kind = fact.kind if fact.kind in ("modelled", "estimated") and not known else ""
    if any(caveat.code == "edition" for caveat in fact.under):
        return f"report_{'modelled' if kind else 'plain'}"
    return f"latest_{kind}" if kind else "latest"


def _meant(fact: Latest) -> Key:
    """Return the observation of a figure, of the area that it is really of."""
    key = fact.point.key
    return replace(key, ref_area=place_of(fact.under, key.ref_area))


def _is_of_part(fact: Latest) -> bool:
    """Return whether a figure entered under the nation is of a part of it."""
    return is_partial(fact.under)


def _subject(fact: Latest, words: Words, *, place: bool) -> dict[str, Piece]:
    """Return what the sentence of a figure is about: a part of the country is always named.

    Where the period is that of a report, the report is named in its place.
    """
    item, key = fact.item, _meant(fact)
    partly = _is_of_part(fact)
    places = sentence_subject(item, key, words, place=place or partly)
    if partly:
        where = covered_in(fact.under, fact.point.key.ref_area, words)
        places["where"] = text_without_figures(where)
    if any(caveat.code == "edition" for caveat in fact.under):
        year = key.time_period[:4]
        own: dict[str, Piece] = {
            "year": text_without_figures(year),
            "year_s": ordinal_suffix(int(year)),
        }
        places["when"] = phrase("by_report", item, words, own)
    return places


def interval_sentence(fact: Latest, words: Words) -> Sentence:
    """Return the interval in a sentence of its own, where a declared one has no place for it."""
    between = interval_phrase(fact.point, fact.item, words)
    if not between or not _declares(fact, words):
        return Sentence("")
    modelled = "_modelled" if fact.kind == "modelled" else ""
    return sentence(f"interval_alone{modelled}", fact.item, words, {"bounds": between})


def _declares(fact: Latest, words: Words) -> bool:
    """Return whether the declaration's own sentence fits: no groups, and any area or the nation.

    A forecast is never told by it, an estimate only where it calls itself one.
    """
    item, key = fact.item, _meant(fact)
    if item.sentence is None or key.dimensions or fact.point.status == "F":
        return False
    text = words.of(item.sentence)
    says_so = _CALLED.search(text) or _BY_MODEL.search(text)
    if fact.kind in ("modelled", "estimated") and not says_so:
        return False
    return text.startswith("{in_period}") or (key.ref_area == NATION and not _is_of_part(fact))


def _declared(fact: Latest, words: Words, *, place: bool) -> Sentence:
    item = fact.item
    places = _subject(fact, words, place=place)
    text = words.of(item.sentence or {})
    shown = value_phrase(fact.point, item, words)
    moment: Piece = places["when"]
    if text.startswith("{in_period}"):
        moment = joined([places["where"], places["when"]])
    if words.language == "az" and item.unit_measure != "PCNT" and _GLUED.search(text):
        own = ending(number_word(shown.text), "possessive")
        text = _GLUED.sub(rf"{{value}}\g<1>{own}", text)
    said = fill(text, {"value": shown, "in_period": moment})
    digits = re.sub(r"\{\w+\}", "\0", text).split("\0")
    names = tuple(part.strip(" ,.()") for part in digits if any(c.isdigit() for c in part))
    return Sentence(capital(said.text, words.language), said.numbers, (*said.given, *names))


def _yes_no(fact: Latest, words: Words, places: Mapping[str, Piece]) -> Sentence:
    item, point = fact.item, fact.point
    text = phrase("yes" if point.value else "no", item, words, {}).text
    told = Sentence(text, (Stated(text, point.value, point.key, "value"),))
    return sentence("latest_yes_no", item, words, {**places, "value": told})


@go_on.register
def rate_sentence(fact: Rated, words: Words) -> Sentence:
    """Return the rate that a count is told with, by its own name."""
    return _by_own_name(fact.item, fact.rate, fact.rated, words)


def _by_own_name(item: Indicator, other: Indicator, point: Point, words: Words) -> Sentence:
    """Return the figure of another indicator of the same area and period."""
    places = sentence_subject(other, point.key, words)
    places["count"] = with_unit(point, other, words)
    return sentence("behind_counted", item, words, places)


@go_on.register
def count_sentence(fact: Behind, words: Words) -> Sentence:
    """Return the number of children that a rate is made of, or the count by its own name."""
    item = fact.item
    if not of_children(fact):
        return _by_own_name(item, fact.counted, fact.count, words)
    plain = number_phrase(fact.count.value, 0, fact.count.key, "count", words)
    count = number_with_noun(plain, fact.count.value, 0, "child", words)
    return sentence("behind", item, words, {"count": count})


def of_children(fact: Behind) -> bool:
    """Return whether what is counted is children: a rate of all ages may count others too."""
    named = _CHILDREN.search(fact.counted.name["en"])
    return bool(named) and fact.item.population == "children"


@go_on.register
def age_sentence(fact: Stale, words: Words) -> Sentence:
    """Return how old a figure is."""
    return sentence("stale", fact.item, words, age_places(fact, words))


def age_places(fact: Stale, words: Words) -> dict[str, Piece]:
    """Return the age of a figure with its noun, for the places of a sentence."""
    plain = number_phrase(fact.age, 0, fact.key, "age", words)
    return {"age": number_with_noun(plain, fact.age, 0, "year", words)}


@go_on.register
def caution_sentence(fact: Cautioned, words: Words) -> Sentence:
    """Return what stands in the place of what a caveat forbids."""
    return text_without_figures(words.of(codelist("caveat")[fact.code]["says"]))


@go_on.register
def grade_sentence(fact: Graded, words: Words) -> Sentence:
    """Return the quality grade."""
    return sentence("graded", fact.item, words, {"letter": fact.letter})


@go_on.register
def no_figure(fact: NoFigure, words: Words) -> Sentence:
    """Return that there is no figure, why, and who holds it."""
    item = fact.item
    places = sentence_subject(item, fact.key, words)
    said = sentence(_none_template(fact), item, words, places)
    if fact.reason not in ("missing", "gap") or not item.holders:
        return said
    names = ", ".join(words.of(codelist("agency")[code]) for code in item.holders)
    name = "held_several" if len(item.holders) > 1 else "held"
    return joined([said, sentence(name, item, words, {"holders": text_without_figures(names)})])


def _none_template(fact: NoFigure) -> str:
    """Return how the want of a figure is told: of an answer, of the whole country, or plainly."""
    name = f"none_{fact.reason}"
    if fact.reason == "missing" and Edition(fact.edition).is_illustrative:
        return "none_illustrative"
    if (fact.reason, fact.key.ref_area) == ("missing", NATION):
        name = f"{name}_nation"
    answered = fact.item.unit_measure in _ANSWERS
    return f"{name}_answer" if answered and fact.reason in ("missing", "gap") else name


def later_sentence(fact: NoFigure, words: Words) -> Sentence:
    """Return that a figure later than the latest is not shown."""
    state = phrase(f"state_{fact.reason}", fact.item, words, {})
    places = {"span": period(fact.key, fact.item, "span", words), "state": state}
    return sentence("none_later", fact.item, words, places)


def status_sentence(fact: Latest, words: Words) -> Sentence:
    """Return what its status says against a figure: of low reliability, or provisional."""
    name = {"U": "low_reliability", "P": "provisional"}.get(fact.point.status)
    return sentence(name, fact.item, words, {}) if name else Sentence("")
