"""What a slide is made of: text, pictures, charts and tables in the house style."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from briefings.document import Bullets, Document, Endnotes, FigureTable, Paragraph, Picture
from briefings.formats.house import ACCENT, ALARM, INK, LOCALES, MUTED, OFFICE_FONT

WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT = Inches(0.7)
ROOM = WIDE - 2 * LEFT
TOP = Inches(1.5)
BODY = Inches(5.1)
_CELL = 13
NARROW = Inches(4.3)  # of a slide on which a chart stands beside its text


def ink(code: str) -> Any:
    """Return a colour of the house as the library wants it."""
    colour: Any = RGBColor
    return colour.from_string(code.lstrip("#").upper())


def place_shape(shape: Any, left: int, top: int, width: int, height: int) -> None:
    """Put a shape in its place."""
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def write_paragraph(
    shape: Any,
    text: str,
    document: Document,
    *,
    size: float,
    colour: str = INK,
    bold: bool = False,
) -> None:
    """Write one paragraph into a shape."""
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.text = ""
    run_in(frame.paragraphs[0], text, document, size=size, colour=colour, bold=bold)


def run_in(
    paragraph: Any,
    text: str,
    document: Document,
    *,
    size: float,
    colour: str = INK,
    bold: bool = False,
) -> None:
    """Add a run of text in the house style to a paragraph."""
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    run.font.name, run.font.size, run.font.bold = OFFICE_FONT, Pt(size), bold
    run.font.color.rgb = ink(colour)
    run._r.get_or_add_rPr().set("lang", LOCALES[document.language])


def texts(
    slide: Any, blocks: Sequence[Paragraph | Bullets], document: Document, *, beside: bool = False
) -> None:
    """Draw paragraphs and lists in one box, as large as they fit; narrow beside a chart."""
    items = [item for b in blocks for item in (b.items if isinstance(b, Bullets) else (b,))]
    frame = slide.shapes.add_textbox(LEFT, TOP, NARROW if beside else ROOM, BODY).text_frame
    frame.word_wrap = True
    much = sum(len(item.said.text) for item in items) > (220 if beside else 480)
    size = (15 if much else 20) if beside else (19 if much else 24)
    for place, item in enumerate(items):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.6)
        run_in(paragraph, item.said.text, document, size=size)
        marks = "".join(f" [{note}]" for note in item.notes)
        run_in(paragraph, marks, document, size=size * 0.6, colour=ACCENT)


def draw_picture(slide: Any, block: Picture) -> None:
    """Draw a picture in the middle of the slide, with its words."""
    shown = slide.shapes.add_picture(BytesIO(block.png), LEFT, TOP, height=BODY)
    if shown.width > ROOM:
        shown.height = Emu(int(shown.height * ROOM / shown.width))
        shown.width = Emu(ROOM)
    shown.left = Emu(int((WIDE - shown.width) / 2))
    shown._element.nvPicPr.cNvPr.set("descr", block.alt)


def draw_table(slide: Any, block: FigureTable, document: Document) -> None:
    """Draw a table."""
    rows, columns = len(block.rows) + 1, len(block.columns)
    shape = slide.shapes.add_table(rows, columns, LEFT, TOP, ROOM, Inches(0.45) * rows)
    table = shape.table
    for column, share in zip(table.columns, block.widths, strict=True):
        column.width = Emu(int(ROOM * share))
    for place, name in enumerate(block.columns):
        _cell(table.cell(0, place), name, document, colour="FFFFFF", bold=True)
        table.cell(0, place).fill.solid()
        table.cell(0, place).fill.fore_color.rgb = ink(ACCENT)
    for line, row in enumerate(block.rows, start=1):
        link = next((given.link for given in row if given.link), "")
        for place, given in enumerate(row):
            numeral = given.said.numbers[0].text if given.said.numbers else ""
            _cell(table.cell(line, place), given.said.text, document)
            if given.number and numeral and link:
                _linked(table.cell(line, place), given.said.text, numeral, link, document)
                link = ""


def _cell(
    cell: Any, text: str, document: Document, *, colour: str = INK, bold: bool = False
) -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.text_frame.text = ""
    run_in(cell.text_frame.paragraphs[0], text, document, size=_CELL, colour=colour, bold=bold)


def _linked(cell: Any, text: str, numeral: str, link: str, document: Document) -> None:
    """Write a value whose numeral is the link of its figure.

    The numeral alone, not the name of the figure: some programs break a link inside its words.
    """
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.clear()
    before, _, after = text.partition(numeral)
    for part in (before, numeral, after):
        if part:
            run_in(paragraph, part, document, size=_CELL)
            if part == numeral:
                paragraph.runs[-1].hyperlink.address = link


def sources_list(slide: Any, block: Endnotes, document: Document) -> None:
    """Draw the sources."""
    frame = slide.shapes.add_textbox(LEFT, TOP, ROOM, BODY).text_frame
    frame.word_wrap = True
    for number, (text, link) in enumerate(block.items, start=block.first):
        paragraph = frame.paragraphs[0] if number == block.first else frame.add_paragraph()
        paragraph.space_after = Pt(6)
        run_in(paragraph, f"[{number}] {text}. {link}", document, size=13)


def foot(slide: Any, document: Document, sources: str, number: int) -> None:
    """Draw the sources of the slide, the release, the number, and the mark of the edition."""
    frame = slide.shapes.add_textbox(LEFT, Inches(6.85), ROOM, Inches(0.45)).text_frame
    frame.word_wrap = True
    named = f"{sources} · " if sources else ""
    run_in(
        frame.paragraphs[0], f"{named}{document.footer} · {number}", document, size=10, colour=MUTED
    )
    if document.mark:
        mark = slide.shapes.add_textbox(LEFT, Inches(0.1), ROOM, Inches(0.35)).text_frame
        run_in(mark.paragraphs[0], document.mark, document, size=13, colour=ALARM, bold=True)
