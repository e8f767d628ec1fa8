"""A finding of a briefing in two parts: what leads, with its yardstick, and what goes on."""

from collections.abc import Iterator, Mapping, Sequence

from indicators.facts import (
    Behind,
    Broken,
    Changed,
    Compared,
    Fact,
    Gap,
    Key,
    Latest,
    NoFigure,
    Point,
    Ranked,
    Stale,
    TargetDistance,
    is_material_difference,
)
from indicators.model import Indicator
from indicators.narrative import among, one_figure, over_time
from indicators.narrative.once import Once
from indicators.narrative.paragraphs import caution, opening
from indicators.narrative.said import Part, Piece, Sentence, joined
from indicators.narrative.templates import go_on, phrase, sentence
from indicators.narrative.values import (
    apart_as_printed,
    number_phrase,
    number_with_noun,
    value_phrase,
)
from indicators.uncertainty import Swings, is_reliable
from indicators.words import Words

UNSURE = "†"  # after a figure whose distance from another cannot be judged
_FULL = frozenset({"census", "administrative", "register", "press", "synthetic"})
_MOST = 5  # sentences after the lead
_NONE: tuple[str, ...] = ()


def lead(
    facts: Sequence[Fact], compared: Sequence[Compared], words: Words, once: Once | None = None
) -> Sentence:
    """Return the latest figure, that it is doubtful if it is, and the areas it is held against.

    ``once`` are the sentences that the text has told before.
    """
    latest = next((fact for fact in facts if isinstance(fact, Latest)), None)
    doubt = caution(facts, words)
    doubt = (once or Once()).told(doubt, latest, words) if latest else doubt
    return joined([opening(facts, words), doubt, yardstick_sentence(compared, words)])


def yardstick_sentence(compared: Sequence[Compared], words: Words) -> Sentence:
    """Return the figures of the areas that an area lies in; of a count its part of the nation's."""
    if not compared:
        return Sentence("")
    fact = compared[-1]
    if not fact.item.is_count:
        return among.comparisons_sentence(compared, words)
    places = among.compared_places(fact, words)
    if not 0 < fact.point.value < fact.whole.value:
        return sentence("compared_unknown", fact.item, words, places)
    part = 100 * fact.point.value / fact.whole.value
    share = number_phrase(part, 1, fact.point.key, "share", words, other=fact.whole.key)
    places["share"] = Sentence(words.percent(share.text), share.numbers)
    return sentence("part_of_whole", fact.item, words, places)


def continuation_of_finding(
    facts: Sequence[Fact],
    swung: Swings | None,
    words: Words,
    *,
    told: Sequence[str] = _NONE,
    once: Once | None = None,
) -> Sentence:
    """Return what goes on after the lead, at most five sentences.

    Parameters
    ----------
    swung : Swings, optional
        How the series moved before (``uncertainty.swings``), for a full count.
    told : sequence of str
        Indicators that the document tells themselves: their counts are not told again.
    once : Once, optional
        The sentences that the text has told before.
    """
    said = [text for text in _sentences(facts, swung, words, told, once or Once()) if text]
    return joined(said[:_MOST])


def _sentences(
    facts: Sequence[Fact], swung: Swings | None, words: Words, told: Sequence[str], once: Once
) -> Iterator[Sentence]:
    latest = next((fact for fact in facts if isinstance(fact, Latest)), None)
    if latest is None:
        return
    yield from (
        go_on(fact, words)
        for fact in facts
        if isinstance(fact, Behind) and fact.counted.indicator not in told
    )
    against = [fact for fact in facts if isinstance(fact, Stale | NoFigure | Broken)]
    yield from (once.told(_plain(fact, words), fact, words) for fact in against)
    yield from changes(facts, swung, words)
    ranks = [fact for fact in facts if isinstance(fact, Ranked)]
    yield from (once.told(go_on(fact, words), fact, words) for fact in ranks)
    gap = material_gap(facts)
    dated = among.tells_other_times(facts)
    yield among.gap_sentence(gap, words, dated=dated) if gap else Sentence("")
    yield from (go_on(fact, words) for fact in facts if isinstance(fact, TargetDistance))


