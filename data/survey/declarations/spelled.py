"""How conditions are written as tables of TOML: codes, lists, spans, and tables that join them."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.microdata import plain_name
from data.survey.declarations.conditions import (
    Condition,
    Counted,
    Every,
    Nowhere,
    OneOf,
    OneText,
    Opposite,
    Recorded,
    Span,
)
from indicators.files import Refusal

_BOUND = re.compile(r"(<=|>=|<|>)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_SPAN = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)?\s*\.\.\s*(-?[0-9]+(?:\.[0-9]+)?)?")
_REMEDY = 'write a code (1), a list ([1, 2]), a span ("0..4", "<-200") or {text = ["a"]}'


def condition(table: Any) -> Condition:
    """Return the condition that a table of TOML declares.

    Raises
    ------
    Refusal
        If an entry says no condition.

    Examples
    --------
    >>> condition({"hv105": "0..4"})
    Every(parts=(OneOf(variable='hv105', codes=(), spans=(Span(low=0.0, high=4.0, open_low=False, \
open_high=False),)),))
    """
    if not isinstance(table, Mapping):
        raise Refusal(f"{table!r} is no table of conditions", "write { variable = code }")
    return Every(tuple(part for key, value in table.items() for part in _entry(key, value)))


def _entry(key: str, value: Any) -> Iterator[Condition]:
    if key == "any":
        yield Counted(_tables(value, key))
    elif key == "all":
        yield Every(_tables(value, key))
    elif key == "none":
        yield Nowhere(_tables(value, key))
    elif key == "not":
        yield from (Opposite(condition(one)) for one in _listed(value))
    elif key == "count":
        yield from (_count(one) for one in _listed(value))
    else:
        yield one_of(plain_name(key), value)


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _tables(value: Any, key: str) -> tuple[Condition, ...]:
    if not isinstance(value, list) or not value:
        raise Refusal(f"{key} takes a list of tables", "write [{ … }, { … }]")
    return tuple(condition(one) for one in value)


def _count(value: Any) -> Counted:
    if not isinstance(value, Mapping) or not {"of"} <= {*value} <= {"of", "least", "most"}:
        raise Refusal("count takes of, least and most", "write { of = [{ … }], least = 3 }")
    least, most = value.get("least", 0), value.get("most")
    for number in (least, most):
        if number is not None and type(number) is not int:
            raise Refusal(f"{number!r} is not a whole number", "write digits without quotes")
    return Counted(_tables(value["of"], "of"), least, most)


def one_of(variable: str, value: Any) -> Condition:
    """Return the condition that a variable has what is written: codes, spans, texts, a state."""
    if value in ("known", "unknown", "blank", "asked"):
        return Recorded(variable, value)
    if isinstance(value, Mapping):
        if {*value} != {"text"}:
            raise Refusal(f"{variable}: {dict(value)!r} is no condition", _REMEDY)
        return OneText(variable, tuple(str(one) for one in _listed(value["text"])))
    codes, spans = [], []
    for one in _listed(value):
        if isinstance(one, str):
            spans.append(_span(variable, one))
        elif isinstance(one, bool) or not isinstance(one, int | float):
            raise Refusal(f"{variable}: {one!r} is no code", _REMEDY)
        else:
            codes.append(float(one))
    return OneOf(variable, tuple(codes), tuple(spans))


def _span(variable: str, text: str) -> Span:
    if found := _BOUND.fullmatch(text.strip()):
        sign, number = found[1], float(found[2])
        if sign[0] == "<":
            return Span(high=number, open_high=sign == "<")
        return Span(low=number, open_low=sign == ">")
    found = _SPAN.fullmatch(text.strip())
    if not found or text.strip() == "..":
        raise Refusal(f"{variable}: {text[:80]!r} is no span of numbers", _REMEDY)
    low, high = float(found[1] or -math.inf), float(found[2] or math.inf)
    if low > high:
        raise Refusal(f"{variable}: {text[:80]!r} holds no number", "write the smaller first")
    return Span(low, high)


def level_condition(variable: str, key: str) -> Condition:
    """Return the condition that a key of a group's values is: a code or a span.

    Examples
    --------
    >>> level_condition("hv104", "1").codes
    (1.0,)
    """
    try:
        return one_of(variable, float(key))
    except ValueError:
        return one_of(variable, key)
