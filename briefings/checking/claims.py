"""What a sentence claims beside its numbers: areas, years, directions, judgements.

Each is held against the observations that its numbers come from, read again from the store. A
sentence that names what these do not hold is refused, and with it the document.
"""

import re
from collections.abc import Collection, Iterator

from briefings.checking.afresh import Afresh
from briefings.checking.claim_words import claims_in
from briefings.checking.places import areas_named
from briefings.checking.years import unknown_years, unnamed_years
from briefings.document import (
    Document,
    FigureTable,
    Finding,
    Paragraph,
    paragraphs,
    stated_numbers,
)
from indicators.catalog import indicator
from indicators.codelists import NATION, areas, codelist
from indicators.errors import MismatchError
from indicators.facts import Key
from indicators.model import Indicator, Language
from indicators.narrative import Sentence, Stated, joined
from indicators.words import areas_without

_PLACE = re.compile(r"\{\w+\}")
_SHORT = 3  # letters of a piece of a sentence that says nothing
_SIGNS = {1: "up", -1: "down"}


def check_claims(document: Document, afresh: Afresh) -> None:
    """Return if every sentence claims only what its observations hold.

    Raises
    ------
    MismatchError
        Naming the first claim that they do not hold.
    """
    known = _areas_of_document(document)
    for paragraph in paragraphs(document.blocks):
        for fault in _faults(paragraph, known, document.language, afresh):
            raise MismatchError(f"“{paragraph.said.text}” {fault}.")
    for said in _dated(document):
        for fault in unnamed_years(said):
            raise MismatchError(f"“{said.text}” {fault}.")


def _dated(document: Document) -> Iterator[Sentence]:
    """Yield what must name the years of its figures: leads, whole findings, rows of tables."""
    for part in document.parts:
        if isinstance(part, Finding):
            yield part.lead.said
            yield joined([part.lead.said, part.more.said if part.more else ""])
        elif isinstance(part, FigureTable):
            yield from (joined([cell.said for cell in row]) for row in part.rows)


def _areas_of_document(document: Document) -> frozenset[str]:
    stated = {number.key.ref_area for number in stated_numbers(document)}
    titled = areas_named(document.title, document.language)
    return frozenset({NATION, *stated, *(code for _, codes in titled for code in codes)})


def _faults(
    paragraph: Paragraph, known: Collection[str], language: Language, afresh: Afresh
) -> Iterator[str]:
    """Yield what a sentence claims without ground; small print is as it was declared."""
    said = paragraph.said
    if paragraph.small:
        return
    keys = keys_of(said)
    allowed = _areas_of(keys) if keys else known
    yield from _foreign_areas(said, allowed, language)
    if keys:
        yield from unknown_years(said, keys, afresh)
        yield from _wrong_claims(said, keys, language, afresh)


def keys_of(said: Sentence) -> list[Key]:
    """Return the observations that the numbers of a sentence come from, each once."""
    every = [key for number in said.numbers for key in (number.key, number.other) if key]
    return list(dict.fromkeys(every))


def _areas_of(keys: Collection[Key]) -> frozenset[str]:
    """Return the areas of observations, and those that their surveys left out."""
    own = (frozenset({key.ref_area}) for key in keys)
    return frozenset().union(*own, *(areas_without(indicator(k.indicator), vars(k)) for k in keys))


def _items(keys: Collection[Key]) -> list[Indicator]:
    return [indicator(code) for code in dict.fromkeys(key.indicator for key in keys)]


def _declared(said: Sentence, language: Language) -> str:
    """Return what the declarations of a sentence's indicators say themselves."""
    texts = [
        str(text[language])
        for item in _items(keys_of(said))
        for text in (item.name, item.sentence, *(each.label for each in item.breaks))
        if text
    ]
    return "\n".join(texts)


def _foreign_areas(said: Sentence, allowed: Collection[str], language: Language) -> Iterator[str]:
    declared = _declared(said, language)
    for name, codes in areas_named(said.text, language):
        if codes.isdisjoint(allowed) and name not in declared:
            yield f"names {areas()[min(codes)].name[language]}, of which it states no figure"


def _wrong_claims(
    said: Sentence, keys: Collection[Key], language: Language, afresh: Afresh
) -> Iterator[str]:
    claimed = claims_in(_without_names(said, language), language)
    signs = _directions(said, keys, afresh)
    for name in sorted(claimed & {"up", "down"}):
        if name not in signs:
            yield f"says {name}, which its figures do not"
    for name in sorted(claimed & {"better", "worse"}):
        if name not in _judged(signs, _items(keys)):
            yield f"says {name}, which its figures do not"
    yield from _wrong_swings(said, claimed)
    if "sure" in claimed and not any(afresh.is_bounded(key) for key in keys):
        yield "judges a difference whose figures have no interval"


def _wrong_swings(said: Sentence, claimed: Collection[str]) -> Iterator[str]:
    """Yield that a change is not as far beyond those before it as its sentence says.

    Both are held against each other as they are written.
    """
    changed = [_written(n) for n in said.numbers if n.part == "difference"]
    before = [_written(n) for n in said.numbers if n.part in ("usual", "most")]
    if len(before) != 1 or not changed:
        return
    beyond = abs(changed[0]) > before[0]
    if ("within" in claimed and beyond) or ("beyond" in claimed and not beyond):
        yield "compares a change with those before it as its figures do not"


def _written(number: Stated) -> float:
    return round(number.value, indicator(number.key.indicator).decimals)


def _without_names(said: Sentence, language: Language) -> str:
    """Return a sentence without the names of its indicators, which may hold such words."""
    text = said.text.lower()
    for item in _items(keys_of(said)):
        for name in _own_words(item, language):
            text = text.replace(name.lower(), " ")
    return text


def _own_words(item: Indicator, language: Language) -> Iterator[str]:
    """Yield the declared texts of an indicator: names, and its sentence between the places."""
    subject = codelist("subject").get(item.indicator, {}).get(language, "")
    yield from (text for text in (item.name[language], subject) if text)
    for part in _PLACE.split(item.sentence[language]) if item.sentence else ():
        yield from [part.strip()] if len(part.strip()) > _SHORT else []


def _directions(said: Sentence, keys: Collection[Key], afresh: Afresh) -> set[str]:
    """Return the directions of the differences of a sentence, else of its figures over time."""
    pairs = [
        (number.key, number.other)
        for number in said.numbers
        if number.part in ("difference", "change") and number.other
    ]
    if not pairs:
        ordered = sorted(keys, key=lambda key: key.time_period)
        pairs = [(ordered[-1], ordered[0])]
    found = (afresh.apart(one, other) for one, other in pairs)
    return {_SIGNS[(apart > 0) - (apart < 0)] for apart in found if apart}


def _judged(signs: set[str], items: Collection[Indicator]) -> set[str]:
    """Return whether directions are better or worse for children."""
    found = set()
    for item in items:
        good = {"higher": "up", "lower": "down"}.get(item.direction)
        found |= {"better" if sign == good else "worse" for sign in signs if good}
    return found
