"""Options checked at the door of a function: what is not allowed is named, with what is.

An option says what it takes by its annotation: a ``Literal`` takes the words listed, a ``bool``
True or False and no text, a number with a ``Range`` what lies in it. ``checks`` reads them from the
signature, ``check_fields`` from the fields of a dataclass.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import wraps
from math import inf
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    ParamSpec,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

import numpy as np
import pandas as pd

from indicators.errors import DashboardError

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Range:
    """Numbers from low to high; ``ends`` as in mathematics: "[)" holds the lower end alone."""

    low: float
    high: float = inf
    ends: Literal["[]", "[)", "(]", "()"] = "[]"

    def __contains__(self, value: Any) -> bool:
        above = value >= self.low if self.ends[0] == "[" else value > self.low
        below = value <= self.high if self.ends[1] == "]" else value < self.high
        return bool(above and below)

    def __str__(self) -> str:
        if self.low == -inf:
            return "that is known and finite"
        if self.high < inf:
            kind = {"[]": "", "()": ", both excluded", "[)": ", below the second"}
            return (
                f"between {self.low:g} and {self.high:g}{kind.get(self.ends, ', above the first')}"
            )
        least = f"of {self.low:g} or more" if self.ends[0] == "[" else f"above {self.low:g}"
        return least + (", or infinite" if self.ends[1] == "]" else "")


Number: TypeAlias = Annotated[float, Range(-inf, inf, "()")]
Share: TypeAlias = Annotated[float, Range(0, 1)]
Level: TypeAlias = Annotated[float, Range(0, 1, "()")]  # 95 per cent is 0.95
Positive: TypeAlias = Annotated[float, Range(0, inf, "()")]
Amount: TypeAlias = Annotated[float, Range(0, inf, "[)")]
Whole: TypeAlias = Annotated[int, Range(-inf, inf, "()")]
AtLeastOne: TypeAlias = Annotated[int, Range(1, inf, "[)")]
AtLeastZero: TypeAlias = Annotated[int, Range(0, inf, "[)")]


def is_checked(annotation: Any) -> bool:
    """Return whether an annotation says exactly what an option takes."""
    parts = get_args(annotation)
    if get_origin(annotation) in (Union, UnionType):
        return all(part is NoneType or is_checked(part) for part in parts)
    if get_origin(annotation) is tuple and parts[-1:] == (...,):
        return is_checked(parts[0])
    return annotation is bool or get_origin(annotation) is Literal or _range(annotation) is not None


def check(name: str, value: Any, annotation: Any, refuse: type[DashboardError]) -> None:
    """Refuse a value that its annotation does not allow.

    Examples
    --------
    >>> from indicators.errors import RecordsError
    >>> check("level", 95, Level, RecordsError)
    Traceback (most recent call last):
        ...
    indicators.errors.RecordsError: level is 95; it takes a number between 0 and 1, both excluded.
    """
    if not _allows(annotation, value):
        raise refuse(f"{name} is {value!r}; it takes {_told(annotation)}.")


def checks(refuse: type[DashboardError]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that checks every option of a function before anything else is done."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        signature = inspect.signature(function)
        rules = {
            name: parameter.annotation
            for name, parameter in signature.parameters.items()
            if is_checked(parameter.annotation)
        }

        @wraps(function)
        def door(*args: P.args, **kwargs: P.kwargs) -> R:
            _check_all(signature.bind(*args, **kwargs).arguments, rules, refuse)
            return function(*args, **kwargs)

        return door

    return decorate


def check_fields(options: Any, refuse: type[DashboardError]) -> None:
    """Refuse a dataclass of options, one of whose fields holds what it does not take."""
    rules = {field.name: field.type for field in fields(options) if is_checked(field.type)}
    _check_all(vars(options), rules, refuse)


def numbers(
    values: "pd.Series[Any]", name: str, refuse: type[DashboardError]
) -> "pd.Series[float]":
    """Return a column as numbers, what is missing as NaN; text that is no number is refused.

    Examples
    --------
    >>> from indicators.errors import DisclosureError
    >>> numbers(pd.Series([7, "<5"]), "obs_value", DisclosureError)
    Traceback (most recent call last):
        ...
    indicators.errors.DisclosureError: obs_value is '<5' in 1 row(s); it takes numbers.
    """
    found = pd.to_numeric(values, errors="coerce")
    wrong = values.notna() & found.isna()
    if wrong.any():
        first = values[wrong].iloc[0]
        raise refuse(f"{name} is {first!r} in {int(wrong.sum())} row(s); it takes numbers.")
    return found.astype(float)


def _check_all(
    given: Mapping[str, Any], rules: Mapping[str, Any], refuse: type[DashboardError]
) -> None:
    for name, annotation in rules.items():
        if name in given:
            check(name, given[name], annotation, refuse)


def _range(annotation: Any) -> Range | None:
    if get_origin(annotation) is not Annotated:
        return None
    return next((part for part in get_args(annotation)[1:] if isinstance(part, Range)), None)


def _allows(annotation: Any, value: Any) -> bool:
    if annotation is NoneType:
        return value is None
    if annotation is bool:
        return isinstance(value, bool | np.bool_)
    parts, origin = get_args(annotation), get_origin(annotation)
    if origin is Literal:
        return isinstance(value, str) and value in parts
    if origin is tuple:
        return isinstance(value, tuple) and all(_allows(parts[0], one) for one in value)
    if origin is Annotated:
        return _is_number(value, parts[0]) and value in (_range(annotation) or ())
    return any(_allows(part, value) for part in parts)


def _is_number(value: Any, kind: type) -> bool:
    whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    return whole or (kind is float and isinstance(value, float | np.floating))


def _told(annotation: Any) -> str:
    """Return in words what an annotation takes."""
    if annotation in (bool, NoneType):
        return {bool: "True or False", NoneType: "nothing (None)"}[annotation]
    parts, origin = get_args(annotation), get_origin(annotation)
    if origin is Literal:
        return " or ".join(map(str, parts))
    if origin is tuple:
        return f"a tuple of {_told(parts[0])}"
    if origin is Annotated:
        return f"a {'whole number' if parts[0] is int else 'number'} {_range(annotation)}"
    return " or ".join(_told(part) for part in parts)
