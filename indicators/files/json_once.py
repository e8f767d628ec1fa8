"""JSON that says each thing once: numbers as they are written, and no key twice.

Source: RFC 8259, section 4: of an object with a name twice each reader makes what it likes.
"""

import json
from collections.abc import Callable
from typing import Any


def read_json(text: str, whole: Callable[[str], Any] = int) -> Any:
    """Return what a JSON holds; a number with a point or an exponent stays the text that it is.

    A whole number is read by ``whole``: ``str`` keeps it as it is written, too.

    Raises
    ------
    ValueError
        If it is no JSON, has a key twice in one object, or a number that is none (``NaN``).
    RecursionError
        If it is too deep.

    Examples
    --------
    >>> read_json('{"value": 1.50}')
    {'value': '1.50'}
    """
    return json.loads(
        text,
        object_pairs_hook=_once,
        parse_float=str,
        parse_int=whole,
        parse_constant=_no_number,
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")
