"""Answers to a form for the field as rows of our own columns: a figure a row, where it stands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from data.intake.collected import (
    asked_columns,
    comma_table,
    head_of,
    held_back,
    is_added,
    plain_names,
    questions,
    sent_at,
)
from data.intake.sheet import Filled
from data.intake.told import Found, saying
from data.request import GIVEN, NOTE, STATUS, code_in
from indicators.codelists import DIMENSIONS
from indicators.files import read_table
from indicators.flows import flows

_WHOSE = ("ref_area", "time_period", *DIMENSIONS)
_ROWS = ("indicator", *_WHOSE, "obs_value", "obs_status")
COLUMNS = (*_ROWS, "footnotes")


@dataclass(frozen=True)
class Sending:
    """What was sent once: its line, of which area and groups, when, and its answers."""

    line: int
    whose: tuple[str, ...]
    sent: datetime | None
    answers: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)


def is_of_form(content: bytes) -> bool:
    """Return whether a CSV has the columns that a form fills in and none that names indicators."""
    head = {*plain_names(head_of(content))}
    return {*GIVEN, "ref_area"} <= head and "indicator" not in head


def read_form(content: bytes, name: str, *, latest: bool = False) -> Filled:
    """Return the answers to a form; a question without an answer is left out, never zero.

    Parameters
    ----------
    latest : bool
        Whether of several sendings of one area and the same groups the last alone counts; else a
        question that is answered twice is a fault.
    """
    head, written = comma_table(content)
    table = read_table(written, name, (), {str(place) for place in range(len(head))})
    filled = Filled(sheet=name, columns=[*COLUMNS])
    filled.faults = [Found(name, f.row, f.column, saying("unsafe_form")) for f in table.faults]
    rows = [(line, [*row.values()]) for line, row in table.rows]
    plain = [(line, dict(zip(plain_names(head), cells, strict=True))) for line, cells in rows]
    if len({row["request"] for _, row in plain}) > 1:
        filled.faults.append(Found(name, None, "request", saying("other_requests")))
    if filled.faults or not rows:
        return filled
    flow = _properties(plain[0][1], filled)
    indicators = flows()[flow].indicators if flow in flows() else ()
    named = questions(head, indicators)
    filled.faults += [*_unknown(name, head, named, indicators), *_held(name, plain)]
    sendings = [
        _sending(line, dict(zip(named, cells, strict=True)), indicators) for line, cells in rows
    ]
    if latest:
        filled.faults += [*_without_time(name, sendings)]
        sendings = _last_of_each(sendings)
    _take(name, sendings, filled)
    return filled


def _properties(first: Mapping[str, str], filled: Filled) -> str:
    """Tell of the table which request it answers; return the flow of it."""
    flow = _flow_of(first["request"])
    given = {name: first[name] for name in ("request", "template")}
    filled.properties = {"flow": flow, **given, "due": "", "language": ""}
    return flow


def _flow_of(number: str) -> str:
    """Return the flow of a request by its number: the longest whose code begins it."""
    found = [code for code in flows() if number.startswith(f"{code}-")]
    return max(found, key=len, default=number[:80])


def _unknown(
    name: str, head: list[str], named: list[str], indicators: tuple[str, ...]
) -> Iterator[Found]:
    asked = {*asked_columns(indicators)}
    for column, question in zip(head, named, strict=True):
        if question not in asked and not is_added(question, column):
            yield Found(name, 1, column, saying("other_column"))


def _sending(line: int, row: Mapping[str, str], indicators: tuple[str, ...]) -> Sending:
    answers = {}
    for code in indicators:
        value, status, note = (row.get(f"{code}{end}", "").strip() for end in ("", STATUS, NOTE))
        if value or status or note:
            answers[code] = value, code_in(status), note
    return Sending(
        line, tuple(code_in(row.get(name, "")) for name in _WHOSE), sent_at(row), answers
    )


def _held(name: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Found]:
    for line, row in rows:
        if column := held_back(row):
            yield Found(name, line, column, saying("held_back"))


def _without_time(name: str, sendings: list[Sending]) -> Iterator[Found]:
    times = Counter(one.whose for one in sendings)
    for one in sendings:
        if one.sent is None and times[one.whose] > 1:
            yield Found(name, one.line, None, saying("no_time"))


def _last_of_each(sendings: list[Sending]) -> list[Sending]:
    """Return of each area and groups the last sending, in the order of the lines."""
    dated = sorted((one for one in sendings if one.sent), key=lambda one: (one.sent, one.line))
    last = {one.whose: one for one in [*(o for o in sendings if not o.sent), *dated]}
    return sorted(last.values(), key=lambda one: one.line)


def _take(name: str, sendings: list[Sending], filled: Filled) -> None:
    """Take each answer with its question and line; one that was given before is a fault."""
    first: dict[tuple[str, ...], int] = {}
    for one in sendings:
        for code, told in one.answers.items():
            key = (code, *one.whose)
            if key in first:
                again = saying("sent_again", row=str(first[key]))
                found = Found(name, one.line, code, again, saying("sent_again_remedy"))
                filled.faults.append(found)
                continue
            first[key] = one.line
            filled.rows.append((one.line, [*key, *told]))
            filled.questions.append(code)
