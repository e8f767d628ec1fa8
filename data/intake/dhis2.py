"""Data values of DHIS2 as rows of our own columns: its CSV and its JSON (``dataValueSets``).

Source: DHIS2 developer guide, "Data values" (https://docs.dhis2.org), versions 2.40 to 2.42. Names
are identifiers or codes of the metadata that we write (``data.dhis2``), or those of a mapping.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from data.dhis2 import Dhis2Names
from data.intake.safe import MOST_ROWS, first_cells
from data.intake.sdmx import Message
from data.intake.told import Found, saying
from indicators.codelists import ALL, DIMENSIONS
from indicators.files import read_json, read_table
from indicators.model import Text

# How the columns are called, by the guide and by the versions: each under our name for it.
_HEADS = {
    "indicator": ("dataelement",),
    "time_period": ("period",),
    "ref_area": ("orgunit",),
    "categoryoptioncombo": ("categoryoptioncombo", "catoptcombo"),
    "attributeoptioncombo": ("attributeoptioncombo", "attroptcombo"),
    "obs_value": ("value",),
    "footnotes": ("comment", "cmt"),
    "followup": ("followup", "flwup"),
    "deleted": ("deleted",),
    "storedby": ("storedby", "strby"),
    "lastupdated": ("lastupdated", "lstupd", "timestamp"),
    "created": ("created",),
}
_NAMED = {head: name for name, heads in _HEADS.items() for head in heads}
_FIRST = ("indicator", "time_period", "ref_area")
_NOT = ("", "false", "null")  # how it is written that a value is neither deleted nor to be followed
_COLUMNS = (*_FIRST, *DIMENSIONS, "obs_value", "footnotes", "source_cell")
# Of a period of DHIS2 what follows the year: one that begins in September, a quarter, a half-year.
_PARTS = {
    "": "",
    "Sep": "",
    "Q1": "-01-01/P3M",
    "Q2": "-04-01/P3M",
    "Q3": "-07-01/P3M",
    "Q4": "-10-01/P3M",
    "S1": "-01-01/P6M",
    "S2": "-07-01/P6M",
}
_DATE = re.compile(r"([0-9]{4})-?([0-9]{2})(?:-?([0-9]{2}))?")


def is_dhis2(content: bytes) -> bool:
    """Return whether a CSV has the columns of data values."""
    return {"dataelement", "period", "orgunit"} <= {cell.lower() for cell in _head(content)}


def read_dhis2(content: bytes, name: str, known: Dhis2Names) -> Message:
    """Return what a CSV of data values holds.

    Parameters
    ----------
    known : Dhis2Names
        What the names of data elements, units and groups stand for.
    """
    head = _head(content)
    table = read_table(content, name, (), {*head})
    message = Message(head=[_NAMED.get(cell.lower(), cell) for cell in head])
    message.faults = [Found(name, f.row, f.column, saying("unsafe_dhis2")) for f in table.faults]
    message.faults += [
        Found(name, 1, cell, saying("unsafe_dhis2"))
        for cell, ours in zip(head, message.head, strict=True)
        if cell.lower() not in _NAMED or message.head.count(ours) > 1
    ]
    if not message.faults:
        rows = (
            (line, dict(zip(message.head, row.values(), strict=True))) for line, row in table.rows
        )
        _take(rows, name, known, message)
    return message


def read_dhis2_set(content: bytes, name: str, known: Dhis2Names) -> tuple[Message, str | None]:
    """Return what a JSON of data values holds, and the flow of the data set that it names.

    The number of a row is the place of the data value in ``dataValues``, from 1 on.
    """
    message = Message()
    try:
        given = read_json(content.decode("utf-8-sig"))
        values = given["dataValues"]
        rows = [_texts(given, value) for value in values]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        message.faults = [Found(name, None, None, saying("unsafe_dhis2"))]
        return message, None
    for place, cells in enumerate(rows, start=1):
        cells["source_cell"] = f"{name}, dataValues {place}"
    _take(enumerate(rows, start=1), name, known, message)
    named = given.get("dataSet")
    if named is not None and str(named) not in known.data_sets:
        message.faults.append(Found(name, None, "dataSet", saying("other_flow")))
    return message, known.data_sets.get(str(named))


def _texts(given: Mapping[str, Any], value: Mapping[str, Any]) -> dict[str, str]:
    """Return a data value by our names; what is said of the set holds for each of it."""
    said = {
        key: given[key] for key in ("period", "orgUnit", "attributeOptionCombo") if key in given
    }
    told = {_NAMED[key.lower()]: item for key, item in {**said, **value}.items()}
    if len(told) < len({**said, **value}):
        raise ValueError("two names of one column")
    return {key: _text(item) for key, item in told.items() if item is not None}


def _text(item: str | float | bool) -> str:
    if isinstance(item, bool):
        return str(item).lower()
    if not isinstance(item, str | int | float):
        raise TypeError
    return str(item)


def _take(
    rows: Iterator[tuple[int, dict[str, str]]], name: str, known: Dhis2Names, message: Message
) -> None:
    message.columns = [*_COLUMNS]
    told = [*rows]
    if len(told) > MOST_ROWS:
        message.faults.append(Found(name, None, None, saying("unsafe_rows")))
        return
    for place, cells in told:
        wrong = [*_wrong(cells, known)]
        message.faults += [Found(name, place, *fault) for fault in wrong]
        if not wrong:
            message.rows.append((place, _row(cells, known)))


def _wrong(cells: Mapping[str, str], known: Dhis2Names) -> Iterator[tuple[str, Text]]:
    """Yield what of a data value stands for nothing of ours, or is not to be taken."""
    if cells.get("deleted", "").lower() not in _NOT:
        yield "deleted", saying("dhis2_deleted")
    if cells.get("followup", "").lower() not in _NOT:
        yield "followup", saying("dhis2_followup")
    if cells.get("indicator", "") not in known.data_elements:
        yield "indicator", saying("dhis2_element")
    if cells.get("ref_area", "") not in known.organisation_units:
        yield "ref_area", saying("dhis2_unit")
    if _period(cells.get("time_period", "")) is None:
        yield "time_period", saying("dhis2_period")
    if cells.get("categoryoptioncombo", "") not in known.option_combos:
        yield "categoryoptioncombo", saying("dhis2_combo")
    if known.option_combos.get(cells.get("attributeoptioncombo", "")) != {}:
        yield "attributeoptioncombo", saying("dhis2_attribute")


def _row(cells: Mapping[str, str], known: Dhis2Names) -> list[str]:
    found = {
        "indicator": known.data_elements[cells["indicator"]],
        "ref_area": known.organisation_units[cells["ref_area"]],
        "time_period": _period(cells["time_period"]) or "",
        **ALL,
        **known.option_combos[cells.get("categoryoptioncombo", "")],
    }
    return [found.get(name) or cells.get(name, "") for name in _COLUMNS]


def _period(text: str) -> str | None:
    """Return a period of DHIS2 as we write it; None where it is none that we know.

    Examples
    --------
    >>> [_period(text) for text in ("2025", "2025Sep", "202503", "2025Q2", "20250301", "2025W5")]
    ['2025', '2025', '2025-03', '2025-04-01/P3M', '2025-03-01', None]
    """
    if re.fullmatch("[0-9]{4}", text[:4]) and text[4:] in _PARTS:
        return f"{text[:4]}{_PARTS[text[4:]]}"
    found = _DATE.fullmatch(text)
    return "-".join(filter(None, found.groups())) if found else None


def _head(content: bytes) -> list[str]:
    first = content.decode("utf-8-sig", "replace").partition("\n")[0]
    return first_cells(first)
