"""A document in the formats that readers take: Word, slides, PDF, HTML."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, get_args

from briefings.document import Document
from briefings.formats.plain import pictures
from briefings.formats.slide_list import (
    Shown,
    publisher_names,
    slides_of,
    sources_of,
    speaker_notes,
)
from briefings.formats.table_widths import column_shares
from indicators.late import late

if TYPE_CHECKING:
    from briefings.formats.web import html_template

__all__ = [
    "FORMATS",
    "WRITERS",
    "Format",
    "Shown",
    "column_shares",
    "html_template",
    "lines_by_page",
    "pictures",
    "publisher_names",
    "slides_of",
    "sources_of",
    "speaker_notes",
]

__getattr__ = late(__name__, {"html_template": "web"})

Format = Literal["docx", "pptx", "pdf", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)


def _docx(document: Document) -> bytes:
    from briefings.formats.word import write

    return write(document)


def _pptx(document: Document) -> bytes:
    from briefings.formats.slides import write

    return write(document)


def _pdf(document: Document) -> bytes:
    from briefings.formats.pdf import write

    return write(document)


def lines_by_page(document: Document) -> list[int]:
    """Return how many lines stand on each page of a document as PDF, without its foot."""
    from briefings.formats.pdf import write_with_lines

    return write_with_lines(document)[1]


def _html(document: Document) -> bytes:
    from briefings.formats.web import write

    return write(document)


# Each imports its library only when it is asked for.
WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "docx": _docx,
    "pptx": _pptx,
    "pdf": _pdf,
    "html": _html,
}
