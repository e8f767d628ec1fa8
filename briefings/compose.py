"""From a request to a document: which parts it has, and in which order."""

from collections.abc import Callable, Iterator
from datetime import date

from briefings.document import Document, Heading, Paragraph, Part, blocks_of, paragraphs
from briefings.findings import choose_findings
from briefings.formats import lines_by_page
from briefings.pictures import Shown
from briefings.plans import PAGES, PLANS, Plan
from briefings.quality_words import topic_name
from briefings.reading import Reader
from briefings.request import Length, Request
from briefings.sections import Sections
from data.store import Store
from indicators.editions import Edition
from indicators.narrative import UNSURE, Sentence
from indicators.words import Words, area_full
from indicators.words import words as words_in

_NAMED = 3  # topics that a subtitle has room for
_WIDOW = 14  # lines that are too few for a last page


def compose(request: Request, store: Store, made: date, reader: Reader | None = None) -> Document:
    """Return the document of a request: every format is written from it.

    Parameters
    ----------
    made : date
        The date that the document bears, from which the age of figures is counted.
    reader : Reader, optional
        Of the same store, edition, date and period: a batch reads each indicator once.
    """
    reader = reader or Reader(store, request.edition, made, request.period)
    shown = Shown(reader, words_in(request.language))

    def make(plan: Plan) -> Document:
        return _document(request, made, reader, Sections(request, reader, shown, plan))

    return _fitting(make, request.length)


def _fitting(make: Callable[[Plan], Document], length: Length) -> Document:
    """Return the richest document that keeps to its length and leaves no few lines alone.

    Where every plan leaves some, the richest that keeps to the length; where none keeps to it, the
    barest: nothing that was asked for is dropped for want of room.
    """
    plans, most = PLANS[length], PAGES.get(length)
    if most is None:
        return make(plans[0])
    kept: Document | None = None
    for made in map(make, plans):
        lines = lines_by_page(made)
        if len(lines) <= most:
            kept = kept or made
            if len(lines) == 1 or lines[-1] > _WIDOW:
                return made
    return kept or made


def _document(request: Request, made: date, reader: Reader, sections: Sections) -> Document:
    words = sections.words
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
        tuple(_parts(request, reader, sections)),
        contents=words("Contents") if request.length == "long" else "",
        mark=mark,
    )


def _subtitle(request: Request, made: date, words: Words) -> str:
    topics = ", ".join(topic_name(code, words) for code in request.topics)
    dated = words.date(made)
    return f"{dated} · {topics}" if len(request.topics) <= _NAMED else dated


def _parts(request: Request, reader: Reader, sections: Sections) -> Iterator[Part]:
    parts = [part for code in request.areas for part in _area(code, request, reader, sections)]
    yield from parts
    if any(UNSURE in text.said.text for text in _texts(parts)):
        yield _unsure_note(sections.words)
    yield from sections.notes.blocks(reader.sources, sections.words)


def _unsure_note(words: Words) -> Paragraph:
    """Return what the mark after a figure says: the one note for all of them."""
    text = words(
        "{mark} The source publishes no measure of uncertainty: whether two figures differ by more "
        "than their error is not known.",
        mark=UNSURE,
    )
    return Paragraph(Sentence(text, given=(text,)), small=True)


def _area(code: str, request: Request, reader: Reader, sections: Sections) -> Iterator[Part]:
    if len(request.areas) > 1:
        yield Heading(area_full(code, sections.words), 1)
    plan, share = sections.plan, len(request.areas)
    room = max(1, plan.room // share)
    found = choose_findings(
        reader, request.topics, code, room, plan.each, key=plan.key, twins=plan.definitions
    )
    yield from sections.of_area(found)


def _texts(parts: list[Part]) -> Iterator[Paragraph]:
    yield from paragraphs([block for part in parts for block in blocks_of(part)])
