"""A document before it has a format: its blocks, in reading order, every number in them known."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from indicators.model import Language
from indicators.narrative import Sentence, Stated


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 stands below the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and the numbers of the endnotes that it rests on; small print or not."""

    said: Sentence
    notes: tuple[int, ...] = ()
    small: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list; ``key`` marks the key messages, which the eye should find first."""

    items: tuple[Paragraph, ...]
    key: bool = False


@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture that is drawn when a format asks for it, and then once; equal if drawn alike."""

    draw: Callable[[Literal["png", "svg"]], bytes]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drawing) and self.svg == other.svg

    def __hash__(self) -> int:
        return hash(self.svg)

    @cached_property
    def png(self) -> bytes:
        """The bytes of a PNG."""
        return self.draw("png")

    @cached_property
    def svg(self) -> bytes:
        """The bytes of an SVG."""
        return self.draw("svg")


@dataclass(frozen=True)
class Picture:
    """A drawn picture: what is seen, its words for those who do not see it, and its link.

    The numbers in a picture are those of the observations it was drawn of; they are not text.
    ``sources`` are the codes of all that it was drawn of.
    """

    drawing: Drawing = field(repr=False)
    title: str
    subtitle: str
    alt: str
    link: str
    sources: tuple[str, ...]
    notes: tuple[int, ...] = ()

    @property
    def caption(self) -> str:
        """What stands under the picture."""
        return f"{self.title}. {self.subtitle}"

    @property
    def png(self) -> bytes:
        """The picture in points, for office files."""
        return self.drawing.png

    @property
    def svg(self) -> bytes:
        """The picture in lines, for everything else."""
        return self.drawing.svg


@dataclass(frozen=True)
class Chart:
    """A chart that can be edited in a presentation, and the picture that stands for it elsewhere.

    ``series`` are names and values, one value a category; a period without a figure has None.
    """

    kind: Literal["line", "bar"]
    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    decimals: int
    percent: bool
    picture: Picture
    numbers: tuple[Stated, ...]


@dataclass(frozen=True)
class Cell:
    """One cell of a table, perhaps with a link."""

    said: Sentence
    link: str = ""
    number: bool = False


@dataclass(frozen=True)
class FigureTable:
    """A table with a heading for every column; the first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Endnotes:
    """The sources, numbered in the order in which the text first rests on them.

    ``first`` is the number of the first one.
    """

    items: tuple[tuple[str, str], ...]
    first: int = 1


Block: TypeAlias = Heading | Paragraph | Bullets | Picture | Chart | FigureTable | Endnotes


@dataclass(frozen=True)
class Document:
    """A briefing: what it says of itself, and its blocks.

    ``figure`` and ``table`` are what captions begin with; ``mark`` is the word that every page,
    picture and file carries in the illustrative edition.
    """

    title: str
    subtitle: str
    language: Language
    edition: str
    release: str
    made: date
    footer: str
    figure: str
    table: str
    blocks: tuple[Block, ...]
    contents: str = ""
    mark: str = ""


def paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph of the running text, items of lists among them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Bullets):
            yield from block.items


def said_of(document: Document) -> Iterator[Sentence]:
    """Yield every text in which figures are stated: paragraphs, then cells."""
    yield from (paragraph.said for paragraph in paragraphs(document.blocks))
    for block in document.blocks:
        if isinstance(block, FigureTable):
            yield from (cell.said for row in block.rows for cell in row)


def stated_numbers(document: Document) -> Iterator[Stated]:
    """Yield every number that the document states, as often as it states it."""
    for said in said_of(document):
        yield from said.numbers
    for block in document.blocks:
        if isinstance(block, Chart):
            yield from block.numbers
