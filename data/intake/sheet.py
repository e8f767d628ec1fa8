"""A filled-in template as rows of text, each with the place it stands at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from data.intake.safe import MOST_ROWS, refusals
from data.intake.told import Found, saying
from data.request import NOTE, STATUS, code_in
from indicators.codelists import DIMENSIONS

_CODED = frozenset({"indicator", "ref_area", "time_period", "obs_status", *DIMENSIONS})
_MOST_COLUMNS = 60
_ASKED = {"obs_value": "", "obs_status": STATUS, "footnotes": NOTE}


@dataclass
class Filled:
    """What a workbook says of itself, the rows of its table, and what is wrong with it.

    ``questions`` are those of a form that the rows answer, where it is one.
    """

    sheet: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    faults: list[Found] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def letter(self, column: str | None, place: int | None = None) -> str | None:
        """Return how a reader finds a column: its letter and its code.

        Parameters
        ----------
        place : int, optional
            Of the row among the rows: of a form it says which question it answers.
        """
        if self.questions and column in _ASKED and place is not None:
            return f"{self.questions[place]}{_ASKED[column]}"
        if column not in self.columns:
            return column
        return f"{get_column_letter(self.columns.index(column) + 1)} ({column})"


def read_filled(content: bytes, name: str) -> Filled:
    """Return a workbook as it was filled in; rows without an answer are left out, never zero."""
    filled = Filled(sheet=name)
    filled.faults = [Found(name, None, None, saying(key)) for key in refusals(content)]
    if filled.faults:
        return filled
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        filled.properties = {p.name: str(p.value) for p in book.custom_doc_props.props}
        sheet = filled.properties.get("sheet", "")
        if sheet not in book.sheetnames:
            filled.faults.append(Found(name, None, None, saying("not_template")))
            return filled
        filled.sheet = sheet
        _take(book[sheet].iter_rows(max_col=_MOST_COLUMNS), filled)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file makes of the reader, it is refused
        filled.faults.append(Found(name, None, None, saying("unsafe_broken")))
    return filled


def _take(lines: Iterator[Any], filled: Filled) -> None:
    head = [_plain(cell.value) for cell in next(lines, ())]
    while head and not head[-1]:
        head.pop()
    filled.columns = [code_in(cell) for cell in head]
    for row, line in enumerate(lines, start=2):
        if row > MOST_ROWS + 1:
            filled.faults.append(Found(filled.sheet, row, None, saying("unsafe_rows")))
            return
        cells = [*_cells(line, row, filled)]
        if _is_answered(dict(zip(filled.columns, cells, strict=True))):
            filled.rows.append((row, cells))


def _cells(line: Any, row: int, filled: Filled) -> Iterator[str]:
    given = [*line][: len(filled.columns)]
    for place, column in enumerate(filled.columns):
        cell = given[place] if place < len(given) else None
        if cell is not None and getattr(cell, "data_type", "") == "f":
            found = saying("formula"), saying("formula_remedy")
            filled.faults.append(Found(filled.sheet, row, filled.letter(column), *found))
            yield ""
        else:
            text = _plain(cell.value) if cell is not None else ""
            yield code_in(text) if column in _CODED else text


def _is_answered(cells: Mapping[str, str]) -> bool:
    return any(cells.get(name) for name in ("obs_value", "obs_status", "footnotes"))


def _plain(value: Any) -> str:
    """Return a cell as text: of a number the shortest that reads back as the same number.

    Examples
    --------
    >>> _plain(12.0), _plain(0.5), _plain(None), _plain(" 7 ")
    ('12', '0.5', '', '7')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value).strip()
