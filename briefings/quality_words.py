"""How good the figures of a briefing are, how old, and what nobody has published."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefings.document import Bullets, Paragraph
from briefings.labels import holders
from briefings.reading import Told
from briefings.rules import grades
from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.facts import Graded, Stale
from indicators.grammar import area_in
from indicators.language import Words
from indicators.narrative import Said

_HOLDERS = 3  # named for each topic


def quality(
    told: Sequence[Told], ref_area: str, topics: Sequence[str], words: Words, *, short: bool
) -> Iterator[Paragraph | Bullets]:
    """Yield the grades, the old figures, the figures of wider areas, and the gaps."""
    said = [_own(told, ref_area, words), _old(told, words), _grades(told, words)]
    items = [_given(text) for text in (*said, *_gaps(topics, words)) if text]
    if short:
        yield from items[:2]
    else:
        yield Bullets(tuple(items))
        yield replace(_given(grades(words)), small=True)


def _given(text: str) -> Paragraph:
    return Paragraph(Said(text, given=(text,)))


def _own(told: Sequence[Told], ref_area: str, words: Words) -> str:
    """Return how many figures are of the area itself, and who holds those that are not."""
    own = sum(one.ref_area == ref_area for one in told)
    if own == len(told):
        return ""
    said = words(
        "Of the {all} figures shown {own} are published {area_in} itself; the others are of the "
        "region or the nation and say so.",
        all=len(told),
        own=own,
        area_in=area_in(ref_area, words),
    )
    wider = [one.item for one in told if one.ref_area != ref_area]
    held = holders(words, *wider)
    if not held:
        return said
    others = words("Data holders for the others: {holders}.", holders=held)
    return f"{said} {others}"


def _old(told: Sequence[Told], words: Words) -> str:
    old = [one for one in told if any(isinstance(fact, Stale) for fact in one.facts)]
    if not old:
        return ""
    return words.plural(
        "{n} figure is more than five years old and may not describe today.",
        "{n} figures are more than five years old and may not describe today.",
        len(old),
    )


def _grades(told: Sequence[Told], words: Words) -> str:
    found = Counter(fact.letter for one in told for fact in one.facts if isinstance(fact, Graded))
    if not found:
        return ""
    listed = ", ".join(f"{letter} ({found[letter]})" for letter in sorted(found))
    return words("Quality grades, from A (best) to E: {listed}.", listed=listed)


def _gaps(topics: Sequence[str], words: Words) -> Iterator[str]:
    """Yield what of the framework has no figure at all, topic by topic, and who holds it."""
    for domain in topics:
        gaps = [item for item in of_domain(domain) if item.gap and item.framework]
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
