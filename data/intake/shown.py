"""A table as it was sent, to be shown with its faults: text alone, nothing is judged."""

from dataclasses import dataclass
from typing import Literal

from data.intake.sheet import read_filled
from indicators.files import read_table
from indicators.observations import COLUMNS


@dataclass(frozen=True)
class Sheet:
    """The columns of a table by their codes, and its answered rows by their number."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(content: bytes, form: Literal["xlsx", "csv"]) -> Sheet | None:
    """Return the table of a file; None where none can be read from it."""
    if form == "csv":
        rows = read_table(content, "table.csv", (), {*COLUMNS}).rows
        columns = tuple(rows[0][1]) if rows else ()
        told = [(row, tuple(cells.get(name, "") for name in columns)) for row, cells in rows]
    else:
        filled = read_filled(content, "table.xlsx")
        columns = tuple(filled.columns)
        told = [(row, tuple(cells)) for row, cells in filled.rows]
    return Sheet(columns, tuple(told)) if columns and told else None
