"""What a written briefing must say, piece by piece, in the order in which it must say it.

A row of a table is one piece, and so is a sentence with the marks of its sources: two numbers that
changed places, or a figure given to another source, are as wrong as a wrong digit.
"""

from collections.abc import Iterator, Sequence

from briefings.checking.read_back import chart_text
from briefings.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Endnotes,
    FigureTable,
    Heading,
    Paragraph,
    Picture,
)
from briefings.formats import Shown, publisher_names, slides_of, sources_of, speaker_notes


def pieces(document: Document, kind: str) -> list[str]:
    """Return every text of a document as a format states it."""
    every = _deck(document) if kind == "pptx" else _flow(document, kind)
    return [piece for piece in every if piece]


def _flow(document: Document, kind: str) -> Iterator[str]:
    yield from (document.title, document.subtitle)
    if document.contents:
        yield from [document.contents] if kind != "html" else []
        yield from (block.text for block in document.blocks if isinstance(block, Heading))
    counts = {"figure": 0, "table": 0}
    for block in document.blocks:
        if isinstance(block, Picture):
            counts["figure"] += 1
            yield from [block.alt] if kind != "pdf" else []
            label = f"{document.figure} {counts['figure']}. "
            yield f"{label}{block.caption}{_marks(block.notes)}"
        elif isinstance(block, FigureTable):
            counts["table"] += 1
            yield f"{document.table} {counts['table']}. {block.caption}"
            yield from _rows(block)
        else:
            yield from _text(block, kind)


def _text(block: Block, kind: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Paragraph):
        yield _said(block)
    elif isinstance(block, Bullets):
        yield from (_said(item) for item in block.items)
    elif isinstance(block, Endnotes):
        for number, (text, link) in enumerate(block.items, start=block.first):
            yield text if kind == "html" else f"[{number}] {text}"
            yield link


def _said(paragraph: Paragraph) -> str:
    return paragraph.said.text + _marks(paragraph.notes)


def _marks(notes: Sequence[int]) -> str:
    return "".join(f"[{note}]" for note in notes)


def _rows(grid: FigureTable) -> Iterator[str]:
    yield "".join(grid.columns)
    yield from ("".join(cell.said.text for cell in row) for row in grid.rows)


def _deck(document: Document) -> Iterator[str]:
    yield from (document.title, document.subtitle)
    sources = sources_of(document)
    for slide in slides_of(document):
        yield slide.title + _marks(slide.marks)
        yield from (piece for block in slide.told for piece in _text(block, "pptx"))
        yield slide.under.text if slide.under else ""
        yield from (piece for block in slide.shown for piece in _shown(block, document))
        yield publisher_names(slide.used, sources)
        yield speaker_notes(slide, sources)


def _shown(block: Shown, document: Document) -> Iterator[str]:
    """Yield what stands on a slide beside its sentences."""
    if isinstance(block, str):
        yield block
    elif isinstance(block, Picture):
        yield block.alt
    elif isinstance(block, Chart):
        yield from _charted(block, document)
    elif isinstance(block, FigureTable):
        yield from _rows(block)
    elif isinstance(block, Endnotes):
        yield from _text(block, "pptx")


def _charted(chart: Chart, document: Document) -> Iterator[str]:
    mark = f"{document.mark} · " if document.mark else ""
    numbers = chart_text(chart.categories, [(chart.name, chart.values)])
    labels = "|".join(text for _, text in chart.labels)
    yield from (chart.alt, f"{mark}{chart.title} ({chart.unit})", numbers, labels, numbers)
