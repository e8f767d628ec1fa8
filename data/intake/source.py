"""A source folder as an accepted answer makes it: ``source.toml`` and one table, as bytes."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from indicators.codelists import codelist
from indicators.files import LANGUAGES, plain_cell
from indicators.flows import Flow
from indicators.observations import COLUMNS, KEY, MEASURES

FIGURES = "figures.csv"
ABOUT = "source.toml"
_COLUMNS = tuple(name for name in COLUMNS if name not in ("edition", "data_source", "unit_measure"))


def folder_of(flow: Flow, rows: Iterable[Mapping[str, Any]], day: date) -> dict[str, bytes]:
    """Return the files of the source of a flow; the same rows in any order give the same bytes.

    Parameters
    ----------
    rows : iterable of rows
        Observations under the frame contract.
    day : date
        On which they were accepted.
    """
    ordered = sorted(rows, key=lambda row: [str(row[name]) for name in KEY])
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_cell(name, row[name]) for name in _COLUMNS] for row in ordered)
    table = buffer.getvalue().encode()
    return {ABOUT: source_toml(flow, table, len(ordered), day), FIGURES: table}


def source_toml(flow: Flow, table: bytes, rows: int, day: date) -> bytes:
    """Return what the source of a flow says of itself; a JSON string is a TOML string."""
    agency: Mapping[str, str] = codelist("agency")[flow.agency]
    plain: dict[str, str | int] = {
        "kind": "administrative",
        "edition": day.isoformat(),
        "year": day.year,
        "licence": flow.licence,
        "retrieved": day.isoformat(),
    }
    lines = [f"{key} = {_string(value)}" for key, value in plain.items()]
    for name, text in (("publisher", agency), ("title", flow.title)):
        lines += ["", f"[{name}]", *(f"{code} = {_string(text[code])}" for code in LANGUAGES)]
    digest = hashlib.sha256(table).hexdigest()
    lines += ["", "[sha256]", f'"{FIGURES}" = "{digest}"', "", "[rows]", f'"{FIGURES}" = {rows}']
    return "\n".join([*lines, ""]).encode()


def _string(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cell(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name in MEASURES:
        return repr(float(value)).removesuffix(".0")
    return str(plain_cell(str(value)))
