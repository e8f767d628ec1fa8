"""The files that microdata come as: SPSS, Stata, CSV and Parquet; only the variables asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pyreadstat

from data.microdata.mapping import Survey
from indicators.errors import DataFaults, Fault

_UNREADABLE = (
    OSError,
    UnicodeError,
    LookupError,
    ValueError,
    TypeError,
    OverflowError,
    MemoryError,
    pyreadstat.ReadstatError,
    pyreadstat.PyreadstatError,
)


def read_variables(file: Path, survey: Survey) -> tuple[pd.DataFrame, list[tuple[str | None, str]]]:
    """Return the variables named, by their names in the mapping, and those that are absent."""
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        reason = f"microdata come as {', '.join(_READERS)}"
        raise DataFaults([Fault(file.name, None, None, reason)])
    try:
        there = reader(file, survey, None).columns
        place = {
            name: _place(name, there) for column in survey.columns for name in column.variables
        }
        wanted = [*dict.fromkeys(own[0] for own in place.values() if len(own) == 1)]
        raw = reader(file, survey, wanted)
    except _UNREADABLE as error:
        reason = f"cannot be read (is the encoding right?): {error}"
        raise DataFaults([Fault(file.name, None, None, reason)]) from error
    named = {name: raw[own[0]] for name, own in place.items() if len(own) == 1}
    faults: list[tuple[str | None, str]] = [
        (None, f"there is no variable {name}" if not own else f"{name} is there {len(own)} times")
        for name, own in place.items()
        if len(own) != 1
    ]
    if raw.empty:
        faults.append((None, "there are no rows"))
    return pd.DataFrame(named), faults


def _place(name: str, there: pd.Index) -> list[str]:
    """Return the variables of a name: as written, else whatever its capitals."""
    exact = [one for one in there if one == name]
    return exact or [one for one in there if one.lower() == name.lower()]


def _sav(file: Path, survey: Survey, columns: list[str] | None) -> pd.DataFrame:
    return _stat(pyreadstat.read_sav, file, survey, columns)


def _dta(file: Path, survey: Survey, columns: list[str] | None) -> pd.DataFrame:
    return _stat(pyreadstat.read_dta, file, survey, columns)


def _stat(
    read: Callable[..., Any], file: Path, survey: Survey, columns: list[str] | None
) -> pd.DataFrame:
    if columns is None:
        meta = read(str(file), encoding=survey.encoding, metadataonly=True)[1]
        return pd.DataFrame(columns=meta.column_names)
    found: pd.DataFrame = read(str(file), encoding=survey.encoding, usecols=columns)[0]
    return found


def _csv(file: Path, survey: Survey, columns: list[str] | None) -> pd.DataFrame:
    return pd.read_csv(
        file,
        dtype=str,
        keep_default_na=False,
        encoding=survey.encoding or "utf-8-sig",
        sep=survey.delimiter,
        nrows=0 if columns is None else None,
        usecols=columns,
    )


def _parquet(file: Path, survey: Survey, columns: list[str] | None) -> pd.DataFrame:
    if columns is None:
        return pd.DataFrame(columns=pq.read_schema(file).names)
    found: pd.DataFrame = pq.read_table(file, columns=columns).to_pandas(ignore_metadata=True)
    return found


_READERS = {".sav": _sav, ".dta": _dta, ".csv": _csv, ".parquet": _parquet}
