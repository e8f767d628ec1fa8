"""How good the figures of a briefing are, how old, and what nobody has published."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefings.document import Bullets, Paragraph
from briefings.findings import Chosen
from briefings.reading import IndicatorFacts
from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.facts import Graded, Stale
from indicators.model import Indicator
from indicators.narrative import Sentence
from indicators.words import Words, area_in, holders
from passports.rules import grades

_HOLDERS = 3  # named for each topic


def quality_paragraphs(
    chosen: Chosen, words: Words, *, short: bool, each: bool
) -> Iterator[Paragraph | Bullets]:
    """Yield the grades, the old figures, the figures of wider areas, the gaps, what is left out.

    Parameters
    ----------
    each : bool
        Whether the gaps are told topic by topic.
    """
    told = chosen.indicators
    own = _own(told, chosen.ref_area, words) if short else _own_held(told, chosen.ref_area, words)
    said = [own, _old(told, words), _grades(told, words)]
    gaps = _gaps(chosen.topics, words) if each else _all_gaps(chosen.topics, words)
    left = [_silent(chosen, words), _left_out(chosen, words)]
    if short:
        texts = [text for text in (*said, *gaps) if text][:2]
        yield from map(_given, (*texts, *filter(None, left)))
    else:
        yield Bullets(tuple(map(_given, filter(None, (*said, *gaps, *left)))))
        yield replace(_given(grades(words)), small=True)


def _silent(chosen: Chosen, words: Words) -> str:
    if not chosen.silent or len(chosen.topics) == 1:
        return ""
    return words(
        "Nothing is published {area_in} on these topics: {topics}.",
        area_in=area_in(chosen.ref_area, words),
        topics=_named(chosen.silent, words),
    )


def _left_out(chosen: Chosen, words: Words) -> str:
    if not chosen.left_out:
        return ""
    return words.plural(
        "There is no room here for {n} more topic, which the long form tells of.",
        "There is no room here for {n} more topics, which the long form tells of.",
        len(chosen.left_out),
    )


def _named(topics: Sequence[str], words: Words) -> str:
    names = codelist("domain")
    return ", ".join(words.of(names[code]["name"]) for code in topics)


def _given(text: str) -> Paragraph:
    return Paragraph(Sentence(text, given=(text,)))


def _own(told: Sequence[IndicatorFacts], ref_area: str, words: Words) -> str:
    """Return how many figures are of the area itself."""
    own = sum(one.ref_area == ref_area for one in told)
    if own == len(told):
        return ""
    return words(
        "Of the {all} figures shown {own} are published {area_in} itself; the others are of the "
        "region or the nation and say so.",
        all=len(told),
        own=own,
        area_in=area_in(ref_area, words),
    )


def _own_held(told: Sequence[IndicatorFacts], ref_area: str, words: Words) -> str:
    """Return how many figures are of the area itself, and who holds those that are not."""
    said, wider = _own(told, ref_area, words), [o.item for o in told if o.ref_area != ref_area]
    held = holders(words, *wider)
    if not held or not said:
        return said
    others = words("Data holders for the others: {holders}.", holders=held)
    return f"{said} {others}"


def _old(told: Sequence[IndicatorFacts], words: Words) -> str:
    old = [one for one in told if any(isinstance(fact, Stale) for fact in one.facts)]
    if not old:
        return ""
    return words.plural(
        "{n} figure is more than five years old and may not describe today.",
        "{n} figures are more than five years old and may not describe today.",
        len(old),
    )


def _grades(told: Sequence[IndicatorFacts], words: Words) -> str:
    found = Counter(fact.letter for one in told for fact in one.facts if isinstance(fact, Graded))
    if not found:
        return ""
    listed = ", ".join(f"{letter} ({found[letter]})" for letter in sorted(found))
    return words("Quality grades, from A (best) to E: {listed}.", listed=listed)


def _gaps(topics: Iterable[str], words: Words) -> Iterator[str]:
    """Yield the framework's indicators without any figure, by topic, and who holds them."""
    for domain in topics:
        gaps = _gaps_of([domain])
        if not gaps:
            continue
        yield words.plural(
            "{topic}: {n} indicator of the monitoring framework has no published figure. "
            "Data holders: {holders}.",
            "{topic}: {n} indicators of the monitoring framework have no published figure. "
            "Data holders: {holders}.",
            len(gaps),
            topic=words.of(codelist("domain")[domain]["name"]),
            holders=holders(words, *gaps, most=_HOLDERS),
        )


def _all_gaps(topics: Iterable[str], words: Words) -> Iterator[str]:
    """Yield the framework's indicators without any figure on all the topics."""
    gaps = _gaps_of(topics)
    if gaps:
        yield words.plural(
            "On the topics chosen {n} indicator of the monitoring framework has no published "
            "figure.",
            "On the topics chosen {n} indicators of the monitoring framework have no published "
            "figure.",
            len(gaps),
        )


def _gaps_of(topics: Iterable[str]) -> list[Indicator]:
    return [item for domain in topics for item in of_domain(domain) if item.gap and item.framework]
