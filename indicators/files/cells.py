"""Cells of text that a spreadsheet would run.

Source: OWASP, CSV injection: a cell that begins with ``= + - @``, tab or carriage return is led by
an apostrophe. Some spreadsheets trim spaces first and know the full-width signs as well.
"""

import re
from typing import TypeVar

_RUNS = re.compile(r"[\t\r\n]|[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER_OR_DASH = re.compile(r" *-?([0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?)? *")
_Cell = TypeVar("_Cell")

# What an input is told that holds such a text.
RUNS = "{!r} begins as a formula does, which a spreadsheet would run"
BEGIN_OTHERWISE = "begin it with a letter"


def may_run(cell: object) -> bool:
    """Return whether a spreadsheet might take a cell for a formula; a number is never one.

    Examples
    --------
    >>> may_run("=1+1"), may_run("  @SUM(A1)"), may_run(-1.5), may_run("a-b"), may_run("−1")
    (True, True, False, False, False)
    """
    return isinstance(cell, str) and _RUNS.match(cell) is not None


def runs(written: str) -> bool:
    """Return whether a cell of a table as it is written might run: not a number, nor a dash alone.

    Examples
    --------
    >>> runs("-1.5"), runs("-"), runs("-1+1")
    (False, False, True)
    """
    return may_run(written) and not _NUMBER_OR_DASH.fullmatch(written)


def plain_cell(cell: _Cell) -> _Cell | str:
    """Return a cell that no spreadsheet runs: text led by an apostrophe where it might.

    A carriage return becomes a line feed: writers of CSV leave it unquoted, and what follows it
    would begin a cell of its own.

    Examples
    --------
    >>> plain_cell("=HYPERLINK(0)"), plain_cell(-2), plain_cell("a")
    ("'=HYPERLINK(0)", -2, 'a')
    """
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if may_run(text) else text
