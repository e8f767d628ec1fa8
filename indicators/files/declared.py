"""A file of TOML as a typed value: every fault at once, each with its key and its line."""

import json
import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from indicators.errors import DeclarationError, Fault
from indicators.files.allowed import Refusal
from indicators.files.cells import BEGIN_OTHERWISE, RUNS, may_run

T = TypeVar("T")
Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)([^\[\]#]+)\]\]?\s*(#.*)?$")
_NAME = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")
_AT = re.compile(r"\(at line (\d+), column \d+\)")

# pydantic's own kinds of error, in our words: what is wrong, and what to do.
_SAYINGS = {
    "missing": ("missing", "add it"),
    "extra_forbidden": ("unknown key", "correct its spelling or delete it"),
    "string_type": ("{input} is not a text", 'write it in quotes: "…"'),
    "list_type": ("{input} is not a list", 'write it in brackets: ["…"]'),
    "tuple_type": ("{input} is not a list", 'write it in brackets: ["…"]'),
    "int_type": ("{input} is not a whole number", "write digits without quotes"),
    "float_type": ("{input} is not a number", "write digits without quotes"),
    "bool_type": ("{input} is neither true nor false", "write true or false, without quotes"),
    "dict_type": ("{input} is not a table", "write it as a table with keys"),
    "literal_error": ("{input} is not one of {expected}", "take one of these"),
}

_DEEP = ("tables stand within tables without end", "write them beside each other")
_ELSEWHERE = ("said by the folder and the name of the file", "delete the key")


def read_toml(
    content: bytes,
    file: str,
    kind: TypeAdapter[T],
    context: Mapping[str, Any] | None = None,
    given: Mapping[str, str] | None = None,
) -> T:
    """Return what a file of TOML declares.

    Parameters
    ----------
    content : bytes
        Of the file.
    file : str
        What messages call it.
    kind : TypeAdapter
        What is allowed; values are taken as they are written, never turned into another type.
    context : mapping, optional
        What checks look up.
    given : mapping, optional
        What the place of the file says, and the file must not.

    Raises
    ------
    DeclarationError
        With every fault: not UTF-8, not TOML, a key unknown or missing, a value not allowed.
    """
    text = _text(content, file)
    table = _table(text, file)
    given = given or {}
    try:
        strange = [_fault(file, text, path, *said) for path, *said in _strange(table)]
        written = json.dumps({**table, **given}, default=str)
    except RecursionError as error:
        raise DeclarationError([Fault(file, None, None, *_DEEP)]) from error
    if strange:
        raise DeclarationError(strange)
    said = [Fault(file, line_of(text, (key,)), key, *_ELSEWHERE) for key in given if key in table]
    if said:
        raise DeclarationError(said)
    try:
        return kind.validate_json(written, strict=True, context=context)
    except ValidationError as error:
        found = error.errors(include_url=False)
        faults = [_fault(file, text, _path(table, one), *_said(one)) for one in found]
        raise DeclarationError(dict.fromkeys(faults)) from error


def check_toml(
    content: bytes, file: str, kind: TypeAdapter[Any], context: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the table that a file of TOML is, as it stands, once its kind allows it.

    Raises
    ------
    DeclarationError
        As ``read_toml``.
    """
    read_toml(content, file, kind, context)
    return tomllib.loads(content.decode("utf-8"))


def _path(table: Mapping[str, Any], error: Any) -> Path:
    """Return where an error stands in the file, without pydantic's own names of types."""
    place: Any = table
    path: Path = ()
    for part in error["loc"]:
        if _has(place, part):
            place = place[part]
            path = (*path, part)
    return (*path, error["loc"][-1]) if error["type"] == "missing" else path


def _has(place: Any, part: str | int) -> bool:
    if isinstance(place, list):
        return isinstance(part, int) and part < len(place)
    return isinstance(place, Mapping) and part in place


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        fault = Fault(file, line, None, "not UTF-8", "save the file with that encoding")
        raise DeclarationError([fault]) from error


def _table(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = _AT.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1 if "end of" in str(error) else 1
        reason = f"not TOML: {_AT.sub('', str(error)).strip()}"
        raise DeclarationError([Fault(file, line, None, reason, "mend that line")]) from error


def _strange(value: Any, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Yield each value that no declaration holds: a date, no number, what a spreadsheet runs."""
    if isinstance(value, Mapping | list):
        items = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, inner in items:
            yield from _strange(inner, (*path, key))
    elif isinstance(value, float) and not math.isfinite(value):
        yield path, f"{value} is not a number", "write digits"
    elif may_run(value):
        yield path, RUNS.format(value[:80]), BEGIN_OTHERWISE
    elif not isinstance(value, str | int | float):
        yield path, f"{value} is a date of TOML", 'write it in quotes: "…"'


def _said(error: Any) -> tuple[str, str]:
    context = error.get("ctx", {})
    if isinstance(refused := context.get("error"), Refusal):
        return refused.reason, refused.remedy
    given = repr(error["input"])
    shown = given if len(given) <= 80 else f"{given[:80]}…"
    reason, remedy = _SAYINGS.get(error["type"], ("{input}: {message}", "correct it"))
    expected = context.get("expected", "").replace("' or '", "', '").replace("'", "")
    return reason.format(input=shown, message=error["msg"], expected=expected), remedy


def _fault(file: str, text: str, path: Path, reason: str, remedy: str) -> Fault:
    named = ".".join(map(str, path))
    return Fault(file, line_of(text, path), named or None, reason, remedy)


def line_of(text: str, path: Path) -> int:
    r"""Return the line on which a key is written, or else the nearest table around it.

    Examples
    --------
    >>> line_of('kind = "x"\n[title]\nen = "y"', ("title", "en"))
    3
    """
    lines: dict[Path, int] = {(): 1}
    table: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _placed(_parts(header[2]), header[1] == "[[", lines)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_parts(key[1])), number)
    ends = range(len(path), -1, -1)
    return next(lines[path[:end]] for end in ends if path[:end] in lines)


def _parts(dotted: str) -> Path:
    return tuple("".join(found) for found in _PART.findall(dotted))


def _placed(names: Path, listed: bool, lines: Mapping[Path, int]) -> Path:
    """Return a table's path with the number of each list's entry that it stands in."""
    path: Path = ()
    for depth, name in enumerate(names):
        path = (*path, name)
        entries = sum(1 for own in lines if own[:-1] == path and isinstance(own[-1], int))
        last = depth == len(names) - 1
        if last and listed:
            path = (*path, entries)
        elif entries:
            path = (*path, entries - 1)
    return path
