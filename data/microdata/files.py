"""The files that microdata come as: SPSS, Stata, CSV and Parquet; only the variables asked for."""

import csv
import gzip
import os
import warnings
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat

from data.microdata.mapping import Survey
from indicators.errors import DataFaults, Fault

_UNREADABLE = (
    OSError,
    EOFError,
    UnicodeError,
    LookupError,
    ValueError,
    TypeError,
    OverflowError,
    MemoryError,
    csv.Error,
    zlib.error,
    pa.ArrowException,
    pyreadstat.ReadstatError,
    pyreadstat.PyreadstatError,
)


@dataclass(frozen=True)
class Described:
    """What a file says of itself: its variables in order, and for each the labels of its codes."""

    variables: tuple[str, ...]
    labels: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)


def describe(file: Path, encoding: str | None = None, delimiter: str = ",") -> Described:
    """Return what a file of microdata says of itself; no record is read.

    Raises
    ------
    DataFaults
        If it is of no known format, or cannot be read.
    """
    found: Described = _tried(file, lambda reader: reader(file, encoding, delimiter, None))
    return found


def read_raw(
    file: Path, variables: Sequence[str], encoding: str | None = None, delimiter: str = ","
) -> pd.DataFrame:
    """Return some variables of a file as they stand, by the names that the file has for them.

    Raises
    ------
    DataFaults
        As :func:`describe`.
    """
    found: pd.DataFrame = _tried(
        file, lambda reader: reader(file, encoding, delimiter, [*variables])
    )
    return found


def is_microdata(file: Path) -> bool:
    """Return whether the name of a file ends as microdata do."""
    return _reader_of(file) is not None


def read_variables(file: Path, survey: Survey) -> tuple[pd.DataFrame, list[tuple[str | None, str]]]:
    """Return the variables named, by their names in the mapping, and those that are absent."""
    there = describe(file, survey.encoding, survey.delimiter).variables
    place = {name: places_of(name, there) for column in survey.columns for name in column.variables}
    wanted = [*dict.fromkeys(own[0] for own in place.values() if len(own) == 1)]
    raw = read_raw(file, wanted, survey.encoding, survey.delimiter)
    named = {name: raw[own[0]] for name, own in place.items() if len(own) == 1}
    faults: list[tuple[str | None, str]] = [
        (None, f"there is no variable {name}" if not own else f"{name} is there {len(own)} times")
        for name, own in place.items()
        if len(own) != 1
    ]
    if raw.empty:
        faults.append((None, "there are no rows"))
    return pd.DataFrame(named), faults


def places_of(name: str, there: Sequence[str]) -> list[str]:
    """Return the variables of a name: as written, else whatever its capitals."""
    exact = [one for one in there if one == name]
    return exact or [one for one in there if plain_name(one) == plain_name(name)]


def plain_name(name: str) -> str:
    """Return the name of a variable as it is in every format: DHS writes B3$01 in SPSS for b3_01.

    Examples
    --------
    >>> plain_name("B3$01")
    'b3_01'
    """
    return name.lower().replace("$", "_")


def _tried(file: Path, read: Callable[[Callable[..., Any]], Any]) -> Any:
    reader = _reader_of(file)
    if reader is None:
        reason = f"microdata come as {', '.join(_READERS)}"
        raise DataFaults([Fault(file.name, None, None, reason)])
    try:
        return read(reader)
    except _UNREADABLE as error:
        reason = f"cannot be read (is the encoding right?): {error}"
        raise DataFaults([Fault(file.name, None, None, reason)]) from error


def _reader_of(file: Path) -> Callable[..., Any] | None:
    ending = "".join(file.suffixes[-2:]).lower() if file.suffix.lower() == ".gz" else file.suffix
    return _READERS.get(ending.lower())


def _sav(file: Path, encoding: str | None, _: str, columns: list[str] | None) -> Any:
    return _stat(pyreadstat.read_sav, file, encoding, columns)


def _dta(file: Path, encoding: str | None, _: str, columns: list[str] | None) -> Any:
    return _stat(pyreadstat.read_dta, file, encoding, columns)


def _stat(
    read: Callable[..., Any], file: Path, encoding: str | None, columns: list[str] | None
) -> Any:
    if columns is None:
        _check_survived(lambda: read(str(file), encoding=encoding, metadataonly=True))
        meta = read(str(file), encoding=encoding, metadataonly=True)[1]
        return Described(tuple(meta.column_names), meta.variable_value_labels)
    found, meta = read(str(file), encoding=encoding, usecols=columns)
    if columns and (meta.number_rows or 0) > len(found):
        raise ValueError(f"it says {meta.number_rows} records and has {len(found)}")
    return found


def _check_survived(read: Callable[[], object]) -> None:
    """Refuse a file that ends its reader: a program in C, so it is tried in a process of its own.

    Where the system cannot divide a process the file is read untried.
    """
    if not hasattr(os, "fork"):
        return
    child = os.fork()
    if child == 0:
        try:
            warnings.simplefilter("ignore")  # they are said when it is read
            read()
        finally:
            os._exit(0)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        raise ValueError(f"it is damaged so that its reader crashes ({os.WTERMSIG(status)})")


def _csv(file: Path, encoding: str | None, delimiter: str, columns: list[str] | None) -> Any:
    encoding = encoding or "utf-8-sig"
    opened = gzip.open if file.suffix.lower() == ".gz" else open
    with opened(file, "rt", encoding=encoding, newline="") as text:
        lines = filter(None, csv.reader(text, delimiter=delimiter))
        head = next(lines, None)
        if head is None:
            raise ValueError("it is empty")
        if columns is None:
            return Described(tuple(head))
        _check_widths(lines, len(head))
    return pd.read_csv(
        file, dtype=str, keep_default_na=False, encoding=encoding, sep=delimiter, usecols=columns
    )


def _check_widths(records: Iterable[Sequence[str]], width: int) -> None:
    """Refuse records of more or fewer cells than columns: their cells are of other columns."""
    for place, record in enumerate(records, start=1):
        if len(record) != width:
            raise ValueError(f"record {place} has {len(record)} cells, and there are {width} names")


def _parquet(file: Path, _: str | None, __: str, columns: list[str] | None) -> Any:
    if columns is None:
        return Described(tuple(pq.read_schema(file).names))
    return pq.read_table(file, columns=columns).to_pandas(ignore_metadata=True)


_READERS: dict[str, Callable[..., Any]] = {
    ".sav": _sav,
    ".dta": _dta,
    ".csv": _csv,
    ".csv.gz": _csv,
    ".parquet": _parquet,
}
