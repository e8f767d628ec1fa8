"""A table as it comes: UTF-8, a header, rows of as many cells, no character nobody sees."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from indicators.errors import Fault
from indicators.files.allowed import unseen
from indicators.files.cells import BEGIN_OTHERWISE, RUNS, runs

AGAIN = "correct the table, or bring it in again from its source"
LONGEST_CELL = 10_000  # characters; a longer one is a quote that was not closed, or a mistake
_TOO_LONG = f"a cell has more than {LONGEST_CELL:,} characters"
_ENCODING = "not UTF-8: save the file with that encoding"


@dataclass
class Table:
    """The rows of a table with their numbers, how many there are, and what is wrong with it."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    count: int | None = None
    faults: list[Fault] = field(default_factory=list)


def read_table(content: bytes, file: str, required: Collection[str], allowed: set[str]) -> Table:
    """Return the rows of a CSV; the header is row 1.

    Parameters
    ----------
    content : bytes
        Of the file.
    file : str
        What messages call it.
    required, allowed : collections of str
        Columns that must be there, and those that may.
    """
    table = Table()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        table.faults.append(Fault(file, line, None, _ENCODING, AGAIN))
        return table
    lines = _lines(text, file, table.faults)
    header = next(lines, (1, []))[1]
    rows = [*lines]
    table.faults += _header_faults(file, header, required, allowed)
    if not table.faults:
        table.count = len(rows)
        table.rows = [*_cells(rows, header, file, table.faults)]
        if not rows:
            table.faults.append(Fault(file, 1, None, "a header without rows", AGAIN))
    return table


def _lines(text: str, file: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row begins, and its cells; blank lines are no rows."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for row in reader:
            if row:
                yield reader.line_num if reader.line_num == start else start, row
            start = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file, start, None, f"cannot be read as CSV: {_reason(error)}", AGAIN))


def _reason(error: csv.Error) -> str:
    """Return why a row cannot be read; other libraries move the limit of a cell up and down."""
    if "unexpected end" in str(error):
        return "a quote is opened and not closed"
    return _TOO_LONG if "field larger" in str(error) else str(error)


def _header_faults(
    file: str, header: list[str], required: Collection[str], allowed: set[str]
) -> Iterator[Fault]:
    for name in required:
        if name not in header:
            yield Fault(file, 1, name, "column missing", "add it to the header and to every row")
    for name in dict.fromkeys(header):
        if name not in allowed:
            yield Fault(file, 1, name, "unknown column", "correct its name, or delete it")
        elif header.count(name) > 1:
            reason = f"the column is there {header.count(name)} times"
            yield Fault(file, 1, name, reason, "keep one")


def _cells(
    rows: list[tuple[int, list[str]]], header: list[str], file: str, faults: list[Fault]
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in rows:
        wrong = [*_row_faults(file, number, header, row)]
        faults.extend(wrong)
        if not wrong:
            yield number, dict(zip(header, row, strict=True))


def _row_faults(file: str, number: int, header: list[str], row: list[str]) -> Iterator[Fault]:
    if len(row) != len(header):
        yield Fault(file, number, None, "the row has not as many cells as the header", AGAIN)
        return
    for name, cell in zip(header, row, strict=True):
        if runs(cell):
            yield Fault(file, number, name, RUNS.format(cell[:80]), BEGIN_OTHERWISE)
        if len(cell) > LONGEST_CELL:
            yield Fault(file, number, name, _TOO_LONG, AGAIN)
        if not cell.isprintable() and (found := unseen(cell)):
            reason = f"the cell has the control character {found}"
            yield Fault(file, number, name, reason, "delete that character")
