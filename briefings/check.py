"""After writing: the file is read back, and every number in it is matched with the store.

Three things are held against each other: what the document says it states, what stands in the
file, and what the store holds. A mismatch is an error, and the file is not handed out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import Any

from briefings.document import Chart, Document, Endnotes, Grid, Heading, paragraphs, said_of, stated
from briefings.plain import pictures
from briefings.reading import Reader
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS
from indicators.errors import DashboardError
from indicators.facts import Key
from indicators.language import Words, words
from indicators.narrative import Stated

NUMERAL = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")  # 9,457 · 9.457 · 1,5
_SPACES = re.compile(r"[\s\u00ad\u200b\ufffe\u2060\u2010\u2011-]+")
_DIRECT: Mapping[str, str] = {"value": "obs_value", "count": "obs_value"}


_COUNTED = 3  # digits of a page's number, at most


class MismatchError(DashboardError):
    """A number in a written file that is not the number in the store."""


def check(document: Document, data: bytes, kind: str, reader: Reader) -> None:
    """Return if every number of a written file is the store's.

    Parameters
    ----------
    kind : {"docx", "pptx", "pdf", "html"}
        The format that ``data`` was written in.

    Raises
    ------
    MismatchError
        Naming the first numbers that differ, and where.
    """
    _known(document)
    _stored(document, reader)
    _written(document, READERS[kind](data), kind)


def _known(document: Document) -> None:
    """Refuse a text in which a number stands that nothing is known of."""
    for said in said_of(document):
        loose = numerals(said.text)
        loose -= Counter({n: loose[n] for name in said.given for n in numerals(name)})
        loose -= Counter(n for number in said.numbers for n in numerals(number.text))
        if loose:
            raise MismatchError(f"“{said.text}” states {', '.join(loose)} of no observation.")


def numerals(text: str) -> Counter[str]:
    """Return every numeral of a text and how often it stands there.

    Examples
    --------
    >>> list(numerals("In 2023, 9,457 children (1.5%)."))
    ['2023', '9,457', '1.5']
    """
    return Counter(NUMERAL.findall(text))


def _stored(document: Document, reader: Reader) -> None:
    """Refuse a stated number that the store, asked afresh, does not give."""
    told = words(document.language)
    wrong = [
        f"{number.text} ({number.key.indicator}, {number.key.ref_area}, {number.key.time_period})"
        for number in stated(document)
        if not _agrees(number, reader, told)
    ]
    if wrong:
        raise MismatchError(f"The store does not hold: {'; '.join(wrong[:5])}.")


def _agrees(number: Stated, reader: Reader, told: Words) -> bool:
    item = catalog()[number.key.indicator]
    if number.part in _DIRECT:
        value = _value(number.key, reader)
    elif number.part == "difference" and number.other is not None:
        value = abs(_value(number.key, reader) - _value(number.other, reader))
    else:  # bounds, ranks, targets and ages are worked out from the figures: as the facts say
        value = number.value
    return number.text in {told.number(value, places) for places in {item.decimals, 0, 1}}


def _value(key: Key, reader: Reader) -> float:
    """Return the value of one observation, asked of the database for this alone."""
    found = reader.store.observations(
        key.indicator,
        key.edition,
        ref_area=[key.ref_area],
        time_period=key.time_period,
        data_source=key.data_source,
        dimensions={name: key.codes()[name] for name in DIMENSIONS},
    )
    return float(found["obs_value"].iloc[0]) if len(found) == 1 else float("nan")


def _written(document: Document, text: str, kind: str) -> None:
    """Refuse a file that lacks a text of the document, or holds a number besides."""
    left = _flowing(_squashed(text), document)
    pieces = sorted((_squashed(piece) for piece in _texts(document, kind)), key=len, reverse=True)
    for piece in pieces:
        if piece not in left:
            raise MismatchError(f"The {kind} does not say: {piece}.")
        left = left.replace(piece, "¦", 1)
    known = {n for piece in (*_texts(document, kind), *_around(document)) for n in numerals(piece)}
    spare = [n for n in numerals(text) if not (n in known or _counted(n))]
    if spare:
        raise MismatchError(f"The {kind} holds numbers of no figure: {', '.join(spare[:5])}.")


def _flowing(text: str, document: Document) -> str:
    """Return a text without what stands at the head and foot of a page, in mid-sentence."""
    foot = re.compile(re.escape(_squashed(document.footer)) + r"\d{0,3}")
    return foot.sub("", text).replace(_squashed(document.mark) or "\0", "")


def _squashed(text: str) -> str:
    """Return a text without spaces and hyphens, which every format breaks in its own way."""
    return _SPACES.sub("", text)


def _counted(numeral: str) -> bool:
    """Return whether a numeral can be the number of a page, picture, table or note."""
    return numeral.isdigit() and len(numeral) <= _COUNTED


def _texts(document: Document, kind: str) -> Iterator[str]:
    """Yield every text in which the file must state figures, as often as it must."""
    yield from (paragraph.said.text for paragraph in paragraphs(document.blocks))
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from (cell.said.text for row in block.rows for cell in row)
        elif isinstance(block, Endnotes):
            yield from (text for text, _ in block.items)
        elif isinstance(block, Chart) and kind == "pptx":
            yield from (_numbers(values) for _, values in block.series)
    if kind != "pptx":
        yield from (picture.caption for picture in pictures(document))


def _around(document: Document) -> Iterator[str]:
    """Yield what stands around the figures, as often as the format likes."""
    yield from (document.title, document.subtitle, document.footer, document.mark)
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Grid):
            yield from (block.caption, *block.columns)
        elif isinstance(block, Endnotes):
            yield from (
                part for item in block.items for text in item for part in (text, text.split(";")[0])
            )
        elif isinstance(block, Chart):
            yield from (f"{block.title} ({block.unit})", *block.categories)
            yield from (name for name, _ in block.series)
    for picture in pictures(document):
        yield from (picture.caption, picture.alt, *_drawn(picture.svg))


def _drawn(svg: bytes) -> list[str]:
    """Return the texts of a picture, which a PDF holds as text too."""
    return [unescape(text) for text in re.findall(r">([^<>]*\d[^<>]*)</", svg.decode())]


def _numbers(values: tuple[float | None, ...]) -> str:
    """Return the values of a series in one text, as read from a chart."""
    return "|".join("" if value is None else repr(float(value)) for value in values) + "|"


def _docx(data: bytes) -> str:
    import docx
    from docx.oxml.ns import qn

    file: Any = docx.Document(BytesIO(data))
    body = file.element.body
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )


def _pptx(data: bytes) -> str:
    import pptx

    deck: Any = pptx.Presentation(BytesIO(data))
    return "\n".join(text for slide in deck.slides for s in slide.shapes for text in _shape(s))


def _shape(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False) and shape.has_table:
        yield from (cell.text for row in shape.table.rows for cell in row.cells)
    if getattr(shape, "has_chart", False) and shape.has_chart:
        for plot in shape.chart.plots:
            yield from (str(category) for category in plot.categories)
            yield from (_numbers(tuple(series.values)) for series in plot.series)


def _pdf(data: bytes) -> str:
    import pypdfium2

    file: Any = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in file]
    return "\n".join(pages)


def _html(data: bytes) -> str:
    from html.parser import HTMLParser

    class Reading(HTMLParser):
        """Collects the text of the body, one piece a line."""

        def __init__(self) -> None:
            super().__init__()
            self.pieces: list[str] = []
            self.hidden = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.hidden = tag in ("style", "title")

        def handle_endtag(self, tag: str) -> None:
            self.hidden = False

        def handle_data(self, data: str) -> None:
            if not self.hidden:
                self.pieces.append(data)

    reading = Reading()
    reading.feed(data.decode())
    return "\n".join(reading.pieces)


READERS: Mapping[str, Callable[[bytes], str]] = {
    "docx": _docx,
    "pptx": _pptx,
    "pdf": _pdf,
    "html": _html,
}
