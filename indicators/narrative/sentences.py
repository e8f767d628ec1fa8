"""One sentence of one fact: the places of its template, and which template it is."""

import re
from collections.abc import Mapping
from functools import singledispatch
from zlib import crc32

from indicators.codelists import NATION, codelist
from indicators.facts.model import (
    Behind,
    Broken,
    Changed,
    Compared,
    Fact,
    Gap,
    Graded,
    Key,
    Latest,
    NoFigure,
    Point,
    Ranked,
    Stale,
    Target,
)
from indicators.grammar import area_full, area_in, area_of, capital, ending, number_word
from indicators.language import Words, ordinal_suffix
from indicators.model import Indicator
from indicators.narrative.said import Piece, Said, Stated, fill, given, joined
from indicators.narrative.subjects import group, groups, subject
from indicators.narrative.values import counted, difference, interval, number, value, with_unit
from indicators.periods import Form, period_form

_WIDE = 0.75  # of the places: a wider span of ranks says nothing of an area
_GLUED = re.compile(r"\{value\}([‑-])i\b")  # an Azerbaijani ending after a number


def sentence(name: str, item: Indicator, words: Words, places: Mapping[str, Piece]) -> Said:
    """Return a template of ``codes/sentences.toml``, filled, with a capital letter.

    Of several ways of saying the same an indicator always takes the same one.
    """
    ways = codelist("sentences")[name][words.language]
    template = ways if isinstance(ways, str) else ways[crc32(item.indicator.encode()) % len(ways)]
    said = fill(template, places)
    text = capital(re.sub(" +", " ", said.text).strip(" "), words.language)
    return Said(text, said.numbers, said.given)


def phrase(name: str, item: Indicator, words: Words, places: Mapping[str, Piece]) -> Said:
    """Return a part of a sentence, as it stands in its template."""
    ways = codelist("sentences")[name][words.language]
    return fill(ways if isinstance(ways, str) else ways[_way(item, ways)], places)


def _way(item: Indicator, ways: list[str]) -> int:
    return crc32(item.indicator.encode()) % len(ways)


def period(key: Key, item: Indicator, form: Form, words: Words) -> Said:
    """Return the period of an observation as it stands in a sentence."""
    return given(period_form(key.time_period, item.period, form, words))


def about(item: Indicator, key: Key, words: Words) -> dict[str, Piece]:
    """Return what a sentence is about: the indicator and its groups, where, when."""
    what = subject(item, words)
    own = groups(key, item, words)
    shown = f"{what.closed} {own}" if own else what.closed
    verbs = codelist("sentences")["verbs"]
    forms = {name: verbs[name].get(what.form, verbs[name]["m"]) for name in verbs}
    return {
        "subject": given(shown),
        "subject_end": given(f"{what.text} {own}".rstrip()),
        "where": given(area_in(key.ref_area, words)),
        "when": period(key, item, "when", words) if key.time_period else "",
        "span": period(key, item, "span", words) if key.time_period else "",
        "verb": forms["was"],
        "rose": forms["rose"],
        "fell": forms["fell"],
    }


@singledispatch
def go_on(fact: Fact, words: Words) -> Said:
    """Return the sentence of a fact after its indicator has been named."""
    raise NotImplementedError(type(fact).__name__)


@go_on.register
def latest(fact: Latest, words: Words) -> Said:
    """Return the latest figure: whose, where, when, with its interval."""
    item, point = fact.item, fact.point
    modelled = "_modelled" if fact.kind == "modelled" else ""
    bounds = interval(point, item, words)
    if _declares(item, point.key, words):
        alone = f"interval_alone{modelled}"
        said = sentence(alone, item, words, {"bounds": bounds}) if bounds else Said("")
        return joined([_declared(fact, words), said])
    if item.unit_measure == "YES_NO":
        return _yes_no(fact, words)
    places = about(item, point.key, words)
    places["value"] = with_unit(point, item, words)
    around = phrase(f"interval{modelled}", item, words, {"bounds": bounds}) if bounds else ""
    places["interval"] = around
    return sentence(f"latest{modelled}", item, words, places)


def _declares(item: Indicator, key: Key, words: Words) -> bool:
    """Return whether the declaration's own sentence fits: no groups, and any area or the nation."""
    if item.sentence is None or key.dimensions:
        return False
    return words.of(item.sentence).startswith("{in_period}") or key.ref_area == NATION


