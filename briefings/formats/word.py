"""A briefing as a Word document: native headings, captions, notes, contents and page numbers."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Emu

from briefings.document import (
    Bullets,
    Document,
    Endnotes,
    FigureTable,
    Heading,
    Paragraph,
    Picture,
)
from briefings.formats.word_parts import (
    bookmark,
    contents,
    describe_picture,
    field,
    hyperlink,
    jump,
    keep_row_together,
    remove_spacing,
    repeat_header,
    shade,
)
from briefings.formats.word_styles import apply_styles

_PAGE = (Cm(21.0), Cm(29.7))
_MARGIN = Cm(2.0)
_WIDE = _PAGE[0] - 2 * _MARGIN


def write(document: Document) -> bytes:
    """Return the bytes of a DOCX on A4; the same document gives the same text and pictures."""
    return _Writer(document).bytes()


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.file: Any = docx.Document()
        self.figures, self.tables = 0, 0
        apply_styles(self.file, document.language)

    def bytes(self) -> bytes:
        self._properties()
        self._page()
        self.file.add_paragraph(self.document.title, style="Title")
        self.file.add_paragraph(self.document.subtitle, style="Subtitle")
        if self.document.contents:
            headings = [block for block in self.document.blocks if isinstance(block, Heading)]
            contents(self.file, self.document.contents, [(h.text, h.level) for h in headings])
        for place, block in enumerate(self.document.blocks):
            self._block(block, place)
        buffer = BytesIO()
        self.file.save(buffer)
        return buffer.getvalue()

    def _properties(self) -> None:
        known, document = self.file.core_properties, self.document
        made = datetime.combine(document.made, time())
        known.title, known.subject = document.title, document.subtitle
        known.author = known.last_modified_by = "Child Rights Monitor, Azerbaijan"
        known.keywords = f"{document.edition}; release {document.release}; {document.mark}".strip(
            "; "
        )
        known.language, known.created, known.modified = document.language, made, made
        known.comments = document.footer

    def _page(self) -> None:
        section = self.file.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = _PAGE
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin, section.bottom_margin = Cm(1.7), Cm(1.6)
        if self.document.mark:
            head = section.header.paragraphs[0]
            head.style = self.file.styles["Mark"]
            head.text = self.document.mark
        foot = section.footer.paragraphs[0]
        foot.style = self.file.styles["Footer"]
        foot.add_run(f"{self.document.footer} · ")
        field(foot, "PAGE", "1")

    def _block(self, block: Any, place: int) -> None:
        if isinstance(block, Heading):
            heading = self.file.add_heading(block.text, block.level)
            bookmark(heading, f"_Toc{place:04d}", place + 1)
        elif isinstance(block, Paragraph):
            self._text(self.file.add_paragraph(style="Source" if block.small else None), block)
        elif isinstance(block, Bullets):
            for item in block.items:
                self._text(
                    self.file.add_paragraph(style="Key" if block.key else "List Bullet"), item
                )
        elif isinstance(block, Picture):
            self._picture(block)
        elif isinstance(block, FigureTable):
            self._grid(block)
        elif isinstance(block, Endnotes):
            self._endnotes(block)

    def _text(self, paragraph: Any, block: Paragraph) -> None:
        paragraph.add_run(block.said.text)
        self._marks(paragraph, block.notes)

    def _marks(self, paragraph: Any, notes: Sequence[int]) -> None:
        for note in notes:
            jump(paragraph, f"[{note}]", f"source{note}")

    def _picture(self, block: Picture) -> None:
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        drawn = paragraph.add_run().add_picture(BytesIO(block.png), width=Emu(_WIDE))
        describe_picture(drawn, block.alt)
        remove_spacing(drawn)
        self.figures += 1
        caption = self.file.add_paragraph(style="Caption")
        caption.add_run(f"{self.document.figure} ")
        field(caption, "SEQ Figure", str(self.figures))
        caption.add_run(". ")
        hyperlink(caption, block.caption, block.link)
        self._marks(caption, block.notes)

    def _grid(self, block: FigureTable) -> None:
        self.tables += 1
        caption = self.file.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        caption.add_run(f"{self.document.table} ")
        field(caption, "SEQ Table", str(self.tables))
        caption.add_run(f". {block.caption}")
        table = self.file.add_table(rows=1, cols=len(block.columns))
        table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for cell, name, below in zip(
            table.rows[0].cells, block.columns, block.rows[0], strict=True
        ):
            cell.paragraphs[0].style = self.file.styles["Column"]
            cell.paragraphs[0].add_run(name)
            if below.number:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            shade(cell)
        repeat_header(table.rows[0])
        for row in block.rows:
            line = table.add_row()
            keep_row_together(line)
            for cell, given in zip(line.cells, row, strict=True):
                self._cell(cell.paragraphs[0], given)
        for column, share in zip(table.columns, block.widths, strict=True):
            column.width = Emu(int(_WIDE * share))
        for row in table.rows:
            for cell, share in zip(row.cells, block.widths, strict=True):
                cell.width = Emu(int(_WIDE * share))
        self.file.add_paragraph(style="Gap")

    def _cell(self, paragraph: Any, given: Any) -> None:
        paragraph.style = self.file.styles["Cell"]
        if given.number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if given.link:
            hyperlink(paragraph, given.said.text, given.link)
        else:
            paragraph.add_run(given.said.text)

    def _endnotes(self, block: Endnotes) -> None:
        for number, (text, link) in enumerate(block.items, start=1):
            paragraph = self.file.add_paragraph(style="Source")
            bookmark(paragraph, f"source{number}", 5000 + number)
            paragraph.add_run(f"[{number}] {text}. ")
            if link:
                hyperlink(paragraph, link, link)
