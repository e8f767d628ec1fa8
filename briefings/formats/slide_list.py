"""Which slides a document has, what stands on each, and the sources that each rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

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

_ROWS = 9  # of a table that a slide can hold at a size that is read from afar
_LETTERS, _LINES, _SPACE = 135, 21.0, 0.35  # of a list of sources: a line, lines, air between two
Source = tuple[str, str]


@dataclass
class Slide:
    """The blocks under one title."""

    title: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def told(self) -> list[Paragraph | Bullets]:
        """The texts of the slide."""
        return [block for block in self.blocks if isinstance(block, Paragraph | Bullets)]

    @property
    def used(self) -> list[int]:
        """The numbers of the sources that the slide rests on, each once."""
        return sorted({note for block in self.blocks for note in _notes(block)})


def slides_of(document: Document) -> Iterator[Slide]:
    """Yield the slides after the cover: a heading begins one, and so does a picture or a table.

    A chart stands beside the sentences that it shows.
    """
    title, open_ = "", Slide("")
    for block in document.blocks:
        if isinstance(block, Heading):
            yield from [open_] if open_.blocks else []
            title, open_ = block.text, Slide(block.text)
        elif isinstance(block, FigureTable | Endnotes):
            yield from [open_] if open_.blocks else []
            parts = _parts(block) if isinstance(block, FigureTable) else _sheets(block)
            yield from (Slide(title, [part]) for part in parts)
            open_ = Slide(title)
        elif isinstance(block, Picture) and open_.blocks:
            yield open_
            open_ = Slide(title, [block])
        else:
            open_.blocks.append(block)
    yield from [open_] if open_.blocks else []


def _parts(grid: FigureTable) -> Iterator[FigureTable]:
    for start in range(0, len(grid.rows), _ROWS):
        yield FigureTable(grid.caption, grid.columns, grid.rows[start : start + _ROWS], grid.widths)


def _sheets(notes: Endnotes) -> Iterator[Endnotes]:
    """Yield the sources in as many lists as it takes, each as long as a slide has room for."""
    start, taken = 0, 0.0
    for place, (text, link) in enumerate(notes.items):
        high = _SPACE + ceil(len(f"[00] {text}. {link}") / _LETTERS)
        if taken + high > _LINES:
            yield Endnotes(notes.items[start:place], start + 1)
            start, taken = place, 0.0
        taken += high
    yield Endnotes(notes.items[start:], start + 1)


def sources_of(document: Document) -> Sequence[Source]:
    """Return the endnotes of a document: what each slide names of its own."""
    return next((block.items for block in document.blocks if isinstance(block, Endnotes)), ())


def publisher_names(used: Sequence[int], sources: Sequence[Source]) -> str:
    """Return the publishers of some sources, for the small print of a slide."""
    return "; ".join(f"[{n}] {sources[n - 1][0].split(';')[0]}" for n in used)


def speaker_notes(used: Sequence[int], sources: Sequence[Source]) -> str:
    """Return some sources in full, for the notes of the speaker."""
    return "\n".join(f"[{n}] {sources[n - 1][0]} {sources[n - 1][1]}" for n in used)


def _notes(block: Block) -> Iterator[int]:
    if isinstance(block, Paragraph | Picture):
        yield from block.notes
    elif isinstance(block, Bullets):
        yield from (note for item in block.items for note in item.notes)
    elif isinstance(block, Chart):
        yield from block.picture.notes
    elif isinstance(block, FigureTable):
        marks = (cell.said.text.strip("[]") for row in block.rows for cell in row[-1:])
        yield from (int(mark) for mark in marks if mark.isdigit())
