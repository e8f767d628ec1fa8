"""What was sent, given back with its faults: each faulty cell marked, a sheet of all at the front.

Nothing else of a workbook is changed, but for what may run: a formula goes back as its text. A
table as CSV has no cells to mark: its faults come as a table of their own.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from data.intake.safe import refusals
from data.intake.told import Found, saying
from data.request import code_in
from indicators.files import plain_cell
from indicators.model import Language

_COLOUR = "00F4A582"
_AUTHOR = "Child Rights Monitor"
_LISTED = "faults"  # the property that names the sheet of faults
_HEAD = ("marked_sheet", "marked_row", "marked_column", "marked_reason")
_WIDTHS = (24, 10, 34, 100)
_NOTE_WIDTH, _NOTE_LINE, _NOTE_LETTERS = 380, 20, 48  # of a comment: pixels, and letters a line


class Mark(NamedTuple):
    """A fault as the reader is told it: where it stands, and what is wrong and what to do.

    ``row`` and ``column`` are not always known; a column is named by its code.
    """

    sheet: str
    row: int | None
    column: str
    said: str


def column_code(told: str) -> str:
    """Return the code of a column as a fault names it.

    Examples
    --------
    >>> column_code("F (obs_value)"), column_code("sex"), column_code("")
    ('obs_value', 'sex', '')
    """
    return told.partition("(")[2].rstrip(")") or told


def marks_of(faults: Iterable[Found], language: Language) -> list[Mark]:
    """Return faults as they are marked in a language."""
    return [
        Mark(
            found.sheet,
            found.row,
            column_code(found.column or ""),
            "; ".join(text[language] for text in (found.reason, found.remedy) if text),
        )
        for found in faults
    ]


def fault_table(marks: Sequence[Mark], language: Language) -> bytes:
    """Return faults as CSV: row, column, what is wrong and what to do."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(saying(name)[language] for name in _HEAD)
    for mark in marks:
        writer.writerow(map(plain_cell, (mark.sheet, mark.row or "", mark.column, mark.said)))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def marked_copy(content: bytes, marks: Sequence[Mark], language: Language) -> bytes | None:
    """Return a workbook with its faulty cells marked; None where it is none that may be opened.

    A copy that was marked before loses its marks first.
    """
    if refusals(content):
        return None
    book = load_workbook(BytesIO(content), keep_links=False)
    told = {one.name: str(one.value) for one in book.custom_doc_props.props}
    if told.get("sheet") not in book.sheetnames:
        return None
    sheet = book[told["sheet"]]
    _unmark(book, sheet, told.get(_LISTED, ""))
    _silence(book)
    columns = [code_in(str(cell.value or "")) for cell in sheet[1]]
    listed = book.create_sheet(saying("marked_title")[language], 0)
    book.custom_doc_props.append(StringProperty(name=_LISTED, value=listed.title))
    _list(listed, sheet, marks, columns, language)
    for (row, column), said in _by_cell(marks, sheet.title, columns).items():
        _mark(sheet.cell(row, column), said)
    _open_at(book, listed)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _by_cell(
    marks: Iterable[Mark], sheet: str, columns: Sequence[str]
) -> Mapping[tuple[int, int], list[str]]:
    """Return what is said of each cell; of a whole row it is said at its first."""
    found = defaultdict(list)
    for mark in marks:
        if mark.sheet == sheet and mark.row is not None:
            found[mark.row, _place(mark.column, columns) or 1].append(mark.said)
    return found


def _place(column: str, columns: Sequence[str]) -> int | None:
    return columns.index(column) + 1 if column in columns else None


def _mark(cell: Any, said: Sequence[str]) -> None:
    """Colour a cell and say in a comment what is wrong; what stood in one before stays below."""
    before = [cell.comment.text] if cell.comment else []
    text = _clean("\n\n".join([*said, *before]))
    lines = sum(1 + len(line) // _NOTE_LETTERS for line in text.split("\n"))
    cell.comment = Comment(text, _AUTHOR, height=_NOTE_LINE * (lines + 1), width=_NOTE_WIDTH)
    cell.fill = PatternFill("solid", fgColor=_COLOUR)


def _list(
    listed: Any, sheet: Any, marks: Iterable[Mark], columns: Sequence[str], language: Language
) -> None:
    """Write the sheet of faults; a named cell keeps the colour that the marked one had."""
    listed.append([saying(name)[language] for name in _HEAD])
    for cell in listed[1]:
        cell.font = Font(bold=True)
    for row, mark in enumerate(marks, start=2):
        place = _place(mark.column, columns)
        named = _column_named(mark.column, place, sheet)
        for number, text in enumerate((mark.sheet, mark.row, named, mark.said), start=1):
            cell = listed.cell(row, number)
            cell.value = _clean(text) if isinstance(text, str) else text
            if isinstance(text, str):
                cell.data_type = "s"  # what was sent may be quoted: it never runs
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        if mark.row is not None and mark.sheet == sheet.title:
            listed.cell(row, 3).fill = copy(sheet.cell(mark.row, place or 1).fill)
    for number, width in enumerate(_WIDTHS, start=1):
        listed.column_dimensions[get_column_letter(number)].width = width
    listed.freeze_panes = "A2"


def _column_named(column: str, place: int | None, sheet: Any) -> str:
    """Return how a reader finds a column: its letter and its heading."""
    if place is None:
        return column
    heading = str(sheet.cell(1, place).value or column).partition(" · ")[0]
    return f"{get_column_letter(place)} ({heading})"


def _unmark(book: Any, sheet: Any, listed: str) -> None:
    """Take away the marks of before: their comments, their colours, their sheet."""
    if listed not in book.sheetnames:
        return
    for cell in _cells_listed(book[listed], sheet):
        cell[1].fill = copy(cell[0].fill)
    for cell in _cells(sheet):
        if cell.comment and cell.comment.author == _AUTHOR:
            cell.comment = None
    del book[listed]
    book.custom_doc_props = _without(book.custom_doc_props, _LISTED)


def _cells_listed(listed: Any, sheet: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each named cell of the sheet of faults, and the marked one that it names."""
    for line in listed.iter_rows(min_row=2, max_col=3):
        where, row, named = (cell.value for cell in line)
        letter = str(named or "").partition(" ")[0]
        if where != sheet.title or not isinstance(row, int) or not 1 <= row <= sheet.max_row:
            continue
        cell = (
            sheet[f"{letter}{row}"] if letter.isalpha() and len(letter) < 3 else sheet.cell(row, 1)
        )
        if cell.fill.fgColor.rgb == _COLOUR:
            yield line[2], cell


def _without(properties: Any, name: str) -> Any:
    kept = copy(properties)
    kept.props = [one for one in properties.props if one.name != name]
    return kept


def _silence(book: Any) -> None:
    """Let no formula leave: it stands in its cell as text."""
    for sheet in book.worksheets:
        for cell in _cells(sheet):
            if cell.data_type == "f":
                cell.value = getattr(cell.value, "text", None) or str(cell.value)
                cell.data_type, cell.quotePrefix = "s", True


def _cells(sheet: Any) -> list[Any]:
    """Return the cells that a sheet has, not those of the rectangle around them."""
    return [*sheet._cells.values()]


def _open_at(book: Any, listed: Any) -> None:
    """Open the copy at the sheet of faults, with that one alone chosen."""
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is listed
    book.active = book.index(listed)


def _clean(text: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))
