"""The record of requests, read and checked: what was asked of whom, and what came of it.

``data/requests/requests.csv`` holds one line a request. That it was answered is said where the
answer is: ``accepted.toml`` beside the figures names the request, written with them in one act.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter, ValidationInfo

from data.inputs.cells import check_listed
from data.inputs.rows import checked
from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.errors import DataFaults, Fault
from indicators.files import Refusal, check_line, check_period, read_table, read_toml
from indicators.flows import asked_flows

ACCEPTED = "accepted.toml"  # beside the figures of a flow: what was accepted when, and why
REQUESTS = "requests.csv"
_FILE = f"requests/{REQUESTS}"
_EMPTY = "a header without rows"

Row = dict[str, Any]


def _check_day(text: str) -> str:
    """Return a day of the calendar."""
    try:
        written = date.fromisoformat(text).isoformat()
    except ValueError:
        written = ""
    if written != text or not text:
        raise Refusal(f"{text[:80]!r} is not a day of the calendar", "write it as 2026-11-29")
    return text


def _check_flow(code: str) -> str:
    if code not in asked_flows():
        raise Refusal(f"there is no flow {code[:80]!r}", "take one of indicators/flows")
    return code


def _check_agency(code: str) -> str:
    return check_listed(codelist("agency"), code)


def _check_indicators(text: str) -> str:
    asked = text.split(" ")
    for code in asked:
        if code not in catalog():
            raise Refusal(f"{code[:80]!r} is not declared", "name indicators, a space between two")
    if len({*asked}) < len(asked):
        raise Refusal("an indicator stands twice", "name each once")
    return text


def _check_due(text: str, info: ValidationInfo) -> str:
    return _not_before(_check_day(text), info.data.get("asked"), "asked")


def _check_number(text: str, info: ValidationInfo) -> str:
    own = f"{info.data.get('flow')}-{info.data.get('asked')}"
    if None not in (info.data.get("flow"), info.data.get("asked")) and not text.startswith(own):
        raise Refusal(f"{text[:80]!r} does not begin with {own}", "give flow and day asked")
    return text


def _check_refused(text: str, info: ValidationInfo) -> str | None:
    if not text:
        return None
    return _not_before(_check_day(text), info.data.get("asked"), "asked")


def _not_before(text: str, earlier: str | None, name: str) -> str:
    if earlier is not None and text < earlier:
        raise Refusal(f"{text} is before the day it was {name} ({earlier})", "correct one of them")
    return text


def _check_reason(text: str, info: ValidationInfo) -> str | None:
    if "refused" not in info.data:
        return text
    if info.data["refused"] is None:
        if text:
            raise Refusal("a reason of what was not refused", "give the day, or take it out")
        return None
    return check_line(text)


_Day = Annotated[str, AfterValidator(_check_day)]
_Reason = Annotated[Any, AfterValidator(_check_reason)]


class Asked(BaseModel):
    """One request on record. A check may look at the fields above its own."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    flow: Annotated[str, AfterValidator(_check_flow)]
    asked: _Day
    number: Annotated[str, AfterValidator(check_line), AfterValidator(_check_number)]
    agency: Annotated[str, AfterValidator(_check_agency)]
    indicators: Annotated[str, AfterValidator(_check_indicators)]
    time_period: Annotated[str, AfterValidator(check_period)]
    due: Annotated[str, AfterValidator(_check_due)]
    refused: Annotated[Any, AfterValidator(_check_refused)]
    reason_en: _Reason
    reason_az: _Reason
    reason_ru: _Reason


COLUMNS = (
    "number", "flow", "agency", "indicators", "time_period", "asked", "due", "refused",
    "reason_en", "reason_az", "reason_ru",
)  # fmt: skip


@dataclass(frozen=True)
class Accepted:
    """When an answer was accepted, and to which request; what else is recorded is not read."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="ignore")

    day: _Day
    request: str = ""


@dataclass(frozen=True)
class _Record:
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="forbid")

    accepted: tuple[Accepted, ...]


_RECORD = TypeAdapter(_Record)


def read_accepted(code: str, content: bytes, faults: list[Fault]) -> dict[str, str]:
    """Return the day on which an answer to each request was first accepted by a source."""
    try:
        read = read_toml(content, f"observations/{code}/{ACCEPTED}", _RECORD)
    except DataFaults as error:
        faults.extend(error.faults)
        return {}
    found: dict[str, str] = {}
    for one in read.accepted:
        if one.request:
            found[one.request] = min(one.day, found.get(one.request, one.day))
    return found


def read_requests(content: bytes, answered: Mapping[str, str]) -> tuple[list[Row], list[Fault]]:
    """Return the requests of a record, and everything that is wrong with it.

    Parameters
    ----------
    answered : mapping
        The day on which each request that has an answer got it.
    """
    table = read_table(content, _FILE, COLUMNS, {*COLUMNS})
    faults = [fault for fault in table.faults if fault.reason != _EMPTY]
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for number, cells_of_row in table.rows:
        given = {name: cell.strip() for name, cell in cells_of_row.items()}
        fields = {name: given[name] for name in Asked.model_fields}
        row, found = checked(Asked, fields, {}, _FILE, number)
        faults += found
        if row is not None:
            faults += _again(row, number, seen)
            row["answered"] = answered.get(row["number"])
            faults += _answered_late_enough(row, number)
            rows.append(row)
    return rows, faults


def _again(row: Row, number: int, seen: dict[str, int]) -> Iterator[Fault]:
    if row["number"] in seen:
        reason = f"the same number as row {seen[row['number']]}"
        yield Fault(_FILE, number, "number", reason, "keep the one that was sent")
    seen.setdefault(row["number"], number)


def _answered_late_enough(row: Row, number: int) -> Iterator[Fault]:
    day = row["answered"]
    if day is not None and date.fromisoformat(day) < date.fromisoformat(row["asked"]):
        reason = f"answered on {day} ({ACCEPTED} of {row['flow']}), before it was asked"
        yield Fault(_FILE, number, "asked", reason, "correct one of them")
