"""A register as a file: read in pieces, every row that cannot be counted told and counted."""

import codecs
import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from data.packet.kinds import Column
from data.packet.mapping import ColumnOf, Mapped, TableOf
from data.packet.nested import nested_rows
from data.packet.values import cell_of, needed_names, taker, wanted_names
from indicators.errors import Fault, FaultyInput

_PIECE = 50_000
_TOLD = 20  # rows told one by one, of one column and reason
_PROBE = 1_000_000
_DELIMITERS = ",;\t|"
_TYPES = {
    "district": pa.string(),
    "code": pa.string(),
    "date": pa.string(),
    "whole": pa.int64(),
    "year": pa.int64(),
    "record": pa.int64(),
    "mark": pa.string(),
    "number": pa.float64(),
}
_ROW = "row"


@dataclass
class Report:
    """What was guessed, which rows cannot be counted, and how many there are of each fault."""

    guesses: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    counts: Counter[tuple[str, str | None, str]] = field(default_factory=Counter)
    left_out: int = 0
    records: int = 0

    def add(self, file: str, row: int, column: str | None, reason: str) -> None:
        """Note a fault of a row; the first few of a kind are told, all are counted."""
        self.counts[file, column, reason] += 1
        if self.counts[file, column, reason] <= _TOLD:
            self.faults.append(Fault(file, row, column, reason))

    def lines(self) -> Iterator[str]:
        """Yield the report, line by line; nothing of it repeats what stands in a cell."""
        yield from (f"guessed: {guess}" for guess in self.guesses)
        yield from (f"{fault}" for fault in self.faults)
        for (file, column, reason), count in self.counts.items():
            where = f"{file}, column {column}" if column else file
            yield f"{where}: {reason}: {count} row(s)"
        yield f"{self.records} row(s) counted, {self.left_out} row(s) with a fault"


def read_table(path: Path, name: str, mapped: Mapped, out: Path, report: Report) -> None:
    """Write the rows of a table that can be counted as Parquet, in the columns of its kind.

    Raises
    ------
    FaultyInput
        If the file cannot be read, or lacks a column.
    """
    table, columns = mapped.tables[name], mapped.kind.tables[name]
    try:
        with _opened(path, table, report) as rows:
            _, header = next(rows, (1, []))
            given = _given(path, header or [], table, columns, report)
            wanted = {own: columns[own] for own in given}
            takers = {own: taker(wanted[own], given[own], mapped) for own in given}
            names = [name.strip().removeprefix("\ufeff") for name in header or []]
            found = {own: cell_of(names, entry) for own, entry in given.items()}
            _write(out, wanted, _kept(path.name, rows, len(names), found, takers, given, report))
    except OSError as error:
        raise FaultyInput(f"{path} cannot be read: {error.strerror or error}.") from error


@contextmanager
def _opened(
    path: Path, table: TableOf, report: Report
) -> Iterator[Iterator[tuple[int, list[str] | None]]]:
    """Open a register: its header, then its rows, each with the line or the place it is at."""
    if path.suffix.lower() == ".json":
        names = wanted_names(table)
        rows = enumerate(nested_rows(path, names, table.rows), start=1)
        yield chain([(0, names)], rows)
        return
    encoding = table.encoding or _guess_encoding(path, report)
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        head = file.readline()
        delimiter = table.delimiter or _guess_delimiter(path, head, report)
        file.seek(0)
        yield _rows(file, delimiter)


def _rows(file: TextIO, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row with the line it begins on; None for one that is none."""
    reader = csv.reader(file, delimiter=delimiter)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield first, None
            continue
        if cells:
            yield first, None if reader.line_num > first else cells


def _kept(
    file: str,
    rows: Iterator[tuple[int, list[str] | None]],
    width: int,
    found: Mapping[str, Callable[[list[str]], str]],
    takers: Mapping[str, Callable[[str], Any]],
    given: Mapping[str, ColumnOf],
    report: Report,
) -> Iterator[list[Any]]:
    """Yield the values of every row that can be counted, its line first."""
    columns = [(own, cell, takers[own]) for own, cell in found.items()]
    for line, cells in rows:
        values: list[Any] = [line]
        wrong = False
        if cells is None:
            report.add(file, line, None, "cannot be read as one row: a quote is not closed")
            wrong = True
        elif len(cells) != width:
            report.add(file, line, None, "does not have as many cells as the header")
            wrong = True
        else:
            for own, cell, take in columns:
                try:
                    values.append(take(cell(cells)))
                except ValueError as error:
                    report.add(file, line, given[own].variable or own, str(error))
                    wrong = True
        if wrong:
            report.left_out += 1
        else:
            report.records += 1
            yield values


def _write(out: Path, columns: Mapping[str, Column], rows: Iterator[list[Any]]) -> None:
    fields = [(_ROW, pa.int64()), *((own, _TYPES[c.kind]) for own, c in columns.items())]
    schema = pa.schema(fields)
    with pq.ParquetWriter(out, schema) as writer:
        piece: list[list[Any]] = []
        for values in rows:
            piece.append(values)
            if len(piece) == _PIECE:
                writer.write_table(_piece(piece, schema))
                piece = []
        writer.write_table(_piece(piece, schema))


def _piece(rows: Sequence[Sequence[Any]], schema: pa.Schema) -> pa.Table:
    columns = [*zip(*rows, strict=True)] if rows else [()] * len(schema)
    arrays = [pa.array(own, kind.type) for own, kind in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _given(
    path: Path,
    header: Sequence[str],
    table: TableOf,
    columns: Mapping[str, Column],
    report: Report,
) -> dict[str, ColumnOf]:
    """Return where each column of ours is, those guessed by their name among them."""
    names = [name.strip().removeprefix("\ufeff") for name in header]
    found: dict[str, ColumnOf] = {}
    missing = []
    for own, column in columns.items():
        entry = table.column.get(own)
        if entry is None and own in names and own != "stands_for":
            report.guesses.append(f"{path.name}: the column {own} is our {own}, by its name")
            entry = ColumnOf(variable=own)
        needed = needed_names(entry) if entry is not None else [own] * column.needed
        wrong = [name for name in needed if names.count(name) != 1]
        for variable in wrong:
            often = "twice" if names.count(variable) > 1 else "not"
            missing.append(f"{variable} (our {own}) is {often} in its header")
        if entry is not None and not wrong:
            found[own] = entry
    if missing:
        raise FaultyInput(f"{path.name}: {'; '.join(missing)}.", "Correct the mapping.")
    return found


def _guess_encoding(path: Path, report: Report) -> str:
    """Return the encoding that the beginning of a file can be; it is told as a guess."""
    with path.open("rb") as file:
        start = file.read(_PROBE)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        guess = "utf-16"
    else:
        try:
            codecs.getincrementaldecoder("utf-8")().decode(start)
        except UnicodeDecodeError:
            hint = 'Say it in the mapping: encoding = "cp1251", say.'
            raise FaultyInput(f"{path.name} is not in UTF-8.", hint) from None
        guess = "utf-8-sig"
    report.guesses.append(f"{path.name}: the encoding is {guess}")
    return guess


def _guess_delimiter(path: Path, head: str, report: Report) -> str:
    guess = max(_DELIMITERS, key=head.count)
    name = {"\t": "a tabulator"}.get(guess, repr(guess))
    report.guesses.append(f"{path.name}: the cells are divided by {name}")
    return guess
