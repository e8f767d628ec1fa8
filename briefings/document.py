"""A document before it has a format: its blocks, in reading order, every number in them known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from briefings.drawing import Drawing, Under
from indicators.model import Language
from indicators.narrative import Sentence, Stated, joined


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


@dataclass(frozen=True)
class Picture:
    """A drawn picture: what is seen, its words for those who do not see it, and its link.

    The numbers in a picture are those of the observations it was drawn of; they are not text.
    ``sources`` are the codes of all that it was drawn of; ``under`` is written at its foot.
    ``apart`` is what must be said of it where it stands alone, as on a slide, and is not within.
    """

    drawing: Drawing = field(repr=False)
    title: str
    subtitle: str
    alt: str
    under: Under
    sources: tuple[str, ...]
    notes: tuple[int, ...] = ()
    is_map: bool = False
    apart: str = ""

    @property
    def caption(self) -> str:
        """What stands under the picture."""
        return f"{self.title}. {self.subtitle}"

    @property
    def link(self) -> str:
        """Where its figure stands for good."""
        return self.under.link

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
    """A chart that can be edited in a presentation.

    ``values`` holds one value a category; a year without a figure has None. ``labels`` are the
    numbers that are written into it, by the place of their category, in the reader's language.
    ``marked`` is the place of the figure told of, beside which the others step back.
    """

    kind: Literal["line", "bar"]
    title: str
    unit: str
    name: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]
    labels: tuple[tuple[int, str], ...]
    decimals: int
    alt: str
    notes: tuple[int, ...]
    numbers: tuple[Stated, ...]
    under: Under | None = None
    marked: int | None = None


@dataclass(frozen=True)
class Finding:
    """One figure of an area: what leads, what goes on, and what shows it.

    ``picture`` stands in every form; a presentation draws ``chart`` in its place, of the same
    figures. ``label`` is the topic where the heading above does not name it, ``figure`` the latest
    value with its unit, for a slide without a picture, over what stands ``under`` it.
    """

    label: str
    lead: Paragraph
    more: Paragraph | None = None
    picture: Picture | None = None
    chart: Chart | None = None
    key: bool = False
    figure: str = ""
    under: Under | None = None

    def flow(self) -> Iterator["Block"]:
        """Yield the finding as text and picture, one after the other."""
        if self.key:
            yield Bullets((self.lead,), key=True)
            yield from [self.more] if self.more else []
        else:
            yield self._whole()
        yield from [self.picture] if self.picture else []

    def _whole(self) -> Paragraph:
        """Return what leads and what goes on as one paragraph."""
        if self.more is None:
            return self.lead
        notes = tuple(dict.fromkeys((*self.lead.notes, *self.more.notes)))
        return Paragraph(joined([self.lead.said, self.more.said]), notes)


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


Block: TypeAlias = Heading | Paragraph | Bullets | Picture | FigureTable | Endnotes
Part: TypeAlias = Block | Finding


@dataclass(frozen=True)
class Document:
    """A briefing: what it says of itself, and its parts, from which every form is written.

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
    parts: tuple[Part, ...]
    contents: str = ""
    mark: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is read from top to bottom: findings as text and picture."""
        return tuple(block for part in self.parts for block in blocks_of(part))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in reading order."""
        return tuple(part for part in self.parts if isinstance(part, Finding))


def blocks_of(part: Part) -> Iterator[Block]:
    """Yield the blocks of a part: one, or those of a finding."""
    if isinstance(part, Finding):
        yield from part.flow()
    else:
        yield part


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
    for chart in charts(document):
        yield from chart.numbers


def charts(document: Document) -> Iterator[Chart]:
    """Yield every chart of a document that can be edited."""
    yield from (finding.chart for finding in document.findings if finding.chart)
