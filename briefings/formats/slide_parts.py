"""What a slide is made of: text, pictures, charts and tables in the house style."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from briefings.document import (
    Bullets,
    Document,
    Endnotes,
    FigureTable,
    Paragraph,
    Picture,
)
from briefings.drawing import Under
from briefings.formats.house import ACCENT, ALARM, INK, LOCALES, MUTED, OFFICE_FONT, PALE
from briefings.formats.slide_fit import fitting_size, texts_height
from briefings.formats.slide_list import CELL, LISTED

WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT = Inches(0.7)
ROOM = WIDE - 2 * LEFT
TOP = Inches(1.5)
BODY = Inches(5.1)
NARROW = Inches(4.3)  # of a slide on which a picture stands beside its text
GAP = Inches(0.3)
HEAD = 1.05  # inches: what a title may take
_FOOT = 0.45  # inches: what the foot may take
_INSET = 0.2  # inches: what a box keeps free inside
_SIZES = (22, 20, 18, 16, 15, 14, 13, 12, 11, 10, 9)
_TITLES = (30, 28, 26, 24, 22, 20, 18, 16, 15, 14)
_NUMBERS = (96, 72, 54, 40, 32, 24)
_FEET = (10, 9, 8, 7, 6)
_SMALL = 0.7  # of the type beside it: what stands under a figure
Place = tuple[int, int, int, int]  # left, top, width and height
WHOLE: Place = (LEFT, TOP, ROOM, BODY)
ASIDE: Place = (LEFT, TOP, NARROW, BODY)
BESIDE: Place = (LEFT + NARROW + GAP, TOP, ROOM - NARROW - GAP, BODY)


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
    slide: Any, blocks: Sequence[Paragraph | Bullets], document: Document, place: Place
) -> None:
    """Draw paragraphs and lists in one box, as large as they fit."""
    items = [item for b in blocks for item in (b.items if isinstance(b, Bullets) else (b,))]
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    wide, high = (Emu(length).inches - _INSET for length in place[2:])
    size = fitting_size([_marked(item) for item in items], wide, high, _SIZES)
    for number, item in enumerate(items):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.6)
        if item.small:
            run_in(paragraph, item.said.text, document, size=size * _SMALL, colour=MUTED)
            continue
        run_in(paragraph, item.said.text, document, size=size)
        run_in(paragraph, marks_of(item.notes), document, size=size * 0.6, colour=ACCENT)


def _marked(item: Paragraph) -> str:
    return item.said.text + marks_of(item.notes)


def marks_of(notes: Sequence[int]) -> str:
    """Return the marks of sources as a slide writes them."""
    return "".join(f" [{note}]" for note in notes)


def title_size(text: str) -> float:
    """Return the size of type in which a title keeps to its box."""
    return fitting_size([text], Emu(ROOM).inches - _INSET, HEAD, _TITLES, bold=True)


def draw_number(slide: Any, text: str, document: Document, place: Place) -> None:
    """Draw a figure that nothing stands beside as large as it can be read."""
    shape = slide.shapes.add_shape(1, *place)
    shape.fill.solid()
    shape.fill.fore_color.rgb = ink(PALE)
    shape.line.fill.background()
    size = fitting_size([text], Emu(place[2]).inches - 2 * _INSET, 3, _NUMBERS, bold=True)
    write_paragraph(shape, text, document, size=size, colour=ACCENT, bold=True)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def draw_picture(slide: Any, block: Picture, place: Place) -> None:
    """Draw a picture as large as its place, with its words."""
    left, top, wide, high = place
    shown = slide.shapes.add_picture(BytesIO(block.png), left, top, width=wide)
    if shown.height > high:
        shown.width, shown.height = Emu(int(shown.width * high / shown.height)), Emu(high)
    shown.left = Emu(int(left + (wide - shown.width) / 2))
    shown._element.nvPicPr.cNvPr.set("descr", block.alt)
    shown.click_action.hyperlink.address = block.link


def draw_under(slide: Any, under: Under, document: Document, place: Place) -> Place:
    """Write what a chart says of itself at the bottom of its place; return what is left above."""
    left, top, wide, high = place
    tall = Inches(texts_height([under.text], Emu(wide).inches - _INSET, _FEET[0]) + _INSET / 2)
    frame = slide.shapes.add_textbox(left, top + high - tall, wide, tall).text_frame
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    run_in(paragraph, f"{under.said} ", document, size=_FEET[0], colour=MUTED)
    run_in(paragraph, under.printed, document, size=_FEET[0], colour=ACCENT)
    paragraph.runs[-1].hyperlink.address = under.link
    return left, top, wide, high - tall


def draw_table(slide: Any, block: FigureTable, document: Document) -> None:
    """Draw a table."""
    rows, columns = len(block.rows) + 1, len(block.columns)
    shape = slide.shapes.add_table(rows, columns, LEFT, TOP, ROOM, Inches(0.3) * rows)
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
    run_in(cell.text_frame.paragraphs[0], text, document, size=CELL, colour=colour, bold=bold)


def _linked(cell: Any, text: str, numeral: str, link: str, document: Document) -> None:
    """Write a value whose numeral is the link of its figure.

    The numeral alone, not the name of the figure: some programs break a link inside its words.
    """
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.clear()
    before, _, after = text.partition(numeral)
    for part in (before, numeral, after):
        if part:
            run_in(paragraph, part, document, size=CELL)
            if part == numeral:
                paragraph.runs[-1].hyperlink.address = link


def sources_list(slide: Any, block: Endnotes, document: Document) -> None:
    """Draw the sources."""
    frame = slide.shapes.add_textbox(LEFT, TOP, ROOM, BODY).text_frame
    frame.word_wrap = True
    for number, (text, link) in enumerate(block.items, start=block.first):
        paragraph = frame.paragraphs[0] if number == block.first else frame.add_paragraph()
        paragraph.space_after = Pt(LISTED * 0.6)
        run_in(paragraph, f"[{number}] {text}. {link}", document, size=LISTED)


def foot(slide: Any, document: Document, sources: str, number: int) -> None:
    """Draw the sources of the slide, the release, the number, and the mark of the edition."""
    frame = slide.shapes.add_textbox(LEFT, Inches(6.85), ROOM, Inches(_FOOT)).text_frame
    frame.word_wrap = True
    text = f"{sources} · " if sources else ""
    text += f"{document.footer} · {number}"
    size = fitting_size([text], Emu(ROOM).inches - _INSET, _FOOT, _FEET)
    run_in(frame.paragraphs[0], text, document, size=size, colour=MUTED)
    if document.mark:
        mark = slide.shapes.add_textbox(LEFT, Inches(0.1), ROOM, Inches(0.35)).text_frame
        run_in(mark.paragraphs[0], document.mark, document, size=13, colour=ALARM, bold=True)
