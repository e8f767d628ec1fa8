"""From a request to a document: which parts it has, and in which order."""

from collections.abc import Iterator
from datetime import date

from briefings.document import Block, Document, Heading
from briefings.findings import Chosen, choose_indicators
from briefings.reading import Reader
from briefings.request import Length, Request
from briefings.sections import Sections
from data.store import Store
from indicators.codelists import codelist
from indicators.editions import Edition
from indicators.words import Words, area_full
from indicators.words import words as words_in

# How much a length has room for: indicators in all, and key messages of an area.
_ROOM: dict[Length, tuple[int, int]] = {
    "page": (4, 3),
    "brief": (7, 5),
    "long": (60, 6),
    "slides": (24, 4),
}
_NAMED = 3  # topics that a subtitle has room for


def compose(request: Request, store: Store, made: date, reader: Reader | None = None) -> Document:
    """Return the document of a request.

    Parameters
    ----------
    made : date
        The date that the document bears, from which the age of figures is counted.
    reader : Reader, optional
        Of the same store, edition, date and period: a batch reads each indicator once.
    """
    reader = reader or Reader(store, request.edition, made, request.period)
    words = words_in(request.language)
    mark = Edition(request.edition).warning(words)
    where = ", ".join(area_full(code, words) for code in request.areas)
    title = words("Children's rights in figures: {area}", area=where)
    return Document(
        f"{mark}. {title}" if mark else title,
        _subtitle(request, made, words),
        request.language,
        request.edition,
        reader.release,
        made,
        words("Child Rights Monitor, Azerbaijan · data release {release}", release=reader.release),
        words("Figure"),
        words("Table"),
        tuple(_blocks(request, reader, words)),
        contents=words("Contents") if request.length == "long" else "",
        mark=mark,
    )


def _subtitle(request: Request, made: date, words: Words) -> str:
    names = codelist("domain")
    topics = ", ".join(words.of(names[code]["name"]) for code in request.topics)
    dated = words.date(made)
    return f"{dated} · {topics}" if len(request.topics) <= _NAMED else dated


def _blocks(request: Request, reader: Reader, words: Words) -> Iterator[Block]:
    sections = Sections(request, reader)
    for ref_area in request.areas:
        if len(request.areas) > 1:
            yield Heading(area_full(ref_area, words), 1)
        yield from _area(request, reader, sections, ref_area)
    yield from sections.notes.blocks(reader.sources, words)


def _area(request: Request, reader: Reader, sections: Sections, ref_area: str) -> Iterator[Block]:
    """Yield the blocks of one area: the key messages, then the parts that the length has."""
    room, messages = _ROOM[request.length]
    chosen = choose_indicators(reader, request.topics, ref_area, max(1, room // len(request.areas)))
    yield from sections.key_messages(chosen, messages)
    yield from _ORDERS[request.length](sections, chosen)


def _page(sections: Sections, chosen: Chosen) -> Iterator[Block]:
    yield from sections.first_map(chosen.indicators)
    yield from sections.table(chosen)
    yield from sections.quality(chosen, short=True)


def _brief(sections: Sections, chosen: Chosen) -> Iterator[Block]:
    yield from sections.first_map(chosen.indicators)
    for domain, found in chosen.topics.items():
        if found or len(chosen.topics) == 1:
            yield from sections.topic(domain, found, chosen.ref_area)
    yield from sections.left_behind(chosen.indicators)
    yield from sections.first_trend(chosen.indicators)
    yield from _end(sections, chosen)


def _long(sections: Sections, chosen: Chosen) -> Iterator[Block]:
    for domain, found in chosen.topics.items():
        yield from sections.topic(domain, found, chosen.ref_area, drawn=True)
    yield from sections.left_behind(chosen.indicators)
    yield from _end(sections, chosen)


def _end(sections: Sections, chosen: Chosen) -> Iterator[Block]:
    yield from sections.changed(chosen.indicators)
    yield from sections.table(chosen)
    yield from sections.quality(chosen, short=False)
    yield from sections.definitions(chosen.indicators)


def _slides(sections: Sections, chosen: Chosen) -> Iterator[Block]:
    yield from sections.first_map(chosen.indicators)
    for domain, found in chosen.topics.items():
        yield from sections.slide(domain, found, chosen.ref_area)
    yield from sections.left_behind(chosen.indicators)
    yield from sections.table(chosen)
    yield from sections.quality(chosen, short=True)


_ORDERS = {"page": _page, "brief": _brief, "long": _long, "slides": _slides}