def _declared(fact: Latest, words: Words) -> Said:
    item, key = fact.item, fact.point.key
    places = about(item, key, words)
    text = words.of(item.sentence or {})
    shown = value(fact.point, item, words)
    moment: Piece = places["when"]
    if text.startswith("{in_period}"):
        moment = joined([places["where"], places["when"]])
    if words.language == "az" and item.unit_measure != "PCNT" and _GLUED.search(text):
        own = ending(number_word(shown.text), "possessive")
        text = _GLUED.sub(rf"{{value}}\g<1>{own}", text)
    said = fill(text, {"value": shown, "in_period": moment})
    digits = re.sub(r"\{\w+\}", "\0", text).split("\0")
    names = tuple(part.strip(" ,.()") for part in digits if any(c.isdigit() for c in part))
    return Said(capital(said.text, words.language), said.numbers, (*said.given, *names))


def _yes_no(fact: Latest, words: Words) -> Said:
    item, point = fact.item, fact.point
    text = phrase("yes" if point.value else "no", item, words, {}).text
    told = Said(text, (Stated(text, point.value, point.key, "value"),))
    places = {**about(item, point.key, words), "name": given(words.of(item.name)), "value": told}
    return sentence("latest_yes_no", item, words, places)


@go_on.register
def behind(fact: Behind, words: Words) -> Said:
    """Return how many children stand behind a rate."""
    plain = number(fact.count.value, 0, fact.count.key, "count", words)
    noun = "person" if fact.item.population == "persons" else "child"
    count = counted(plain, fact.count.value, 0, noun, words)
    return sentence("behind", fact.item, words, {"count": count})


@go_on.register
def changed(fact: Changed, words: Words) -> Said:
    """Return the earlier figure, and whether the difference is real."""
    name = "run" if fact.run else "changed"
    return sentence(f"{name}_{judged(fact)}", fact.item, words, change_places(fact, words))


def judged(fact: Changed) -> str:
    """Return what a change is called: same, alike, unknown, or its direction and its meaning."""
    if fact.unchanged:
        return "same"
    if fact.told in ("up", "down"):
        return f"{fact.told}_{better(fact.item, fact.told)}"
    return "alike" if fact.told == "no reliable difference" else "unknown"


def better(item: Indicator, told: str) -> str:
    """Return what up or down means for children: better, worse, or none."""
    if item.direction == "none":
        return "none"
    return "better" if (told == "up") == (item.direction == "higher") else "worse"


def change_places(fact: Changed, words: Words) -> dict[str, Piece]:
    """Return the places of a sentence about a change."""
    item, before = fact.item, fact.before
    return {
        "before": value(before, item, words),
        "difference": difference(fact.after, before, item, words),
        "when_before": period(before.key, item, "when", words),
        "since_before": period(before.key, item, "since", words),
        "against_before": period(before.key, item, "against", words),
        "caveat": caveat(item, fact.kind, words),
    }


def caveat(item: Indicator, kind: str, words: Words) -> Said:
    """Return why a difference cannot be judged."""
    known = kind if kind in ("survey", "modelled") else "other"
    return phrase(f"caveat_{known}", item, words, {})


@go_on.register
def gap(fact: Gap, words: Words) -> Said:
    """Return the figures of two groups, and whether they differ."""
    item, (one, other) = fact.item, (fact.behind, fact.ahead)
    shown = [value(point, item, words) for point in (one, other)]
    told = {True: "reliable", False: "alike", None: "unknown"}[fact.reliable]
    if shown[0].text == shown[1].text:
        told = "same"
    named = [group(fact.dimension, _code(p, fact.dimension), item, words) for p in (one, other)]
    places = {
        "then": "",
        "one": shown[0],
        "other": shown[1],
        "behind": given(named[0]),
        "ahead": given(named[1]),
        "difference": difference(one, other, item, words),
    }
    return sentence(f"gap_{told}", item, words, places)


def _code(point: Point, dimension: str) -> str:
    return point.key.codes()[dimension]


@go_on.register
def compared(fact: Compared, words: Words) -> Said:
    """Return the figure of the area that an area lies in, and whether the two differ."""
    item = fact.item
    places = compared_places(fact, words)
    if fact.told in ("up", "down"):
        name = f"compared_{fact.told}_{better(item, fact.told)}"
        return sentence(name, item, words, places)
    alike = fact.told == "no reliable difference"
    return sentence("compared_alike" if alike else "compared_unknown", item, words, places)


