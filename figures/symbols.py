"""Circles as large as what they count: one rule of their sizes for every picture."""

from collections.abc import Iterable, Mapping
from math import floor, isfinite, log10, sqrt
from typing import Any

from indicators.words import Words

_PARTS = (1, 1 / 4, 1 / 20)  # of the largest: three circles of a legend


def radius_of_one(values: Iterable[float], largest: float) -> float:
    """Return the radius of a count of one where the largest circle has a radius of ``largest``.

    Areas are as the counts, as a reader compares areas.

    Examples
    --------
    >>> radius_of_one([4, 100], 20), radius_of_one([], 20)
    (2.0, 20.0)
    """
    most = max((abs(value) for value in values if isfinite(value)), default=0)
    return largest / sqrt(max(most, 1))


def legend_values(values: Iterable[float]) -> list[int]:
    """Return three round numbers for a legend, the largest first; fewer where they are small.

    Examples
    --------
    >>> legend_values([2813, 40]), legend_values([3]), legend_values([])
    ([3000, 700, 100], [3, 1], [])
    """
    most = max((abs(value) for value in values if isfinite(value)), default=0)
    return list(dict.fromkeys(_rounded(most * part) for part in _PARTS)) if most else []


def _rounded(value: float) -> int:
    power: int = 10 ** floor(log10(max(value, 1)))
    return max(1, round(value / power) * power)


def circle_keys(values: Iterable[float], words: Words) -> list[tuple[int, str]]:
    """Return the numbers of a legend of circles, and how the language writes them."""
    return [(value, words.number(value, 0)) for value in legend_values(values)]


def numbers_of(values: Mapping[str, list[Any]]) -> dict[str, float]:
    """Return the value of each area that has one (``maps.area_values``)."""
    return {code: float(entry[4]) for code, entry in values.items() if len(entry) > 4}


def without_classes(values: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the entries of areas, all that have a value in the one class of a plain ground."""
    return {c: [0, *entry[1:]] if len(entry) > 4 else entry for c, entry in values.items()}
