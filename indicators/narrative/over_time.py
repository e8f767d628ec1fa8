"""Sentences about figures over time: changes, breaks, targets."""

import re
from collections.abc import Sequence

from indicators.codelists import codelist
from indicators.facts import Broken, Changed, Point, TargetDistance
from indicators.model import Indicator
from indicators.narrative.said import Piece, Sentence, Stated, text_without_figures
from indicators.narrative.templates import go_on, period, phrase, sentence
from indicators.narrative.values import difference_text, value_phrase
from indicators.targets import Distance
from indicators.uncertainty import is_reliable
from indicators.words import Words, inside_sentence, ordinal_suffix

_FULL_STOP = re.compile(r"(?<!\bг)\.$")  # the point of a Russian year is its own: 2019 г.


@go_on.register
def change_sentence(fact: Changed, words: Words) -> Sentence:
    """Return the earlier figure, and whether the difference is real."""
    name = "run" if fact.run else "changed"
    return sentence(f"{name}_{change_words(fact)}", fact.item, words, change_places(fact, words))


def change_words(fact: Changed) -> str:
    """Return what a change is called: same, alike, unknown, or its direction and its meaning."""
    if fact.unchanged:
        return "same"
    if is_reliable(fact.verdict):
        return f"{fact.verdict}_{meaning_of_change(fact.item, fact.verdict)}"
    return "alike" if fact.verdict == "no reliable difference" else "unknown"


def meaning_of_change(item: Indicator, told: str) -> str:
    """Return what up or down means for children: better, worse, or none."""
    if item.direction == "none":
        return "none"
    return "better" if (told == "up") == (item.direction == "higher") else "worse"


def both_changes(last: Changed, run: Changed, words: Words) -> Sentence | None:
    """Return the last change and the one over the run in one sentence, where none is reliable."""
    judged_ = (change_words(last), change_words(run))
    names = {
        ("unknown", "unknown"): "both_unknown",
        ("alike", "alike"): "both_alike",
        ("same", "same"): "both_same",
        ("same", "unknown"): "same_unknown",
    }
    if judged_ not in names:
        return None
    first = change_places(run, words)
    places = {
        **change_places(last, words),
        "first": first["before"],
        "when_first": first["when_before"],
    }
    return sentence(names[judged_], last.item, words, places)


def change_places(fact: Changed, words: Words) -> dict[str, Piece]:
    """Return the places of a sentence about a change."""
    item, before = fact.item, fact.before
    return {
        "before": value_phrase(before, item, words),
        "difference": difference_text(fact.after, before, item, words),
        "when_before": period(before.key, item, "when", words),
        "since_before": period(before.key, item, "since", words),
        "against_before": period(before.key, item, "against", words),
        "caveat": unjudged_sentence(item, fact.barred or fact.kind, words),
    }


def unjudged_sentence(item: Indicator, kind: str, words: Words) -> Sentence:
    """Return why a difference cannot be judged: for a caveat, or by the kind of the source."""
    known = kind if f"caveat_{kind}" in codelist("sentences") else "other"
    return phrase(f"caveat_{known}", item, words, {})


@go_on.register
def break_sentence(fact: Broken, words: Words) -> Sentence:
    """Return where a series breaks."""
    name = "broken_label" if fact.label else "broken"
    return sentence(name, fact.item, words, break_places(fact, words))


def break_places(fact: Broken, words: Words) -> dict[str, Piece]:
    """Return when a series breaks and, where it is declared, why, for the places of a sentence."""
    when = period(fact.key, fact.item, "when", words)
    if not fact.label:
        return {"when": when}
    label = inside_sentence(_FULL_STOP.sub("", words.of(fact.label)), words.language)
    return {"when": when, "label": text_without_figures(label)}


@go_on.register
def target_sentence(fact: TargetDistance, words: Words) -> Sentence:
    """Return the target and the distance to it; empty if the figure is too old."""
    item, found = fact.item, fact.distance
    if found.status == "stale":
        return Sentence("")
    goal = Point(fact.key, found.target.value)
    shown = value_phrase(goal, item, words)
    own = tuple(Stated(n.text, n.value, n.key, "target") for n in shown.numbers)
    left = difference_text(fact.point, goal, item, words)
    rest = tuple(Stated(n.text, n.value, n.key, "difference") for n in left.numbers)
    unsure = _straddles(fact.point, found.target.value)
    read = "read_" * found.target.read
    met = "met_" * (found.met and not read)
    name = "unsure" if unsure else _named(found)
    kind = f"whose_{read or met}{found.target.kind}" if not unsure else f"whose_{found.target.kind}"
    year = found.target.time_period
    places: dict[str, Piece] = {
        "whose": phrase(kind, item, words, {}),
        "target": Sentence(shown.text, own),
        "label": text_without_figures(words.of(found.target.label)),
        "gap": Sentence(left.text, rest),
        "year": text_without_figures(year),
        "year_s": ordinal_suffix(int(year[:4])),
    }
    return sentence(f"target_{name}", item, words, places)


def _named(found: Distance) -> str:
    """Return the template of a target: whether it is met, and whether its number is our reading."""
    if found.target.read:
        return "read_met" if found.met else "read"
    return "met" if found.met else "open"


def _straddles(point: Point, goal: float) -> bool:
    if point.lower is None or point.upper is None:
        return False
    return point.lower < goal < point.upper


def change_sentences(found: Sequence[Changed], words: Words) -> list[Sentence]:
    """Return the last change and the one over the run; in one sentence where neither is judged."""
    together = both_changes(found[0], found[1], words) if len(found) == 2 else None
    return [together] if together else [go_on(fact, words) for fact in found]
