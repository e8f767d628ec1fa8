"""Whether a written number is a figure: as it is printed, or rounded from it."""

import math
from typing import Literal

from briefings.statements.figures import Row
from briefings.statements.numbers import Number, Reading
from indicators.model import Indicator

Equal = Literal["confirmed", "rounded"]

_ALIKE = 1e-6
_HALF = 1e-9
_FEW = 10  # a count written with one digit is equal to many by chance
_LARGE = 1000  # from here on noughts at the end are taken for rounding without a word that says so
_SCALE = {"THOUSANDS": 1e3, "PS_M": 1e6}


def equal(number: Number, row: Row, item: Indicator) -> Equal | None:
    """Return whether a number is a figure as it is printed, or rounded from it; else nothing."""
    held = value_of(row, item)
    for reading in number.readings:
        if _is_printed(reading, held, item):
            return "confirmed"
        if _is_rounded(reading, held, number, item):
            return "rounded"
    return None


def value_of(row: Row, item: Indicator) -> float:
    """Return what a figure is in persons or things, where it is held in thousands or millions."""
    return float(row["obs_value"]) * _SCALE.get(item.unit_measure, 1)


def is_telling(number: Number, digits: int = 2) -> bool:
    """Return whether a number has some digits or more: with few it is equal to many by chance."""
    written = f"{number.readings[0].value:g}" if number.spelled else number.text
    return sum(sign.isdigit() for sign in written.strip("0")) >= digits


def _is_printed(reading: Reading, held: float, item: Indicator) -> bool:
    """Return whether a number says a figure with all of its decimals, or with more of them."""
    own = 10.0**-item.decimals
    if reading.step > own * (1 + _ALIKE) and not _is_multiple(held, reading.step):
        return False
    step = min(reading.step, own)  # a half is printed either way
    printed = (_rounded(held - _HALF, step), _rounded(held + _HALF, step))
    return any(abs(one - reading.value) < reading.step * _ALIKE for one in printed)


def _is_multiple(held: float, step: float) -> bool:
    return abs(held / step - round(held / step)) < _ALIKE


def _rounded(held: float, step: float) -> float:
    return round(held, max(0, round(-math.log10(step))))


def _is_rounded(reading: Reading, held: float, number: Number, item: Indicator) -> bool:
    """Return whether a number is a figure written more coarsely, by no more than its last digit."""
    step = _step(reading, number)
    coarser = step > 10.0**-item.decimals * (1 + _ALIKE)
    if not coarser or (item.is_count and reading.value / step < _FEW and not number.about):
        return False
    if number.bound and 0 <= (held - reading.value) * number.bound < step:
        return True
    return abs(held - reading.value) <= step / 2 * (1 + _ALIKE)


def _step(reading: Reading, number: Number) -> float:
    """Return the step of the last digit that is no nought, where noughts may be rounding."""
    step = reading.step
    while (
        (number.about or reading.value >= _LARGE)
        and step >= 1
        and reading.value
        and _is_multiple(reading.value, step * 10)
    ):
        step *= 10
    return step
