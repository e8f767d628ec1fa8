"""What was written of a survey, read again: its tables with every fault, and its family."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from data.survey.declarations import Declared, families
from indicators.codelists import codelist
from indicators.errors import DataFaults, Fault, FaultyInput, ReaderMistake
from indicators.files import Refusal, check_number, read_table

LINE = "line"
_AGAIN = "run python -m data.survey again"


def content_of(path: Path) -> bytes:
    """Return a file that ``python -m data.survey`` wrote.

    Raises
    ------
    ReaderMistake
        If it cannot be read.
    """
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        hint = "Name the folder that python -m data.survey wrote."
        raise ReaderMistake(f"{path} cannot be read.", hint) from error


def table_of(
    content: bytes, file: str, needed: Sequence[str], numbers: Sequence[str]
) -> pd.DataFrame:
    """Return a table of estimates, its numbers as numbers or nothing, other cells as texts.

    Parameters
    ----------
    needed, numbers : sequence of str
        Columns that must be there, ``estimate`` and ``obs_status`` among them; those of numbers.

    Returns
    -------
    DataFrame
        Its columns, and ``line``, where in the file each row stands.

    Raises
    ------
    DataFaults
        With every cell that is no number, and every status that is none or carries no value.
    """
    head = content.partition(b"\n")[0].decode("utf-8-sig", "replace")
    table = read_table(content, file, needed, {*head.strip().split(",")})
    if table.faults:
        raise DataFaults(table.faults)
    faults: list[Fault] = []
    rows = [{LINE: line, **_numbered(row, line, file, numbers, faults)} for line, row in table.rows]
    faults += [fault for line, row in table.rows for fault in _status_faults(row, line, file)]
    if faults:
        raise DataFaults(faults)
    found = pd.DataFrame(rows)
    return found.assign(**{name: pd.to_numeric(found[name]) for name in numbers})


def _numbered(
    row: Mapping[str, str], line: int, file: str, numbers: Sequence[str], faults: list[Fault]
) -> dict[str, Any]:
    found: dict[str, Any] = dict(row)
    for name in numbers:
        try:
            found[name] = check_number(row[name])
        except Refusal as refused:
            faults.append(Fault(file, line, name, refused.reason, refused.remedy))
    return found


def _status_faults(row: Mapping[str, str], line: int, file: str) -> Iterator[Fault]:
    status = codelist("obs_status").get(row["obs_status"])
    if status is None:
        reason = f"{row['obs_status'][:80]!r} is not in its code list"
        yield Fault(file, line, "obs_status", reason, _AGAIN)
    elif row["estimate"] and not status["valued"]:
        reason = f"given, though the status {row['obs_status']} carries none"
        yield Fault(file, line, "estimate", reason, _AGAIN)


def family_of(table: pd.DataFrame, file: str) -> Declared:
    """Return the family that declares every indicator of a table under the title it has there.

    Raises
    ------
    FaultyInput
        If there is none.
    """
    given = {*table[["indicator", "title"]].itertuples(index=False, name=None)}
    for declared in families().values():
        if given <= {(name, item.title["en"]) for name, item in declared.indicators.items()}:
            return declared
    raise FaultyInput(f"{file} has indicators that no family of surveys declares.", _AGAIN)
