"""A source folder as an accepted answer makes it: ``source.toml`` and one table, as bytes."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from data.settings import is_demonstration
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
        "kind": flow.kind,
        "edition": day.isoformat(),
        "year": day.year,
        "licence": flow.licence,
        "retrieved": day.isoformat(),
    }
    lines = [f"{key} = {_string(value)}" for key, value in plain.items()]
    for name, text in (("publisher", agency), ("title", _title(flow))):
        lines += ["", f"[{name}]", *(f"{code} = {_string(text[code])}" for code in LANGUAGES)]
    digest = hashlib.sha256(table).hexdigest()
    lines += ["", "[sha256]", f'"{FIGURES}" = "{digest}"', "", "[rows]", f'"{FIGURES}" = {rows}']
    return "\n".join([*lines, ""]).encode()


def _title(flow: Flow) -> Mapping[str, str]:
    """Return the title of the source; in a demonstration it says that its figures are invented."""
    if not is_demonstration():
        return flow.title
    said = codelist("intake")["demonstration"]
    return {code: said[code].format(title=flow.title[code]) for code in LANGUAGES}


def _string(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cell(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name in MEASURES:
        return repr(float(value)).removesuffix(".0")
    return str(plain_cell(str(value)))
