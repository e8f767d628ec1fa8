"""A chart on a slide whose numbers can be edited."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.util import Inches, Pt

from briefings.document import Chart, Document
from briefings.formats.house import OFFICE_FONT
from briefings.formats.slide_parts import BODY, LEFT, NARROW, ROOM, TOP, ink, run_in
from figures.spec import SERIES
from indicators.cells import plain_cell

_KINDS = {"line": XL_CHART_TYPE.LINE_MARKERS, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
_GAP = Inches(0.3)  # between a text and the chart beside it


def chart(slide: Any, block: Chart, document: Document, *, beside: bool = False) -> None:
    """Draw a chart whose numbers can be edited, on the right of what is said of it."""
    make: Any = CategoryChartData
    data = make(number_format=_format(block))
    data.categories = [plain_cell(category) for category in block.categories]
    for name, values in block.series:
        data.add_series(plain_cell(name), values)
    left, wide = (LEFT + NARROW + _GAP, ROOM - NARROW - _GAP) if beside else (LEFT, ROOM)
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
    (_bars if block.kind == "bar" else _lines)(drawn, block)


def _lines(drawn: Any, block: Chart) -> None:
    """Draw the lines; of the first one its ends are written, which nothing else stands on."""
    for place, series in enumerate(drawn.plots[0].series):
        colour = ink(SERIES[place % len(SERIES)])
        series.format.line.color.rgb, series.smooth = colour, False
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
    known = [place for place, value in enumerate(block.series[0][1]) if value is not None]
    for place in {known[0], known[-1]}:
        label = drawn.plots[0].series[0].points[place].data_label
        label.position = XL_LABEL_POSITION.ABOVE


def _bars(drawn: Any, block: Chart) -> None:
    """Draw the groups from above in the order of their list, the numbers at the ends of bars."""
    drawn.plots[0].gap_width = 60
    drawn.plots[0].series[0].format.fill.solid()
    drawn.plots[0].series[0].format.fill.fore_color.rgb = ink(SERIES[0])
    drawn.category_axis.reverse_order = True
    drawn.value_axis.visible, drawn.value_axis.has_major_gridlines = False, False
    labels = drawn.plots[0].series[0].data_labels
    labels.show_value, labels.number_format = True, _format(block)
    labels.number_format_is_linked = False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _format(block: Chart) -> str:
    decimals = "." + "0" * block.decimals if block.decimals else ""
    return f'#,##0{decimals}"%"' if block.percent else f"#,##0{decimals}"
