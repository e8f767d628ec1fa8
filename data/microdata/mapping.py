"""A mapping file: from the variables and codes of a survey to the columns of our records."""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import AfterValidator, Field, TypeAdapter

from indicators.code_lists import Entry, Number, check_rising
from indicators.codelists import TOTAL, areas, codelist, codes
from indicators.errors import DataFaults, Fault
from indicators.files import Line, Refusal, line_of, read_toml

Values = Mapping[str, Any]
Kind = Literal["code", "number", "whole", "text"]

_DIMENSIONS = ("sex", "residence", "wealth_quintile", "disability_status", "education_level")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
ANY, APART = "*", "/"


@dataclass(frozen=True)
class Column:
    """One column of our records: the variables it comes from, and how their codes read.

    Parameters
    ----------
    name : str
        Of our column.
    variables : tuple of str
        Of the survey; the codes of several are joined by ``/``.
    kind : {"code", "number", "whole", "text"}
        A code of ours by ``values``; a number; a whole number; an identifier as it stands.
    values : mapping
        The survey's code to ours; ``*`` stands for any code of one variable, or none.
    missing : tuple of str
        Codes of the survey that mean nothing is known.
    divide : float
        By which a number is divided: DHS weights by 1,000,000.
    range : tuple of float, optional
        Least and greatest number that can be.
    """

    name: str
    variables: tuple[str, ...]
    kind: Kind
    values: Values = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    divide: float = 1.0
    range: tuple[float, float] | None = None


def _check_encoding(name: str) -> str:
    try:
        codecs.lookup(name).name.encode("ascii")
    except (LookupError, ValueError):
        remedy = "name one that Python knows, as utf-8 or cp1251"
        raise Refusal(f"{name[:80]!r} is no encoding", remedy) from None
    return name


_Code = Line | int | float
_Variables = Annotated[list[Line], Field(min_length=1)]


class _File(Entry):
    """How the survey's file is read."""

    encoding: Annotated[str, AfterValidator(_check_encoding)] | None = None
    delimiter: Annotated[str, Field(pattern=r"^[,;|\t ]$")] = ","


class _Column(Entry):
    """A column as the file declares it."""

    variable: Line | _Variables
    type: Kind | None = None
    values: dict[str, _Code] | None = None
    missing: list[_Code] = Field(default_factory=list)
    divide: Annotated[float, Field(gt=0, le=1e12)] | None = None
    range: (
        Annotated[list[Number], Field(min_length=2, max_length=2), AfterValidator(check_rising)]
        | None
    ) = None

    @property
    def variables(self) -> tuple[str, ...]:
        return (self.variable,) if isinstance(self.variable, str) else tuple(self.variable)

    @property
    def kind(self) -> Kind:
        return self.type or ("code" if self.values is not None else "number")


class _Mapping(Entry):
    """A mapping file."""

    file: _File = Field(default_factory=_File)
    column: dict[str, _Column]


_KIND = TypeAdapter(_Mapping)


@dataclass(frozen=True)
class Survey:
    """A mapping file as read: how the survey's file is read, and every column of our records."""

    columns: tuple[Column, ...]
    encoding: str | None = None
    delimiter: str = ","


