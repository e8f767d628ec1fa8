"""A register that is exported as JSON: cases with lists within them, as rows of cells.

Source: Primero, ``app/models/exporters/json_exporter.rb``, version 2: a list of cases, each with
``id`` and its fields in ``data``; a form within the form (``services_section``) is a list there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from indicators.errors import FaultyInput
from indicators.files import read_json

_WITHIN = "."  # between the name of a list and that of a field of its items


def nested_rows(path: Path, names: Sequence[str], of: str | None) -> Iterator[list[str]]:
    """Yield a row for each case, or for each item of one of its lists.

    A case without such an item is a row too, with its own cells alone: none is dropped silently.

    Parameters
    ----------
    names : sequence of str
        The fields that are wanted: of the case, or ``LIST.field`` of the item.
    of : str, optional
        The list whose items are rows.

    Raises
    ------
    FaultyInput
        If the file is no list of cases, or a case has a field twice.
    """
    for case in _cases(path):
        for item in _items(path, case, of):
            yield [_text(_found(case, item, name, of)) for name in names]


def _cases(path: Path) -> list[Mapping[str, Any]]:
    try:
        told = read_json(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FaultyInput(f"{path.name} cannot be read as JSON.") from error
    cases = told.get("data") if isinstance(told, dict) else told
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise FaultyInput(f"{path.name} is no list of cases.")
    return [{**case, **case["data"]} if _is_wrapped(case) else case for case in cases]


def _is_wrapped(case: Mapping[str, Any]) -> bool:
    return isinstance(case.get("data"), dict)


def _items(path: Path, case: Mapping[str, Any], of: str | None) -> list[Mapping[str, Any]]:
    items = (case.get(of) or []) if of else []
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise FaultyInput(f"{path.name}: {of} is no list.", "Correct the mapping.")
    return items or [{}]


def _found(case: Mapping[str, Any], item: Mapping[str, Any], name: str, of: str | None) -> Any:
    if of and name.startswith(f"{of}{_WITHIN}"):
        return item.get(name.removeprefix(f"{of}{_WITHIN}"))
    return case.get(name)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value)
