"""Tables that leave, none of whose text a spreadsheet runs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.display import printed_number
from indicators.files import may_run, plain_cell
from indicators.model import Indicator
from indicators.plain_rows import plain_rows


def plain_row(cells: Iterable[Any]) -> list[Any]:
    """Return the cells of a row of CSV as no spreadsheet runs them."""
    return [plain_cell(cell) for cell in cells]


def plain_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose text, the names of its columns too, no spreadsheet runs."""
    made = table.copy()
    for place, kind in enumerate(table.dtypes):
        if not pd.api.types.is_numeric_dtype(kind):
            made.isetitem(place, plain_row(table.iloc[:, place]))
    made.columns = pd.Index(plain_row(table.columns))
    return made


def printed_cells(
    numbers: Iterable[Any], observations: pd.DataFrame, item: Indicator | None = None
) -> list[str]:
    """Return a column of numbers of some observations, each as its source printed it.

    For a file of text, which has no other way to say with how many decimals a number is meant.
    What is absent is empty; a number of an indicator no longer declared has no more decimals than
    it needs. ``item`` is the declaration of all of them, where it is not the present one.
    """
    return printed_in_rows(numbers, plain_rows(observations), item)


def printed_in_rows(
    numbers: Iterable[Any], rows: Sequence[Mapping[Any, Any]], item: Indicator | None = None
) -> list[str]:
    """Return a column as ``printed_cells``, of observations that were read as rows before."""
    return [printed_of(number, row, item) for number, row in zip(numbers, rows, strict=True)]


def printed_of(number: Any, row: Mapping[Any, Any], item: Indicator | None = None) -> str:
    """Return one number of an observation as its source printed it; nothing where it is absent."""
    if number is None or pd.isna(number):
        return ""
    return _printed(item or catalog().get(row["indicator"]), row, float(number))


def _printed(item: Indicator | None, row: Mapping[Any, Any], number: float) -> str:
    return printed_number(item, row, number) if item else repr(number).removesuffix(".0")


def write_texts(sheet: Any) -> None:
    """Mark every text of a workbook's sheet as text, which its writer would guess from its start.

    A text that might run keeps its letters: the format of the cell says that it is text, also
    after it has been edited.
    """
    for cell in _texts(sheet):
        cell.data_type = "s"
        if may_run(cell.value):
            cell.quotePrefix = True


def _texts(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))