def read_mapping(path: Path) -> Survey:
    """Return a mapping file, checked: see ``data/mappings/`` for two.

    Raises
    ------
    DataFaults
        With every fault: no such file, not TOML, a key or type not known, no variable, no weight,
        a code of ours that its code list does not have.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise DataFaults([Fault(path.name, None, None, reason)]) from error
    return check_mapping(content, path.name)


def check_mapping(content: bytes, name: str) -> Survey:
    """Return what a mapping file says, once all of it can be."""
    given = read_toml(content, name, _KIND)
    text = content.decode("utf-8")
    faults = [
        Fault(name, line_of(text, ("column", *path)), ".".join(("column", *path)), reason)
        for path, reason in _faults(given.column)
    ]
    if faults:
        raise DataFaults(faults)
    columns = tuple(_column(name, entry) for name, entry in given.column.items())
    return Survey(columns, given.file.encoding, given.file.delimiter)


def known_codes(name: str) -> frozenset[str] | None:
    """Return the codes that a column of ours may hold, or None where no code list declares them."""
    if name in _DIMENSIONS:
        return frozenset(codes(name)) - {TOTAL}
    if name in ("ref_area", "region", "district"):
        return frozenset(areas())
    if name == "level_attended":
        return frozenset(codelist("school_ages")["attended"])
    return None


def plain_code(series: "pd.Series[Any]") -> "pd.Series[str]":
    """Return codes as text, the same from every format: 1.0 reads 1, nothing reads empty."""
    text = series.astype("string").fillna("").str.strip()
    return text.str.replace(r"^(-?[0-9]+)\.0+$", r"\1", regex=True)


def matching(codes_found: Sequence[str], patterns: Sequence[str]) -> dict[str, str]:
    """Return the first pattern that each code found matches, part by part.

    Examples
    --------
    >>> matching(["2/", "1/1", "1/9"], ["2/*", "1/1"])
    {'2/': '2/*', '1/1': '1/1'}
    """
    pairs = ((code, next((p for p in patterns if _fits(code, p)), None)) for code in codes_found)
    return {code: pattern for code, pattern in pairs if pattern is not None}


def _fits(code: str, pattern: str) -> bool:
    parts, wanted = code.split(APART), pattern.split(APART)
    pairs = zip(parts, wanted, strict=False)
    return len(parts) == len(wanted) and all(w in (ANY, part) for part, w in pairs)


def _column(name: str, entry: _Column) -> Column:
    return Column(
        name,
        entry.variables,
        entry.kind,
        entry.values or {},
        tuple(str(code) for code in entry.missing),
        entry.divide if entry.divide is not None else 1.0,
        (entry.range[0], entry.range[1]) if entry.range else None,
    )


def _faults(columns: Mapping[str, _Column]) -> Iterator[tuple[tuple[str, ...], str]]:
    if "weight" not in columns:
        yield ("weight",), "there is no [column.weight]"
    for name, entry in columns.items():
        for key, reason in (*_column_faults(name, entry), *_value_faults(name, entry)):
            yield (name, key) if key else (name,), reason


def _column_faults(name: str, entry: _Column) -> Iterator[tuple[str, str]]:
    if not _NAME.fullmatch(name):
        yield "", "a column is named in small letters, digits and _"
    if entry.kind == "code" and not entry.values:
        yield "", "a code needs [values]"
    if entry.kind != "code" and entry.values is not None:
        yield "values", f"a {entry.kind} has no [values]"
    if entry.kind in ("number", "whole") and len(entry.variables) > 1:
        yield "variable", "a number comes from one variable"
    if entry.divide is not None and entry.kind != "number":
        yield "divide", "only a number is divided"
    if entry.range is not None and entry.kind not in ("number", "whole"):
        yield "range", "only a number has a range"


def _value_faults(name: str, entry: _Column) -> Iterator[tuple[str, str]]:
    known, values, parts = known_codes(name), entry.values or {}, len(entry.variables)
    missing = [str(code) for code in entry.missing]
    for key, code in (*(("values", c) for c in values), *(("missing", c) for c in missing)):
        if parts > 1 and code.count(APART) != parts - 1:
            yield key, f"the code {code} needs {parts} parts, with {APART} between"
    for code in missing:
        if code in values:
            yield "missing", f"the code {code} has a value and is missing too"
    for ours in dict.fromkeys(values.values()):
        if known is not None and ours not in known:
            yield "values", f"{ours} is not a code of ours"
    if len({isinstance(ours, str) for ours in values.values()}) > 1:
        yield "values", "its [values] are all texts or all numbers"