def compared_places(fact: Compared, words: Words) -> dict[str, Piece]:
    """Return the places of a sentence that holds an area against the one it lies in."""
    code = fact.whole.key.ref_area
    return {
        "value": value(fact.whole, fact.item, words),
        "difference": difference(fact.point, fact.whole, fact.item, words),
        "whole": given(area_full(code, words)),
        "of_whole": given(area_of(code, words)),
        "in_whole": given(area_in(code, words)),
    }


@go_on.register
def ranked(fact: Ranked, words: Words) -> Said:
    """Return the place of an area among its like, as a range where the figures allow several."""
    item, key = fact.item, fact.point.key
    low, high = (number(n, 0, key, "rank", words) for n in (fact.lowest, fact.highest))
    among = counted(number(fact.areas, 0, key, "areas", words), fact.areas, 0, fact.scheme, words)
    suffix = {"low_s": ordinal_suffix(fact.lowest), "high_s": ordinal_suffix(fact.highest)}
    places = {"low": low, "high": high, "areas": among, **suffix}
    return sentence(f"ranked_{_place(fact)}", item, words, places)


def _place(fact: Ranked) -> str:
    one = fact.lowest == fact.highest
    if fact.certain is None:
        return "printed" if one else "tied"
    if fact.highest - fact.lowest + 1 > _WIDE * fact.areas:
        return "wide"
    return "one" if one else "range"


@go_on.register
def target(fact: Target, words: Words) -> Said:
    """Return the target, and what is left to it; nothing where the figure is too old to tell."""
    item, found = fact.item, fact.distance
    if found.status == "stale":
        return Said("")
    goal = Point(fact.key, found.target.value)
    shown = value(goal, item, words)
    own = tuple(Stated(n.text, n.value, n.key, "target") for n in shown.numbers)
    left = difference(fact.point, goal, item, words)
    rest = tuple(Stated(n.text, n.value, n.key, "difference") for n in left.numbers)
    unsure = _straddles(fact.point, found.target.value)
    name = "unsure" if unsure else "met" if found.met else "open"
    kind = f"whose_met_{found.target.kind}" if name == "met" else f"whose_{found.target.kind}"
    year = found.target.time_period
    places: dict[str, Piece] = {
        "whose": phrase(kind, item, words, {}),
        "target": Said(shown.text, own),
        "gap": Said(left.text, rest),
        "year": given(year),
        "year_s": ordinal_suffix(int(year[:4])),
    }
    return sentence(f"target_{name}", item, words, places)


def _straddles(point: Point, goal: float) -> bool:
    if point.lower is None or point.upper is None:
        return False
    return point.lower < goal < point.upper


@go_on.register
def broken(fact: Broken, words: Words) -> Said:
    """Return where a series breaks."""
    places: dict[str, Piece] = {"when": period(fact.key, fact.item, "when", words)}
    if fact.label is None:
        return sentence("broken", fact.item, words, places)
    places["label"] = given(words.of(fact.label).rstrip("."))
    return sentence("broken_label", fact.item, words, places)


@go_on.register
def stale(fact: Stale, words: Words) -> Said:
    """Return how old a figure is."""
    plain = number(fact.age, 0, fact.key, "age", words)
    age = counted(plain, fact.age, 0, "year", words)
    return sentence("stale", fact.item, words, {"age": age})


@go_on.register
def graded(fact: Graded, words: Words) -> Said:
    """Return the quality grade."""
    return sentence("graded", fact.item, words, {"letter": fact.letter})


@go_on.register
def no_figure(fact: NoFigure, words: Words) -> Said:
    """Return that there is no figure, why, and who holds it."""
    item = fact.item
    said = sentence(f"none_{fact.reason}", item, words, about(item, fact.key, words))
    if fact.reason not in ("missing", "gap") or not item.holders:
        return said
    names = ", ".join(words.of(codelist("agency")[code]) for code in item.holders)
    return joined([said, sentence("held", item, words, {"holders": given(names)})])


def later(fact: NoFigure, words: Words) -> Said:
    """Return that a figure later than the latest is not shown."""
    state = phrase(f"state_{fact.reason}", fact.item, words, {})
    places = {"span": period(fact.key, fact.item, "span", words), "state": state}
    return sentence("none_later", fact.item, words, places)


def status(fact: Latest, words: Words) -> Said:
    """Return what its status says against a figure: of low reliability, or provisional."""
    name = {"U": "low_reliability", "P": "provisional"}.get(fact.point.status)
    return sentence(name, fact.item, words, {}) if name else Said("")
