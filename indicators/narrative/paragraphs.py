"""The facts of one indicator as a reader meets them: a paragraph, a headline, what has changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from indicators.facts.model import (
    Behind,
    Broken,
    Changed,
    Compared,
    Fact,
    Gap,
    Latest,
    NoFigure,
    Ranked,
    Stale,
    Target,
)
from indicators.grammar import Case, area_full, with_ending
from indicators.language import Words
from indicators.narrative import sentences as of
from indicators.narrative.said import Piece, Said, given, joined
from indicators.narrative.values import value, with_unit

_MOST = 5  # sentences of a paragraph
Kind = TypeVar("Kind")

# What a paragraph tells, in the order in which it is read; the number is how much it matters.
_ORDER = {
    "latest": 0,
    "behind": 8,
    "status": 1,
    "later": 2,
    "changed": 3,
    "broken": 4,
    "compared": 6,
    "ranked": 9,
    "gap": 7,
    "target": 10,
    "stale": 5,
}

_PLACES: Mapping[type[object], str] = {
    Behind: "behind",
    Broken: "broken",
    NoFigure: "later",
    Ranked: "ranked",
    Stale: "stale",
    Target: "target",
}


def say(fact: Fact, words: Words) -> Said:
    """Return a sentence that stands by itself: it names the indicator and the area.

    The latest figure and the want of one name them; before any other the name runs in.
    """
    said = of.go_on(fact, words)
    if isinstance(fact, Latest | NoFigure) or not said:
        return said
    places: dict[str, Piece] = {
        "name": given(words.of(fact.item.name)),
        "area": given(area_full(fact.key.ref_area, words)),
        "said": said,
    }
    return of.phrase("run_in", fact.item, words, places)


def paragraph(facts: Sequence[Fact], words: Words) -> Said:
    """Return the facts of one indicator in one area in two to five sentences.

    The indicator is named once. What reads against the figure (low reliability, a break, its age)
    goes before what reads beside it, where not everything has room. No direction is told that is
    not reliable.
    """
    latest = next(_all(facts, Latest), None)
    if latest is None:
        return joined(of.go_on(fact, words) for fact in _all(facts, NoFigure))
    told = {name: said for name, said in _told(facts, latest, words) if said}
    if len(told) == 1:
        told["changed"] = of.sentence("no_earlier", latest.item, words, {})
    kept = sorted(told, key=_ORDER.__getitem__)[:_MOST]
    return joined(told[name] for name in _ORDER if name in kept)


def key_message(facts: Sequence[Fact], words: Words) -> Said:
    """Return the most important of the facts in one sentence.

    A reliable change since the last comparable figure, else the latest figure, else why there is
    none.
    """
    change = next((f for f in _all(facts, Changed) if f.told in ("up", "down") and not f.run), None)
    if change and not change.unchanged:
        return _turn(change, words)
    first = next(_all(facts, Latest), None) or next(_all(facts, NoFigure), None)
    return of.go_on(first, words) if first else Said("")


def what_changed(facts: Sequence[Fact], words: Words) -> Said:
    """Return the latest figure and the one before it; nothing where none can be compared."""
    latest, found = next(_all(facts, Latest), None), list(_all(facts, Changed))
    if latest is None or not found:
        return Said("")
    return joined([of.go_on(latest, words), _changes(found, words)])


def _all(facts: Iterable[Fact], kind: type[Kind]) -> Iterator[Kind]:
    return (fact for fact in facts if isinstance(fact, kind))


def _told(facts: Sequence[Fact], latest: Latest, words: Words) -> Iterator[tuple[str, Said]]:
    """Yield what each kind of fact says, under the name of its place."""
    yield "latest", of.latest(latest, words)
    yield "status", of.status(latest, words)
    yield "changed", _changes(list(_all(facts, Changed)), words)
    yield "compared", _compared(list(_all(facts, Compared)), words)
    yield "gap", _gap(list(_all(facts, Gap)), latest, words)
    for fact in facts:
        name = _place(fact)
        if name:
            yield (
                name,
                of.later(fact, words) if isinstance(fact, NoFigure) else of.go_on(fact, words),
            )


def _place(fact: Fact) -> str:
    return _PLACES.get(type(fact), "")


def _changes(found: Sequence[Changed], words: Words) -> Said:
    """Return the last change and the one over the run; in one sentence where neither is judged."""
    if len(found) == 2 and len({of.judged(fact) for fact in found}) == 1:
        judged = of.judged(found[0])
        if judged in ("unknown", "alike"):
            first = of.change_places(found[1], words)
            places = {
                **of.change_places(found[0], words),
                "first": first["before"],
                "when_first": first["when_before"],
            }
            return of.sentence(f"both_{judged}", found[0].item, words, places)
    return joined(of.go_on(fact, words) for fact in found)


def _compared(found: Sequence[Compared], words: Words) -> Said:
    """Return the areas that an area lies in: the reliable differences, else both in a sentence."""
    reliable = [fact for fact in found if fact.told in ("up", "down")]
    if reliable or len(found) < 2:
        return joined(of.go_on(fact, words) for fact in (reliable or found)[-1:])
    alike = all(fact.told == "no reliable difference" for fact in found)
    nation = of.compared_places(found[-1], words)
    places = {
        **of.compared_places(found[0], words),
        "nation": nation["value"],
        "in_nation": nation["in_whole"],
    }
    name = "compared_both_alike" if alike else "compared_both"
    return of.sentence(name, found[0].item, words, places)


def _gap(found: Sequence[Gap], latest: Latest, words: Words) -> Said:
    """Return the gap that matters most: a reliable one, then the widest of the figure's period."""
    same = [gap for gap in found if gap.key.time_period == latest.key.time_period]
    same = [gap for gap in same if gap.key.data_source == latest.key.data_source]
    if not same:
        return Said("")
    widest = max(same, key=lambda gap: (gap.reliable is True, gap.difference))
    return of.go_on(widest, words)


def _turn(fact: Changed, words: Words) -> Said:
    """Return a reliable change from the earlier to the later figure, in one sentence."""
    item = fact.item
    before, after = value(fact.before, item, words), value(fact.after, item, words)
    places = {
        **of.about(item, fact.key, words),
        **of.change_places(fact, words),
        "value": with_unit(fact.after, item, words),
        "from": _ended(before, "ablative", words),
        "to": _ended(after, "dative", words),
    }
    return of.sentence(f"key_{of.judged(fact)}", item, words, places)


def _ended(said: Said, case: Case, words: Words) -> Said:
    """Return a number with its Azerbaijani ending; other languages do without."""
    text = with_ending(said.text, case) if words.language == "az" else said.text
    return Said(text, said.numbers, said.given)
