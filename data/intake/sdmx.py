"""SDMX-CSV as rows of our own columns: version 1.0 (DATAFLOW) and 2.0 (STRUCTURE, STRUCTURE_ID).

Source: SDMX-CSV field guides 1.0 and 2.0 (https://github.com/sdmx-twg/sdmx-csv). Codes are those
of our own exports; where a message gives "code: name", the code counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from data.intake.safe import first_cells
from data.intake.told import Found, saying
from indicators.dataflow import AGENCY, FLOW
from indicators.files import read_table
from indicators.model import Text

_FIRST = {"DATAFLOW": "1.0", "STRUCTURE": "2.0"}  # the first column tells the version
_ABOUT = ("dataflow", "structure", "structure_id", "action", "data_source", "edition")
_LEFT_OUT = frozenset({*_ABOUT, "structure_name", "data_release"})
_TEXTS = frozenset({"source_cell", "source_link", "footnotes"})
_TAKEN = frozenset({"", "I", "A", "M", "R"})  # information, append, merge, replace; not delete
_BETWEEN = ": "


@dataclass
class Message:
    """The rows of a message, each with its line, and what is wrong with it."""

    head: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    faults: list[Found] = field(default_factory=list)


def is_sdmx(content: bytes) -> bool:
    """Return whether a CSV begins as a message of SDMX-CSV does."""
    return next(iter(_head(content)), "").partition("[")[0] in _FIRST


def read_sdmx(content: bytes, name: str, flow: str) -> Message:
    """Return what a message holds for a flow.

    Parameters
    ----------
    flow : str
        Whose figures they must be, where the message names a source.
    """
    head = _head(content)
    table = read_table(content, name, (), {*head})
    found = Message(head=[_id(cell).lower() for cell in head])
    found.faults = [Found(name, f.row, f.column, saying("unsafe_sdmx")) for f in table.faults]
    if found.faults:
        return found
    found.columns = [column for column in found.head if column not in _LEFT_OUT]
    for line, row in table.rows:
        cells = {
            column: cell if column in _TEXTS else _id(cell)
            for column, cell in zip(found.head, row.values(), strict=True)
        }
        found.faults += [Found(name, line, *wrong) for wrong in _wrong(cells, flow)]
        found.rows.append((line, [cells[column] for column in found.columns]))
    return found


def _wrong(cells: Mapping[str, str], flow: str) -> Iterator[tuple[str, Text]]:
    """Yield what a row says of itself that it must not: whose it is, and what to do with it."""
    named = cells.get("dataflow") or cells.get("structure_id", "")
    if not named.startswith(f"{AGENCY}:{FLOW}("):
        yield "structure_id" if "structure_id" in cells else "dataflow", saying("other_dataflow")
    if cells.get("action", "").upper() not in _TAKEN:
        yield "action", saying("other_action")
    if cells.get("data_source", "") not in ("", flow):
        yield "data_source", saying("other_source", flow=flow)
    if cells.get("edition", "") not in ("", "published"):
        yield "edition", saying("other_edition")


def _id(cell: str) -> str:
    """Return the code of a cell that may have its name after it.

    Examples
    --------
    >>> _id("AZ-GA: Ganja"), _id("AZ-GA"), _id("CRM_AZE:DF_CHILD_RIGHTS(1.0): Child rights")
    ('AZ-GA', 'AZ-GA', 'CRM_AZE:DF_CHILD_RIGHTS(1.0)')
    """
    return cell.partition(_BETWEEN)[0].strip()


def _head(content: bytes) -> list[str]:
    first = content.decode("utf-8-sig", "replace").partition("\n")[0]
    return first_cells(first)
