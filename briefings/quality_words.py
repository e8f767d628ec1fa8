"""What is not published of an area, how good the figures are, how old, what is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefings.document import Bullets, Paragraph
from briefings.findings import Chosen
from briefings.reading import IndicatorFacts
from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.facts import Stale
from indicators.model import Indicator
from indicators.narrative import Sentence
from indicators.words import Words, area_in, holders
from passports.rules import grades

_HOLDERS = 3  # named for each topic


def nothing_published(chosen: Chosen, words: Words) -> Bullets | None:
    """Return one line a topic on which the area has no figure: what is asked for, and of whom."""
    if not chosen.empty:
        return None
    return Bullets(tuple(_given(_asked_of(domain, chosen, words)) for domain in chosen.empty))


def _asked_of(domain: str, chosen: Chosen, words: Words) -> str:
    items = [item for item in of_domain(domain) if item.framework] or list(of_domain(domain))
    named = holders(words, *items, most=_HOLDERS) or holders(words, *of_domain(domain), most=1)
    places = {"topic": topic_name(domain, words), "area_in": area_in(chosen.ref_area, words)}
    if not named:
        return words("{topic}: no figure is published {area_in}.", **places)
    return words.plural(
        "{topic}: the monitoring framework asks for {n} indicator. Data holders: {holders}.",
        "{topic}: the monitoring framework asks for {n} indicators. Data holders: {holders}.",
        len(items),
        holders=named,
        **places,
    )


def topic_name(domain: str, words: Words) -> str:
    """Return the name of a topic."""
    return words.of(codelist("domain")[domain]["name"])


def quality_paragraphs(
    chosen: Chosen, words: Words, *, short: bool, each: bool, long: bool
) -> Iterator[Paragraph | Bullets]:
    """Yield the grades, the old figures, the gaps of the topics told, and what is left out.

    Parameters
    ----------
    each : bool
        Whether the gaps are told topic by topic.
    long : bool
        Whether it is the long form, than which none tells more.
    """
    topics = [code for code in chosen.topics if code not in chosen.empty]
    said = [_old(chosen.indicators, words), _grades(chosen.indicators, words)]
    left = _left_out(chosen.more, words, long=long)
    if short:
        texts = [text for text in (*said, left) if text]
        yield from [_given(" ".join(texts))] if texts else []
        return
    own = [item for item in chosen.gaps if item.domain in topics]
    gaps = _gaps(topics, own, words) if each else _all_gaps(chosen.gaps, words)
    listed = tuple(_given(text) for text in (*said, *gaps, left) if text)
    yield from [Bullets(listed)] if listed else []
    if said[1]:
        yield replace(_given(grades(words)), small=True)


def _given(text: str) -> Paragraph:
    return Paragraph(Sentence(text, given=(text,)))


def _left_out(more: int, words: Words, *, long: bool) -> str:
    """Return how many findings there is no room for: not how many figures are published."""
    if not more:
        return ""
    if long:
        return words.plural(
            "There is no room for {n} more figure of the area.",
            "There is no room for {n} more figures of the area.",
            more,
        )
    return words.plural(
        "The long form tells of {n} more figure of the area.",
        "The long form tells of {n} more figures of the area.",
        more,
    )


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
    found = Counter(one.letter for one in told)
    if not found:
        return ""
    listed = ", ".join(f"{letter} ({found[letter]})" for letter in sorted(found))
    return words("Quality grades, from A (best) to E: {listed}.", listed=listed)


def _gaps(topics: Iterable[str], absent: Sequence[Indicator], words: Words) -> Iterator[str]:
    """Yield the framework's indicators without any figure, by topic, and who holds them."""
    for domain in topics:
        gaps = [item for item in absent if item.domain == domain]
        if not gaps:
            continue
        places = {
            "topic": topic_name(domain, words),
            "holders": holders(words, *gaps, most=_HOLDERS),
        }
        yield words.plural(
            "{topic}: {n} indicator of the monitoring framework has no published figure "
            "anywhere in the country. Data holders: {holders}.",
            "{topic}: {n} indicators of the monitoring framework have no published figure "
            "anywhere in the country. Data holders: {holders}.",
            len(gaps),
            **places,
        )


def _all_gaps(gaps: Sequence[Indicator], words: Words) -> Iterator[str]:
    """Yield the framework's indicators without any figure on all the topics."""
    if gaps:
        yield words.plural(
            "On the topics chosen {n} indicator of the monitoring framework has no published "
            "figure anywhere in the country.",
            "On the topics chosen {n} indicators of the monitoring framework have no published "
            "figure anywhere in the country.",
            len(gaps),
        )
