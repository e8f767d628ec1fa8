"""Written files as text, page by page, read by other means than they were written by.

What a reader hears instead of seeing (the words of a picture) stands where the picture stands;
the numbers of a chart are read twice, from the drawing and from the workbook inside it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

Values = Sequence[float | None]


def chart_text(categories: Sequence[str], series: Sequence[tuple[str, Values]]) -> str:
    """Return the numbers of a chart in one text: categories, then name and values of each line."""
    lines = ["|".join(categories)]
    for name, values in series:
        lines.append("|".join([name, *("" if v is None else repr(float(v)) for v in values)]))
    return "\n".join(lines)


def _docx(data: bytes) -> list[str]:
    """Return the document as one page, its head and foot around it."""
    import docx

    file: Any = docx.Document(BytesIO(data))
    section = file.sections[0]
    parts = (section.header._element, file.element.body, section.footer._element)
    return ["\n".join(line for part in parts for line in _paragraphs(part))]


def _paragraphs(part: Any) -> Iterator[str]:
    from docx.oxml.ns import qn

    for paragraph in part.iter(qn("w:p")):
        for node in paragraph.iter(qn("wp:docPr")):
            yield node.get("descr", "")
        yield "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def _pptx(data: bytes) -> list[str]:
    """Return one page a slide, what is spoken at its end."""
    import pptx

    deck: Any = pptx.Presentation(BytesIO(data))
    return ["\n".join(_slide(slide)) for slide in deck.slides]


def _slide(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        yield from _shape(shape)
    if slide.has_notes_slide:
        yield slide.notes_slide.notes_text_frame.text


def _shape(shape: Any) -> Iterator[str]:
    yield shape._element.xpath(".//p:cNvPr")[0].get("descr", "")
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False) and shape.has_table:
        yield from (cell.text for row in shape.table.rows for cell in row.cells)
    if getattr(shape, "has_chart", False) and shape.has_chart:
        yield from _chart(shape.chart)


def _chart(chart: Any) -> Iterator[str]:
    if chart.has_title:
        yield chart.chart_title.text_frame.text
    plot = chart.plots[0]
    drawn = [(series.name, tuple(series.values)) for series in plot.series]
    yield chart_text([str(category) for category in plot.categories], drawn)
    yield "|".join(_labels(plot.series[0]))
    yield _workbook(chart.part.chart_workbook.xlsx_part.blob)


def _labels(series: Any) -> Iterator[str]:
    """Yield the numbers written into a chart, in the order of their places."""
    for label in series._element.xpath("./c:dLbls/c:dLbl[c:tx]"):
        yield "".join(node.text or "" for node in label.xpath(".//a:t"))


def _workbook(data: bytes) -> str:
    """Return the numbers that open where a chart is edited, in the same form as those drawn."""
    import openpyxl

    sheet: Any = openpyxl.load_workbook(BytesIO(data)).active
    columns = list(zip(*sheet.iter_rows(values_only=True), strict=True))
    categories = [str(cell) for cell in columns[0][1:]]
    return chart_text(categories, [(str(c[0]), c[1:]) for c in columns[1:]])


def _pdf(data: bytes) -> list[str]:
    import pypdfium2

    file: Any = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in file]


def _html(data: bytes) -> list[str]:
    from html.parser import HTMLParser

    class Reading(HTMLParser):
        """Collects the text of the body, one piece a line, and the words of pictures."""

        def __init__(self) -> None:
            super().__init__()
            self.pieces: list[str] = []
            self.hidden = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.hidden = tag in ("style", "title")
            if tag == "img":
                self.pieces.append(dict(attrs).get("alt") or "")

        def handle_endtag(self, tag: str) -> None:
            self.hidden = False

        def handle_data(self, data: str) -> None:
            if not self.hidden:
                self.pieces.append(data)

    reading = Reading()
    reading.feed(data.decode())
    return ["\n".join(reading.pieces)]


READERS: Mapping[str, Callable[[bytes], list[str]]] = {
    "docx": _docx,
    "pptx": _pptx,
    "pdf": _pdf,
    "html": _html,
}