def _plain(fact: Stale | NoFigure | Broken, words: Words) -> Sentence:
    if isinstance(fact, NoFigure):
        return one_figure.later_sentence(fact, words)
    return go_on(fact, words)


def material_gap(facts: Sequence[Fact]) -> Gap | None:
    """Return the gap worth telling of the period of the latest figure, if there is one.

    A reliable one, else the widest of those whose error nobody knows and that are above the
    threshold of ``codes/materiality.toml``.
    """
    latest = next((fact for fact in facts if isinstance(fact, Latest)), None)
    same = [
        fact
        for fact in facts
        if isinstance(fact, Gap) and latest is not None and _of_same(fact.key, latest.key)
    ]
    worth = [gap for gap in same if is_material(gap)]
    return max(worth, key=lambda gap: (gap.reliable is True, gap.difference), default=None)


def _of_same(one: Key, other: Key) -> bool:
    return (one.time_period, one.data_source) == (other.time_period, other.data_source)


def is_material(gap: Gap) -> bool:
    """Return whether a gap is told: reliable, or of unknown error and large enough."""
    return is_material_difference(gap.item, gap.behind.value, gap.ahead.value, gap.reliable)


def changes(facts: Sequence[Fact], swung: Swings | None, words: Words) -> Iterator[Sentence]:
    """Yield the change since the figure before, and where the comparable series begins.

    A survey with intervals is judged by them. A full count is measured by the swings of its own
    series. Whatever can be judged by neither bears the mark ``UNSURE``.
    """
    for fact in facts:
        if isinstance(fact, Changed):
            yield _begins(fact, words) if fact.run else _change(fact, swung, words)


def _begins(fact: Changed, words: Words) -> Sentence:
    return sentence("series_begins", fact.item, words, over_time.change_places(fact, words))


def _change(fact: Changed, swung: Swings | None, words: Words) -> Sentence:
    if fact.unchanged or _judged(fact):
        return over_time.change_sentence(fact, words)
    places = over_time.change_places(fact, words)
    if fact.kind not in _FULL:
        return sentence("told_unjudged", fact.item, words, {**places, "mark": UNSURE})
    places["swing"] = _swing(fact, swung, words) if swung else UNSURE
    name = "told_rise" if fact.difference > 0 else "told_fall"
    return sentence(name, fact.item, words, places)


def _judged(fact: Changed) -> bool:
    """Return whether the source's own intervals tell what a change is worth."""
    known = is_reliable(fact.verdict) or fact.verdict == "no reliable difference"
    return known and fact.before.bounded and fact.after.bounded and fact.kind not in _FULL


def _swing(fact: Changed, swung: Swings, words: Words) -> Sentence:
    """Return how a change compares with those before it."""
    apart = apart_as_printed(fact.after, fact.before, fact.item)
    size = round(apart, fact.item.decimals)
    usual, most = (_apart(n, fact, part, words) for n, part in _measures(swung))
    usually = round(swung.usual, fact.item.decimals)
    name = "most" if size > round(swung.most, fact.item.decimals) else ""
    name = name or ("usual" if size <= usually else "more" if usually else "still")
    places: Mapping[str, Piece] = {"usual": usual, "most": most}
    return phrase(f"swing_{name}", fact.item, words, places)


def _measures(swung: Swings) -> tuple[tuple[float, Part], tuple[float, Part]]:
    return (swung.usual, "usual"), (swung.most, "most")


def _apart(amount: float, fact: Changed, part: Part, words: Words) -> Sentence:
    item = fact.item
    plain = number_phrase(amount, item.decimals, fact.key, part, words)
    if item.unit_measure != "PCNT":
        return plain
    return number_with_noun(plain, amount, item.decimals, "percentage_point", words)


def beside_phrase(point: Point, item: Indicator, words: Words) -> Sentence:
    """Return a value for a table, with the sign of per cent where it has one."""
    return value_phrase(point, item, words)
