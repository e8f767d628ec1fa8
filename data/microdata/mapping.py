"""A mapping file: from the variables and codes of a survey to the columns of our records."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.codelists import TOTAL, areas, codelist, codes
from indicators.errors import DataFaults, Fault

Values = Mapping[str, Any]

KINDS = ("code", "number", "whole", "text")
_KEYS = {"variable", "type", "values", "missing", "divide", "range"}
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
    kind: str
    values: Values = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    divide: float = 1.0
    range: tuple[float, float] | None = None


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
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataFaults([Fault(path.name, None, None, f"cannot be read: {error}")]) from error
    columns = given.get("column", {})
    faults = [Fault(path.name, None, *fault) for fault in _faults(given, columns)]
    if faults:
        raise DataFaults(faults)
    options = given.get("file", {})
    return Survey(
        tuple(_column(name, entry) for name, entry in columns.items()),
        options.get("encoding"),
        options.get("delimiter", ","),
    )


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
    return text.str.replace(r"^(-?\d+)\.0+$", r"\1", regex=True)


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


def _column(name: str, entry: Values) -> Column:
    given = entry["variable"]
    return Column(
        name,
        (given,) if isinstance(given, str) else tuple(given),
        entry.get("type", "code" if "values" in entry else "number"),
        {str(code): value for code, value in entry.get("values", {}).items()},
        tuple(str(code) for code in entry.get("missing", [])),
        float(entry.get("divide", 1)),
        tuple(entry["range"]) if "range" in entry else None,
    )


def _faults(given: Values, columns: Values) -> Iterator[tuple[str | None, str]]:
    for key in {*given} - {"file", "column"}:
        yield None, f"the table [{key}] is not known"
    for key in {*given.get("file", {})} - {"encoding", "delimiter"}:
        yield None, f"the setting {key} of [file] is not known"
    if "weight" not in columns:
        yield "weight", "there is no [column.weight]"
    for name, entry in columns.items():
        for reason in _column_faults(name, entry):
            yield name, reason


def _column_faults(name: str, entry: Values) -> Iterator[str]:
    for key in sorted({*entry} - _KEYS):
        yield f"the setting {key} is not known"
    variable = entry.get("variable")
    named = [variable] if isinstance(variable, str) else variable
    if not named or not all(isinstance(one, str) and one for one in named):
        yield "no variable is named"
        return
    kind = entry.get("type", "code" if "values" in entry else "number")
    if kind not in KINDS:
        yield f"the type is one of {', '.join(KINDS)}, not {kind}"
    if not _NAME.fullmatch(name):
        yield "a column is named in small letters, digits and _"
    if kind == "code" and not entry.get("values"):
        yield "a code needs [values]"
    if kind != "code" and "values" in entry:
        yield f"a {kind} has no [values]"
    if kind in ("number", "whole") and len(named) > 1:
        yield "a number comes from one variable"
    if entry.get("divide", 1) in (0, False) or ("divide" in entry and kind != "number"):
        yield "only a number is divided, and not by zero"
    yield from _value_faults(name, entry, len(named))


def _value_faults(name: str, entry: Values, parts: int) -> Iterator[str]:
    known, values = known_codes(name), entry.get("values", {})
    for code in [*map(str, values), *map(str, entry.get("missing", []))]:
        if parts > 1 and code.count(APART) != parts - 1:
            yield f"the code {code} needs {parts} parts, with {APART} between"
    for code in map(str, entry.get("missing", [])):
        if code in values:
            yield f"the code {code} has a value and is missing too"
    for ours in dict.fromkeys(values.values()):
        if known is not None and ours not in known:
            yield f"{ours} is not a code of ours"
    kinds = {type(ours) for ours in values.values()}
    if len(kinds) > 1 or kinds - {str, int, float}:
        yield "its [values] are all texts or all numbers"
