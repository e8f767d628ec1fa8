"""Records of hazards by area, and two measures of one set of areas in three classes each."""

from collections.abc import Collection, Mapping, Sequence
from math import ceil

import pandas as pd

WATER = ("FLOOD", "MUDFLOW", "LANDSLIDE")  # what falls and runs: floods, mudflows, landslides
_CLASSES = 3


def records_by_area(events: pd.DataFrame, hazards: Collection[str]) -> dict[str, int]:
    """Return how many records of some hazards name an area, most first.

    A record is what a source states of an area. An area that is not there has no record; that is
    not the same as no hazard.
    """
    own = events[events["hazard"].isin(list(hazards))]
    counts = own.groupby("ref_area").size().sort_values(ascending=False, kind="stable")
    return {str(code): int(n) for code, n in counts.items()}


def summed(counts: Mapping[str, int], within: Mapping[str, str]) -> dict[str, int]:
    """Return counts of areas added up by the larger area each lies in; nought where none has one.

    Examples
    --------
    >>> summed({"a": 2, "b": 1}, {"a": "A", "b": "A", "c": "C"})
    {'A': 3, 'C': 0}
    """
    found = dict.fromkeys(within.values(), 0)
    for code, larger in within.items():
        found[larger] += counts.get(code, 0)
    return found


def main_hazards(hazards: Collection[str]) -> list[str]:
    """Return the hazards that are neither a kind of another one nor a number of several.

    Examples
    --------
    >>> main_hazards(["ANY_1", "DROUGHT", "DROUGHT_SPI", "MALARIA_PV", "FIRE"])
    ['DROUGHT', 'MALARIA_PV', 'FIRE']
    """
    kinds = {one for one in hazards for other in hazards if one.startswith(f"{other}_")}
    return [code for code in hazards if code not in kinds and not code.startswith("ANY_")]


def equal_counts(values: Sequence[float]) -> list[float]:
    """Return the upper ends of the lower classes, so that each class holds as many areas.

    Areas of one value stay in one class. Quantile classes read best where maps are compared
    (C. A. Brewer and L. Pickle 2002, Annals of the AAG 92: 662–681).

    Examples
    --------
    >>> equal_counts([1, 2, 3, 4, 5, 6, 7, 8, 9])
    [3, 6]
    """
    ordered = sorted(values)
    ends = (ordered[ceil(part * len(ordered) / _CLASSES) - 1] for part in range(1, _CLASSES))
    return list(ends) if ordered else []


def class_in(value: float, ends: Sequence[float]) -> int:
    """Return the class of a value: how many ends lie below it."""
    return sum(value > end for end in ends)
