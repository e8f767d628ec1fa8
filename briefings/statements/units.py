"""Whether a number is told in the unit of an indicator."""

import re

from briefings.statements.numbers import Number
from indicators.codelists import codelist
from indicators.model import Indicator

_MONEY = {"manat": frozenset({"AZN"}), "dollar": frozenset({"USD", "USD_CUR", "PPP_CUR"})}
_EVERY_MONEY = frozenset().union(*_MONEY.values())
_AGES = frozenset({"YR", "MONTHS"})
_NEVER = frozenset({"YES_NO", "RANK"})  # told in words or in no text as such a number


def may_be(number: Number, item: Indicator) -> bool:
    """Return whether a number may be a figure of an indicator, by what it is told in."""
    unit = item.unit_measure
    if number.kind in _MONEY:
        return unit in _MONEY[number.kind]
    if number.kind == "percent":
        return unit == "PCNT"
    if number.kind == "age":
        return unit in _AGES
    if number.base:
        return number.base.of == _base(unit) and number.base.births in (None, _is_of_births(unit))
    if unit in _EVERY_MONEY | _NEVER or unit == "PCNT":
        return False
    return not number.is_whole if unit in _AGES else not item.is_count or number.is_whole


def is_measured_in(number: Number, item: Indicator) -> bool:
    """Return whether a number is told as a figure of an indicator is, beyond doubt.

    A plain whole number beside the name of a rate may be anything.
    """
    if number.kind != "plain" or number.base:
        return True
    return item.is_count if number.readings[0].step >= 1 else not item.is_count


def _base(unit: str) -> int:
    """Return what a rate is counted on: none of the shares is."""
    found = re.search(r"per ([\d,]+)", codelist("unit_measure")[unit]["en"])
    return int(found[1].replace(",", "")) if found else 0


def _is_of_births(unit: str) -> bool:
    return "birth" in codelist("unit_measure")[unit]["en"].partition(" per ")[2]
