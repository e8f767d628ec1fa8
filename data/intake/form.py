"""Answers to a form for the field as rows of our own columns: a figure a row, where it stands."""

import csv
import io
from collections.abc import Iterator, Mapping

from data.intake.sheet import Filled
from data.intake.told import Found, saying
from data.request import GIVEN, NOTE, STATUS, code_in
from indicators.codelists import DIMENSIONS
from indicators.files import read_table
from indicators.flows import flows

# What the programs that collect add of their own, beside all that begins with an underscore.
_OTHERS = frozenset(
    {"start", "end", "today", "deviceid", "username", "SubmissionDate", "KEY", "SubmitterID"}
    | {"SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState"}
    | {"DeviceID", "Edits", "FormVersion", "instanceID", "instanceName", "formdef_version"}
)
_ROWS = ("indicator", "ref_area", "time_period", *DIMENSIONS, "obs_value", "obs_status")
COLUMNS = (*_ROWS, "footnotes")


def is_of_form(content: bytes) -> bool:
    """Return whether a CSV has the columns that a form fills in and none that names indicators."""
    head = {*_head(content)}
    return {*GIVEN, "ref_area"} <= head and "indicator" not in head


def read_form(content: bytes, name: str) -> Filled:
    """Return the answers to a form; a question without an answer is left out, never zero."""
    head = _head(content)
    table = read_table(content, name, GIVEN, {*head})
    filled = Filled(sheet=name, columns=[*COLUMNS])
    filled.faults = [Found(name, f.row, f.column, saying("unsafe_form")) for f in table.faults]
    requests = {row["request"] for _, row in table.rows}
    if len(requests) > 1:
        filled.faults.append(Found(name, None, "request", saying("other_requests")))
    if filled.faults or not table.rows:
        return filled
    first = table.rows[0][1]
    flow = _flow_of(first["request"])
    filled.properties = {
        "flow": flow,
        "request": first["request"],
        "template": first["template"],
        "due": "",
        "language": "",
    }
    indicators = flows()[flow].indicators if flow in flows() else ()
    ours = {*GIVEN, "ref_area", *DIMENSIONS}
    ours |= {f"{code}{end}" for code in indicators for end in ("", STATUS, NOTE)}
    for column in head:
        if column not in ours | _OTHERS and not column.startswith(("_", "meta")):
            filled.faults.append(Found(name, 1, column, saying("other_column")))
    for line, row in table.rows:
        for code, cells in _answers(row, indicators):
            filled.rows.append((line, cells))
            filled.questions.append(code)
    return filled


def _head(content: bytes) -> list[str]:
    first = content.decode("utf-8-sig", "replace").partition("\n")[0]
    return next(csv.reader(io.StringIO(first)), [])


def _flow_of(number: str) -> str:
    """Return the flow of a request by its number: the longest whose code begins it."""
    found = [code for code in flows() if number.startswith(f"{code}-")]
    return max(found, key=len, default=number[:80])


def _answers(
    row: Mapping[str, str], indicators: tuple[str, ...]
) -> Iterator[tuple[str, list[str]]]:
    for code in indicators:
        value, status, note = (row.get(f"{code}{end}", "").strip() for end in ("", STATUS, NOTE))
        if value or status or note:
            groups = [code_in(row.get(name, "")) for name in ("ref_area", "time_period")]
            groups += [code_in(row.get(name, "")) for name in DIMENSIONS]
            yield code, [code, *groups, value, code_in(status), note]
