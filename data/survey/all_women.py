"""What women count as where those who never married were not asked: as many as they stand for."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from data.survey.declarations import BirthHistories
from data.survey.values import Values

TOTAL = "total"
_PER_WOMAN = 100.0  # factors are in per cent


def all_women(told: BirthHistories | None, values: Values) -> dict[str, NDArray[np.float64]]:
    """Return what each record counts as, in all and in the levels of a group that has its own.

    One, where everybody was asked. Nothing, where only women who ever married were asked and the
    file has no factor of all women. Guide to DHS Statistics, DHS-7, chapter 1.
    """
    named = told.all_women if told else {}
    there = {group: name for group, name in named.items() if values.loaded.has(name)}
    if TOTAL in there:
        return {group: values.numbers(name) / _PER_WOMAN for group, name in there.items()}
    asked = told.ever_married if told else None
    some = asked is not None and values.loaded.has(asked)
    if some and asked and (values.numbers(asked) == 1).any():
        return {}
    return {TOTAL: np.ones(len(values.loaded.frame))}


def base_of(way: tuple[str, ...], bases: Collection[str]) -> str:
    """Return which factor figures take that are divided in a way: that of their group, if any."""
    return way[0] if len(way) == 1 and way[0] in bases else TOTAL
