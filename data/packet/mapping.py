"""A mapping: which register this is, and which of its columns and codes are which of ours."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter

from data.packet.kinds import Column, Kind
from data.packet.periods import span
from indicators.code_lists import Entry
from indicators.codelists import LOOK_UP, areas_of
from indicators.errors import DataFaults, Fault
from indicators.files import Code, Line, Period, Refusal, line_of, read_toml
from indicators.flows import Flow, flows


def _check_file(name: str) -> str:
    if "/" in name or "\\" in name or not name.endswith((".csv", ".json")):
        raise Refusal(f"{name[:80]!r} is no name of a CSV or JSON", "name a file of the folder")
    return name


def _check_found(column: "ColumnOf") -> "ColumnOf":
    if (column.variable is None) == (column.always is None):
        raise Refusal("is either a variable or always the same", "write variable, or always")
    return column


class ColumnOf(Entry):
    """Where a column of ours is found, and how its codes read.

    ``always`` is what it holds in every row, where the register has no such column; ``where`` says
    which other columns must hold what, else the cell is taken for empty.
    """

    variable: Line | None = None
    always: Line | None = None
    where: dict[str, Line] = Field(default_factory=dict)
    values: dict[str, Line | int] | None = None
    missing: list[Line] = Field(default_factory=list)


class TableOf(Entry):
    """A table of the register: its file, how that is written, its columns.

    ``rows`` is, of a JSON, the list within a case whose items are the rows.
    """

    file: Annotated[str, AfterValidator(_check_file)] | None = None
    encoding: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")] | None = None
    delimiter: Annotated[str, Field(pattern=r"^[,;|\t]$")] | None = None
    rows: Line | None = None
    column: dict[str, Annotated[ColumnOf, AfterValidator(_check_found)]] = Field(
        default_factory=dict
    )


class _Mapping(Entry):
    kind: Line
    flow: Code
    period: Period
    synthetic: bool = False
    table: dict[str, TableOf]


_KIND = TypeAdapter(_Mapping)


@dataclass(frozen=True)
class Mapped:
    """A mapping as read: the kind of the register, its flow and period, its tables."""

    kind: Kind
    flow: Flow
    period: str
    synthetic: bool
    tables: Mapping[str, TableOf]
    sha256: str


def read_mapping(path: Path, kinds: Mapping[str, Kind]) -> Mapped:
    """Return what a mapping declares; see ``data/registers/`` for examples.

    Raises
    ------
    DataFaults
        With every fault: no such kind or flow, a table or column that the kind does not have, a
        code that is none of ours.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise DataFaults([Fault(path.name, None, None, reason)]) from error
    given = read_toml(content, path.name, _KIND, LOOK_UP)
    text = content.decode("utf-8")
    faults = [
        Fault(path.name, line_of(text, place), ".".join(place), reason, remedy)
        for place, reason, remedy in _faults(given, kinds)
    ]
    if faults:
        raise DataFaults(faults)
    kind, digest = kinds[given.kind], hashlib.sha256(content).hexdigest()
    flow = flows()[given.flow]
    return Mapped(kind, flow, given.period, given.synthetic, given.table, digest)


_Wrong = tuple[tuple[str, ...], str, str]


def _faults(given: _Mapping, kinds: Mapping[str, Kind]) -> Iterator[_Wrong]:
    if given.flow not in flows():
        yield ("flow",), f"there is no flow {given.flow}", f"there are {', '.join(flows())}"
    if {length for _, length in [span(given.period)] if length % 12}:
        yield ("period",), "a packet is of a year or of several", "write it as 2025"
    if given.kind not in kinds:
        yield ("kind",), f"there is no kind {given.kind[:80]!r}", f"take one of {', '.join(kinds)}"
        return
    kind = kinds[given.kind]
    for name in kind.tables:
        if name not in given.table:
            yield ("table",), f"there is no [table.{name}]", "add it"
    for name, table in given.table.items():
        if name not in kind.tables:
            known = ", ".join(kind.tables)
            yield ("table", name), f"{kind.name} has no table {name}", f"take {known}"
            continue
        yield from _column_faults(name, table, kind.tables[name], synthetic=given.synthetic)


def _column_faults(
    name: str, table: TableOf, columns: Mapping[str, Column], *, synthetic: bool
) -> Iterator[_Wrong]:
    for own, entry in table.column.items():
        place = ("table", name, "column", own)
        if own not in columns:
            yield place, f"{name} has no column {own}", f"take one of {', '.join(columns)}"
            continue
        if own == "stands_for" and not synthetic:
            yield place, "only a synthetic record stands for several", "delete it"
        known = known_codes(columns[own])
        for code in (entry.values or {}).values():
            if known is not None and code not in known:
                yield (*place, "values"), f"{code!r} is not a code of ours", "correct it"


def known_codes(column: Column) -> frozenset[str] | None:
    """Return the codes that a column may hold; None where it holds no codes."""
    if column.kind == "district":
        return frozenset(areas_of("district"))
    return column.codes if column.kind == "code" else None
