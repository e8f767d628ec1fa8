"""A chart on a slide whose numbers can be edited."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from briefings.document import Chart, Document
from briefings.formats.house import OFFICE_FONT
from briefings.formats.slide_parts import Place, ink, place_shape, run_in
from figures.spec import SERIES
from indicators.files import plain_cell

_KINDS = {"line": XL_CHART_TYPE.LINE_MARKERS, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
_TYPE = 14
_BESIDE = "A9C4D6"  # bars beside the one told of


def chart(slide: Any, block: Chart, document: Document, place: Place) -> None:
    """Draw a chart whose numbers can be edited.

    The numbers in it are written by us, in the reader's language: those of an axis or of a label
    that PowerPoint makes have the decimal mark of the machine that opens it.
    """
    make: Any = CategoryChartData
    data = make(number_format="General")
    data.categories = [plain_cell(category) for category in block.categories]
    data.add_series(plain_cell(block.name), block.values)
    frame = slide.shapes.add_chart(_KINDS[block.kind], 0, 0, 1, 1, data)
    place_shape(frame, *place)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", block.alt)
    drawn = frame.chart
    drawn.font.size, drawn.font.name = Pt(_TYPE), OFFICE_FONT
    _title(drawn, block, document)
    drawn.has_legend = False
    drawn.value_axis.minimum_scale = min(0.0, *(v for v in block.values if v is not None))
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    drawn.value_axis.major_gridlines.format.line.color.rgb = ink("DDE4E9")
    (_bars if block.kind == "bar" else _lines)(drawn, block)
    _labels(drawn.plots[0].series[0], block, document)


def _title(drawn: Any, block: Chart, document: Document) -> None:
    drawn.has_title = True
    drawn.chart_title.text_frame.text = ""
    mark = f"{document.mark} · " if document.mark else ""
    said = f"{mark}{block.title} ({block.unit})"
    run_in(drawn.chart_title.text_frame.paragraphs[0], said, document, size=_TYPE, bold=True)


def _lines(drawn: Any, block: Chart) -> None:
    """Draw the line through every figure; years without one keep their distance."""
    series, colour = drawn.plots[0].series[0], ink(SERIES[0])
    series.format.line.color.rgb, series.smooth = colour, False
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    blanks = drawn._chartSpace.chart.xpath("./c:dispBlanksAs")
    for blank in blanks:
        blank.set("val", "span")


def _bars(drawn: Any, block: Chart) -> None:
    """Draw the bars from above in the order of their list; the one told of stands out."""
    series = drawn.plots[0].series[0]
    drawn.plots[0].gap_width = 60
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = ink(SERIES[0])
    for place in range(len(block.values)) if block.marked is not None else ():
        fill = series.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = ink(SERIES[0] if place == block.marked else _BESIDE)
    drawn.category_axis.reverse_order = True
    drawn.value_axis.visible, drawn.value_axis.has_major_gridlines = False, False


def _labels(series: Any, block: Chart, document: Document) -> None:
    """Write the numbers beside their points."""
    above = block.kind == "line"
    position = XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.OUTSIDE_END
    for place, text in block.labels:
        label = series.points[place].data_label
        label.text_frame.text = ""
        run_in(label.text_frame.paragraphs[0], text, document, size=_TYPE, bold=True)
        label.position = position
