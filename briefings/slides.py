"""A briefing as slides: 16:9, real titles, charts that can be edited, sources on every slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO
from typing import Any

import pptx
from pptx.util import Inches

from briefings.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Endnotes,
    Grid,
    Heading,
    Paragraph,
    Picture,
)
from briefings.house import ACCENT, MUTED
from briefings.slide_parts import (
    HIGH,
    LEFT,
    ROOM,
    WIDE,
    chart,
    foot,
    grid,
    ink,
    picture,
    placed,
    sources_list,
    texts,
    written,
)

_ROWS = 9  # of a table that a slide can hold at a size that is read from afar
_BLANK, _TITLED = 0, 5  # layouts of the library's own template: title slide, title only


@dataclass
class Slide:
    """The blocks under one title."""

    title: str
    blocks: list[Block] = field(default_factory=list)


def write(document: Document) -> bytes:
    """Return the bytes of a PPTX, one slide a heading; long tables run over several."""
    deck: Any = pptx.Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    _properties(deck, document)
    _cover(deck, document)
    sources = [block for block in document.blocks if isinstance(block, Endnotes)]
    notes = sources[0].items if sources else ()
    for number, slide in enumerate(_slides(document.blocks), start=2):
        _slide(deck, slide, document, notes, number)
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def _slides(blocks: Sequence[Block]) -> Iterator[Slide]:
    """Yield the slides: a heading begins one, and so does every picture, chart and table."""
    title, open_ = "", Slide("")
    for block in blocks:
        if isinstance(block, Heading):
            yield from [open_] if open_.blocks else []
            title, open_ = block.text, Slide(block.text)
        elif isinstance(block, Grid):
            yield from [open_] if open_.blocks else []
            yield from (Slide(title, [part]) for part in _parts(block))
            open_ = Slide(title)
        elif isinstance(block, Picture | Chart) and open_.blocks:
            yield open_
            open_ = Slide(title, [block])
        else:
            open_.blocks.append(block)
    yield from [open_] if open_.blocks else []


def _parts(grid: Grid) -> Iterator[Grid]:
    for start in range(0, len(grid.rows), _ROWS):
        yield Grid(grid.caption, grid.columns, grid.rows[start : start + _ROWS], grid.widths)


def _properties(deck: Any, document: Document) -> None:
    known, made = deck.core_properties, datetime.combine(document.made, time())
    known.title, known.subject = document.title, document.subtitle
    known.author = known.last_modified_by = "Child Rights Monitor, Azerbaijan"
    known.language, known.created, known.modified = document.language, made, made
    known.keywords = f"{document.edition}; release {document.release}"


def _cover(deck: Any, document: Document) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_BLANK])
    title, subtitle = slide.placeholders[0], slide.placeholders[1]
    placed(title, LEFT, Inches(2.2), ROOM, Inches(1.9))
    placed(subtitle, LEFT, Inches(4.2), ROOM, Inches(1.2))
    written(title, document.title, document, size=40, bold=True)
    written(subtitle, document.subtitle, document, size=20, colour=MUTED)
    bar = slide.shapes.add_shape(1, 0, 0, Inches(0.22), HIGH)
    bar.fill.solid()
    bar.fill.fore_color.rgb = ink(ACCENT)
    bar.line.fill.background()
    foot(slide, document, "", 1)


def _slide(
    deck: Any, content: Slide, document: Document, sources: Sequence[tuple[str, str]], number: int
) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLED])
    title = slide.shapes.title
    placed(title, LEFT, Inches(0.45), ROOM, Inches(0.9))
    written(title, content.title, document, size=30, colour=ACCENT, bold=True)
    told = [block for block in content.blocks if isinstance(block, Paragraph | Bullets)]
    if told:
        texts(slide, told, document)
    for block in content.blocks:
        if isinstance(block, Picture):
            picture(slide, block)
        elif isinstance(block, Chart):
            chart(slide, block, document)
        elif isinstance(block, Grid):
            grid(slide, block, document)
        elif isinstance(block, Endnotes):
            sources_list(slide, block, document)
    used = sorted({note for block in content.blocks for note in _notes(block)})
    named = "; ".join(f"[{n}] {sources[n - 1][0].split(';')[0]}" for n in used)
    foot(slide, document, named, number)
    spoken = "\n".join(f"[{n}] {sources[n - 1][0]} {sources[n - 1][1]}" for n in used)
    if spoken:
        slide.notes_slide.notes_text_frame.text = spoken


def _notes(block: Block) -> Iterator[int]:
    if isinstance(block, Paragraph | Picture):
        yield from block.notes
    elif isinstance(block, Bullets):
        yield from (note for item in block.items for note in item.notes)
    elif isinstance(block, Chart):
        yield from block.picture.notes
    elif isinstance(block, Grid):
        marks = (cell.said.text.strip("[]") for row in block.rows for cell in row[-1:])
        yield from (int(mark) for mark in marks if mark.isdigit())
