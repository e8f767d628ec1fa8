"""The table that an agency fills in, as XLSX: areas filled in, lists to choose from, checks."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from data.request.asked import Request, cells_asked
from data.request.columns import ANSWERED, columns_of, properties, said_in
from data.request.labels import cell_label, column_label
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.observations import limits
from indicators.words import words

_WIDTHS = {"indicator": 48, "ref_area": 30, "time_period": 18, "footnotes": 40}
_WIDTH = 22
_FILLED, _OPEN = (PatternFill("solid", fgColor=colour) for colour in ("EEF2F6", "FFFBE6"))


def workbook(request: Request) -> bytes:
    """Return the bytes of the template."""
    book = Workbook()
    guide, sheet = book.active, book.create_sheet(said_in(request, "sheet_figures"))
    guide.title = said_in(request, "sheet_guide")
    lists = _lists(book, request)
    _fill(sheet, request)
    _check(sheet, request, lists)
    _guide(guide, request)
    for name, value in properties(request).items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.active = book.index(sheet)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Any, request: Request) -> None:
    columns = columns_of(request)
    sheet.append([column_label(name, request.language) for name in columns])
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    filled = columns[: -len(ANSWERED)]
    shades = [_FILLED] * len(filled) + [_OPEN] * len(ANSWERED)
    for row, asked in enumerate(cells_asked(request), start=2):
        code = asked["indicator"]
        sheet.append([cell_label(name, asked[name], code, request.language) for name in filled])
        for number, shade in enumerate(shades, start=1):
            sheet.cell(row, number).fill = shade
    for number, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _WIDTH)
    sheet.freeze_panes = "C2"


def _lists(book: Any, request: Request) -> Mapping[str, str]:
    """Write the lists to choose from on a sheet of their own; return the range of each."""
    sheet = book.create_sheet(said_in(request, "sheet_codes"))
    first = request.flow.indicators[0]
    every: dict[str, tuple[str, ...]] = {
        "indicator": request.flow.indicators,
        "ref_area": request.flow.areas,
        "time_period": (request.time_period,),
        **{name: tuple(request.flow.groups[name]) for name in request.dimensions},
        "obs_status": tuple(codelist("obs_status")),
    }
    ranges = {}
    for number, (column, listed) in enumerate(every.items(), start=1):
        letter = get_column_letter(number)
        sheet.cell(1, number, column_label(column, request.language)).font = Font(bold=True)
        for row, code in enumerate(listed, start=2):
            of = code if column == "indicator" else first
            sheet.cell(row, number, cell_label(column, code, of, request.language))
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, _WIDTH)
        ranges[column] = f"'{sheet.title}'!${letter}$2:${letter}${len(listed) + 1}"
    return ranges


def _check(sheet: Any, request: Request, lists: Mapping[str, str]) -> None:
    """Let the sheet itself refuse what is not in a list, or not in the range of its figure."""
    last = sheet.max_row
    for number, column in enumerate(columns_of(request), start=1):
        letter = get_column_letter(number)
        if column in lists:
            rule = DataValidation("list", formula1=lists[column], allow_blank=True)
            _add(sheet, rule, f"{letter}2:{letter}{last}", said_in(request, "sheet_choose"))
        elif column == "obs_value":
            for code, (start, end) in _blocks(request):
                low, high, whole = limits(catalog()[code])
                rule = DataValidation(
                    "whole" if whole else "decimal",
                    operator="between",
                    formula1=f"{low:.15g}",
                    formula2=f"{high:.15g}",
                    allow_blank=True,
                )
                told = said_in(request, "sheet_number", least=f"{low:.15g}", most=f"{high:.15g}")
                _add(sheet, rule, f"{letter}{start}:{letter}{end}", told)


def _blocks(request: Request) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield each indicator with the first and the last row of its figures."""
    row = 2
    for code, own in groupby(cells_asked(request), lambda asked: asked["indicator"]):
        start, row = row, row + len([*own])
        yield code, (start, row - 1)


def _add(sheet: Any, rule: Any, cells: str, told: str) -> None:
    rule.error, rule.showErrorMessage, rule.errorStyle = told, True, "stop"
    rule.add(cells)
    sheet.add_data_validation(rule)


def _guide(sheet: Any, request: Request) -> None:
    said = words(request.language)
    agency = said.of(codelist("agency")[request.flow.agency])
    lines = [
        said_in(request, "letter_title"),
        said_in(request, "guide_number", number=request.number, agency=agency),
        said_in(request, "guide_due", day=said.date(request.due)),
        "",
        *(said_in(request, f"guide_{step}") for step in ("fill", "none", "zero", "keep")),
        *([said_in(request, "guide_small")] if request.flow.protected else []),
        "",
    ]
    for code in request.flow.indicators:
        item = catalog()[code]
        unit = said.of(codelist("unit_measure")[item.unit_measure])
        lines += [f"{said.of(item.name)} ({unit})", said.of(item.definition), ""]
    for row, line in enumerate(lines, start=1):
        cell = sheet.cell(row, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=row == 1, size=14 if row == 1 else 11)
    sheet.column_dimensions["A"].width = 100
