"""Which slides a document has, what stands on each, and the sources that each rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeAlias

from briefings.document import (
    Bullets,
    Chart,
    Document,
    Endnotes,
    FigureTable,
    Finding,
    Heading,
    Paragraph,
    Part,
    Picture,
)
from briefings.drawing import Under
from briefings.formats.slide_fit import even_parts, lines_of, texts_height
from indicators.narrative import Sentence

WIDE, BODY = 11.9, 5.1  # inches: of what stands under the title
CELL, LISTED, READ = 12.0, 11.0, 14.0  # points: type of tables, of sources, of lists
_ROW, _PADDING = 1.22, 0.13  # of the type: height of a line; inches around the text of a cell
_TOGETHER = 3  # figures alone that a slide has room for
Source = tuple[str, str]
Shown: TypeAlias = Picture | Chart | FigureTable | Endnotes | str


@dataclass
class Slide:
    """What stands below one title; ``spoken`` is for the speaker alone.

    ``under`` is what a chart or figure says of itself, where no picture has it within.
    """

    title: str
    marks: tuple[int, ...] = ()
    told: list[Paragraph | Bullets] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    spoken: list[Paragraph] = field(default_factory=list)
    finding: bool = False
    under: Under | None = None

    @property
    def used(self) -> list[int]:
        """The numbers of the sources that the slide rests on, each once."""
        every = [*self.told, *self.shown]
        return sorted({*self.marks, *(note for block in every for note in _notes(block))})

    @property
    def apart(self) -> str:
        """What its pictures need said of them where they stand alone."""
        said = [block.apart for block in self.shown if isinstance(block, Picture)]
        return " ".join(dict.fromkeys(filter(None, said)))


def slides_of(document: Document) -> Iterator[Slide]:
    """Yield the slides after the cover: one a finding, then lists, tables and sources.

    A finding is the title of its slide, its picture beside what goes on. Figures that nothing
    stands beside share a slide with those that follow. Small print and definitions are in the
    notes of the slide before.
    """
    made: list[Slide] = []
    title = ""
    for part in _gathered(document.parts):
        if isinstance(part, list):
            made.append(_of_figures(part, title))
        elif isinstance(part, Heading):
            title = part.text
        elif isinstance(part, Paragraph) and part.small and made:
            made[-1].spoken.append(part)
        else:
            made.extend(_slides(part, title))
    yield from made


def _slides(part: Part, title: str) -> Iterator[Slide]:
    if isinstance(part, Finding):
        yield _of_finding(part)
    elif isinstance(part, FigureTable):
        yield from (Slide(title, shown=[rows]) for rows in _parts(part))
    elif isinstance(part, Endnotes):
        yield from (Slide(title, shown=[some]) for some in _sheets(part))
    elif isinstance(part, Bullets):
        yield from (Slide(title, told=[some]) for some in _lists(part))
    elif isinstance(part, Paragraph):
        yield Slide(title, told=[part])


def _gathered(parts: Sequence[Part]) -> Iterator[Part | list[Finding]]:
    """Yield the parts, figures alone that follow each other together, as many as a slide holds."""
    for _, some in groupby(parts, key=_is_alone):
        every = list(some)
        found = [one for one in every if isinstance(one, Finding) and _is_alone(one)]
        if len(found) < 2:
            yield from every
        else:
            yield from map(list, even_parts(found, [1.0] * len(found), _TOGETHER))


def _is_alone(part: Part) -> bool:
    return isinstance(part, Finding) and part.chart is None and part.picture is None


def _of_figures(found: Sequence[Finding], title: str) -> Slide:
    """Return figures below the name of their topic, each with its grade, caveat and link."""
    told: list[Paragraph | Bullets] = []
    for one in found:
        under = one.under.text if one.under else ""
        told += [one.lead, *([one.more] if one.more else [])]
        told += [Paragraph(Sentence(under, given=(under,)), small=True)] if under else []
    return Slide(title, told=told)


def _of_finding(part: Finding) -> Slide:
    """Return a finding with its picture; a figure without any is itself drawn large."""
    shown = part.chart or part.picture or part.figure
    more = [part.more] if part.more else []
    under = _under(part) if not isinstance(shown, Picture) else None
    return Slide(part.lead.said.text, part.lead.notes, [*more], [shown], finding=True, under=under)


def _under(part: Finding) -> Under | None:
    """Return what stands under a chart or a figure; a picture has it within."""
    return part.chart.under if part.chart else part.under


def _lists(part: Bullets) -> Iterator[Bullets]:
    heights = [texts_height([item.said.text], WIDE, READ) for item in part.items]
    yield from (Bullets(tuple(some)) for some in even_parts(part.items, heights, BODY))


def _parts(grid: FigureTable) -> Iterator[FigureTable]:
    """Yield a table in parts that each keep to a slide, however many lines a row has."""
    heights = [row_height([cell.said.text for cell in row], grid.widths) for row in grid.rows]
    room = BODY - row_height(grid.columns, grid.widths)
    for rows in even_parts(grid.rows, heights, room):
        yield replace(grid, rows=tuple(rows))


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height of a row of a table in inches: that of its longest cell."""
    lines = [
        lines_of(text, WIDE * share - 0.2, CELL, bold=True)
        for text, share in zip(texts, widths, strict=True)
    ]
    return max(lines) * _ROW * CELL / 72 + _PADDING


def _sheets(notes: Endnotes) -> Iterator[Endnotes]:
    """Yield the sources in as many lists as it takes, their numbers going on."""
    written = [f"[00] {text}. {link}" for text, link in notes.items]
    heights = [texts_height([text], WIDE, LISTED) for text in written]
    first = notes.first
    for some in even_parts(notes.items, heights, BODY):
        yield Endnotes(tuple(some), first)
        first += len(some)


def sources_of(document: Document) -> Sequence[Source]:
    """Return the endnotes of a document: what each slide names of its own."""
    return next((block.items for block in document.blocks if isinstance(block, Endnotes)), ())


def publisher_names(used: Sequence[int], sources: Sequence[Source]) -> str:
    """Return the publishers of some sources, for the small print of a slide."""
    return "; ".join(f"[{n}] {sources[n - 1][0].split(';')[0]}" for n in used)


def speaker_notes(slide: Slide, sources: Sequence[Source]) -> str:
    """Return the sources of a slide in full and its small print, for the speaker."""
    cited = [f"[{n}] {sources[n - 1][0]} {sources[n - 1][1]}" for n in slide.used]
    return "\n".join([*cited, *(one.said.text for one in slide.spoken)])


def _notes(block: Paragraph | Bullets | Shown) -> Iterator[int]:
    if isinstance(block, Paragraph | Picture | Chart):
        yield from block.notes
    elif isinstance(block, Bullets):
        yield from (note for item in block.items for note in item.notes)
    elif isinstance(block, FigureTable):
        marks = (cell.said.text.strip("[]") for row in block.rows for cell in row[-1:])
        yield from (int(mark) for mark in marks if mark.isdigit())
