"""What a slide is made of: text, pictures, charts and tables in the house style."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from briefings.document import Bullets, Chart, Document, Endnotes, Grid, Paragraph, Picture
from briefings.house import ACCENT, ALARM, INK, LOCALES, MUTED, OFFICE_FONT
from figures.spec import SERIES

WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT = Inches(0.7)
ROOM = WIDE - 2 * LEFT
TOP = Inches(1.5)
BODY = Inches(5.1)
_KINDS = {"line": XL_CHART_TYPE.LINE_MARKERS, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
_TEXT, _GAP = Inches(4.3), Inches(0.3)  # of a slide on which a chart stands beside its text


def ink(code: str) -> Any:
    """Return a colour of the house as the library wants it."""
    colour: Any = RGBColor
    return colour.from_string(code.lstrip("#").upper())


def placed(shape: Any, left: int, top: int, width: int, height: int) -> None:
    """Put a shape in its place."""
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def written(
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
    frame = slide.shapes.add_textbox(LEFT, TOP, _TEXT if beside else ROOM, BODY).text_frame
    frame.word_wrap = True
    much = sum(len(item.said.text) for item in items) > (220 if beside else 480)
    size = (15 if much else 20) if beside else (19 if much else 24)
    for place, item in enumerate(items):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.6)
        run_in(paragraph, item.said.text, document, size=size)
        marks = "".join(f" [{note}]" for note in item.notes)
        run_in(paragraph, marks, document, size=size * 0.6, colour=ACCENT)


def picture(slide: Any, block: Picture) -> None:
    """Draw a picture in the middle of the slide, with its words."""
    shown = slide.shapes.add_picture(BytesIO(block.png), LEFT, TOP, height=BODY)
    if shown.width > ROOM:
        shown.height = Emu(int(shown.height * ROOM / shown.width))
        shown.width = Emu(ROOM)
    shown.left = Emu(int((WIDE - shown.width) / 2))
    shown._element.nvPicPr.cNvPr.set("descr", block.alt)


def chart(slide: Any, block: Chart, document: Document, *, beside: bool = False) -> None:
    """Draw a chart whose numbers can be edited, on the right of what is said of it."""
    make: Any = CategoryChartData
    data = make(number_format=_format(block))
    data.categories = block.categories
    for name, values in block.series:
        data.add_series(name, values)
    left, wide = (LEFT + _TEXT + _GAP, ROOM - _TEXT - _GAP) if beside else (LEFT, ROOM)
    frame = slide.shapes.add_chart(_KINDS[block.kind], left, TOP, wide, BODY, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", block.picture.alt)
    drawn = frame.chart
    drawn.font.size, drawn.font.name = Pt(14), OFFICE_FONT
    drawn.has_title = True
    drawn.chart_title.text_frame.text = ""
    mark = f"{document.mark} · " if document.mark else ""
    run_in(
        drawn.chart_title.text_frame.paragraphs[0],
        f"{mark}{block.title} ({block.unit})",
        document,
        size=16,
        bold=True,
    )
    drawn.has_legend = len(block.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
    drawn.value_axis.minimum_scale = 0
    drawn.value_axis.major_gridlines.format.line.color.rgb = ink("DDE4E9")
    (_bars if block.kind == "bar" else _lines)(drawn)
    labels = drawn.plots[0].series[0].data_labels
    labels.show_value, labels.number_format = True, _format(block)
    labels.number_format_is_linked = False
    bars = block.kind == "bar"
    labels.position = XL_LABEL_POSITION.OUTSIDE_END if bars else XL_LABEL_POSITION.ABOVE


def _lines(drawn: Any) -> None:
    for place, series in enumerate(drawn.plots[0].series):
        colour = ink(SERIES[place % len(SERIES)])
        series.format.line.color.rgb, series.smooth = colour, False
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour


def _bars(drawn: Any) -> None:
    """Draw the groups from above in the order of their list, the numbers at the ends of bars."""
    drawn.plots[0].gap_width = 60
    drawn.plots[0].series[0].format.fill.solid()
    drawn.plots[0].series[0].format.fill.fore_color.rgb = ink(SERIES[0])
    drawn.category_axis.reverse_order = True
    drawn.value_axis.visible, drawn.value_axis.has_major_gridlines = False, False


def _format(block: Chart) -> str:
    decimals = "." + "0" * block.decimals if block.decimals else ""
    return f'#,##0{decimals}"%"' if block.percent else f"#,##0{decimals}"


def grid(slide: Any, block: Grid, document: Document) -> None:
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
        for place, given in enumerate(row):
            _cell(table.cell(line, place), given.said.text, document)
            if given.link:
                run = table.cell(line, place).text_frame.paragraphs[0].runs[0]
                run.hyperlink.address = given.link


def _cell(
    cell: Any, text: str, document: Document, *, colour: str = INK, bold: bool = False
) -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.text_frame.text = ""
    run_in(cell.text_frame.paragraphs[0], text, document, size=13, colour=colour, bold=bold)


def sources_list(slide: Any, block: Endnotes, document: Document) -> None:
    """Draw the sources."""
    frame = slide.shapes.add_textbox(LEFT, TOP, ROOM, BODY).text_frame
    frame.word_wrap = True
    for number, (text, link) in enumerate(block.items, start=1):
        paragraph = frame.paragraphs[0] if number == 1 else frame.add_paragraph()
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
