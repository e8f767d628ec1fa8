"""A figure as a provider gives it, and what is wrong with an answer before a figure is read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from indicators.errors import DataFaults, Fault
from indicators.files import read_json

_SHOWN = 60  # characters of what is quoted


@dataclass(frozen=True)
class Given:
    """One figure of an answer, as text and in the provider's own codes.

    Attributes
    ----------
    file : str
        Of the answer.
    place : int
        The line of a table; the number of a record.
    series : str
        The provider's indicator.
    groups : mapping
        The provider's other dimensions, with the code of each.
    value : str
        As printed; nothing where there is none.
    power : str
        Of ten, by which the value is to be multiplied.
    status : str
        The provider's flag.
    edition : str
        What the answer says of the edition or the source of the figure.
    """

    file: str
    place: int
    series: str
    area: str
    period: str
    value: str
    groups: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    power: str = "0"
    status: str = ""
    lower: str = ""
    upper: str = ""
    edition: str = ""
    note: str = ""


def refuse(file: str, reason: str, row: int | None = None, column: str | None = None) -> NoReturn:
    """Refuse an answer: which file, where in it, and why.

    Raises
    ------
    DataFaults
        Always.
    """
    raise DataFaults([Fault(file, row, column, reason, "nothing of this answer is taken")])


def text_of(content: bytes, file: str) -> str:
    """Return an answer as text, if it is one and no page of a website."""
    if not content.strip():
        refuse(file, "the answer is empty")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(file, f"byte {error.start:,} is not UTF-8")
    begin = text.lstrip()[:_SHOWN]
    if begin.startswith("<"):
        refuse(file, f"a page or XML instead of data: {begin.splitlines()[0]!r}")
    return text


def json_of(content: bytes, file: str) -> Any:
    """Return an answer in JSON; its numbers stay the text that was printed."""
    text = text_of(content, file)
    try:
        return read_json(text, whole=str)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or "Unterminated" in error.msg
        why = "cut off" if cut else "not JSON"
        refuse(file, f"the answer is {why} at character {error.pos:,}: {error.msg}")
    except ValueError as error:
        refuse(file, str(error))
    except RecursionError:
        refuse(file, "the answer is nested too deeply")


def field_of(record: Any, name: str, file: str, place: int) -> Any:
    """Return a field that every record must have."""
    if not isinstance(record, dict):
        refuse(file, f"{str(record)[:_SHOWN]!r} is no record", place)
    if name not in record:
        refuse(file, "the field is missing", place, name)
    return record[name]


def plain(value: Any) -> str:
    """Return a value of a record as text; nothing where there is none.

    Examples
    --------
    >>> plain(None), plain("21.33"), plain(" A ")
    ('', '21.33', 'A')
    """
    return "" if value is None else str(value).strip()
