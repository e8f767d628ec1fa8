"""What a cell of a register is, or why it is none: never with what stands in it."""

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import lru_cache, partial
from typing import Any

from data.illustrative import MARK
from data.packet.kinds import Column, ColumnKind
from data.packet.mapping import ColumnOf, Mapped, TableOf, known_codes
from data.packet.periods import years
from indicators.files import number

Taker = Callable[[str], Any]
_KEPT = 4096  # different cells of a column that are remembered
_BAKU = timezone(timedelta(hours=4))  # all year, since 2016


def needed_names(entry: ColumnOf) -> list[str]:
    """Return the columns of a register that a column of ours is made of."""
    return [name for name in (entry.variable, *entry.where) if name is not None]


def wanted_names(table: TableOf) -> list[str]:
    """Return every column of a register that a mapping names, once."""
    return [*dict.fromkeys(n for one in table.column.values() for n in needed_names(one))]


def cell_of(names: Sequence[str], entry: ColumnOf) -> Callable[[list[str]], str]:
    """Return what finds the cell of a column of ours in a row.

    Parameters
    ----------
    names : sequence of str
        The columns of the register.
    """
    place = names.index(entry.variable) if entry.variable else None
    where = {names.index(name): value for name, value in entry.where.items()}

    if place is not None and not where and not entry.always:
        return lambda cells: cells[place].strip()

    def cell(cells: list[str]) -> str:
        if any(cells[one].strip() != value for one, value in where.items()):
            return ""
        return entry.always or "" if place is None else cells[place].strip()

    return cell


def taker(column: Column, entry: ColumnOf, mapped: Mapped) -> Taker:
    """Return what makes a value of a cell of a column.

    It raises a ``ValueError`` that says what is wrong with a cell. A register says the same again
    and again: what was made of a cell is kept, but for records, no two of which are the same.
    """
    plain = _plain(column, mapped)
    values, missing = entry.values, {*entry.missing}

    def take(cell: str) -> Any:
        if not cell or cell in missing:
            if column.empty:
                return None
            raise ValueError("is empty")
        if not cell.isprintable():
            raise ValueError("holds characters that are none of its encoding")
        if values is None:
            return plain(cell)
        if cell not in values:
            raise ValueError("has a code that the mapping does not have")
        return plain(str(values[cell]))

    return take if column.kind == "record" else lru_cache(_KEPT)(take)


def _plain(column: Column, mapped: Mapped) -> Taker:
    coded = partial(_code, known=known_codes(column) or frozenset())
    takers: Mapping[ColumnKind, Taker] = {
        "district": coded,
        "code": coded,
        "number": partial(_number, column=column),
        "whole": partial(_whole, column=column),
        "year": partial(_year, known=years(mapped.period)),
        "date": _day,
        "record": partial(_record, salt=secrets.token_bytes(16)),
        "mark": partial(_mark, synthetic=mapped.synthetic),
    }
    return takers[column.kind]


def _code(cell: str, known: frozenset[str]) -> str:
    if cell not in known:
        raise ValueError("has a code that is none of ours")
    return cell


def _number(cell: str, column: Column) -> float:
    value = number(cell)
    if value is None:
        raise ValueError("is no number")
    if not column.least <= value <= column.most:
        raise ValueError(f"is not from {column.least:g} to {column.most:g}")
    return value


def _whole(cell: str, column: Column) -> int:
    value = _number(cell, column)
    if value != int(value):
        raise ValueError("is not a whole number")
    return int(value)


def _year(cell: str, known: range) -> int:
    if not (cell.isascii() and cell.isdigit() and int(cell) in known):
        raise ValueError("is not a year of the period")
    return int(cell)


def _day(cell: str) -> str:
    """Return a day; of a moment with its zone the day that it is in Baku."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        raise ValueError("is no day, as 2025-09-15") from None
    local = moment.astimezone(_BAKU) if moment.tzinfo else moment
    return local.date().isoformat()


def _record(cell: str, salt: bytes) -> int:
    """Return what tells a record apart within one run, and means nothing outside it."""
    digest = hashlib.blake2b(cell.encode(), digest_size=8, key=salt).digest()
    return int.from_bytes(digest, "big", signed=True)


def _mark(cell: str, *, synthetic: bool) -> str:
    if cell == MARK and not synthetic:
        raise ValueError("is a synthetic record, and the mapping does not say so")
    return ""
