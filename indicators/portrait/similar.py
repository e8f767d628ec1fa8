"""Which areas are most like one: the distance of their measures, in standard deviations.

The nearest-neighbour model of the Chartered Institute of Public Finance and Accountancy: measures
are standardised, and the Euclidean distance is taken over them. Where an area has no figure of a
measure, the mean is over those that both have (Gower 1971, Biometrics 27: 857–871).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import pstdev

from indicators.model import Indicator
from indicators.portrait.measures import Measure

FEWEST = 5  # measures that two areas must share to be called alike or not
_SHARE = 2 / 3  # of the measures of the area itself, at least
_CLOSEST = 2


@dataclass(frozen=True)
class Similar:
    """How far one area is from another.

    Attributes
    ----------
    distance : float
        The root of the mean square of the differences, in standard deviations; less is more alike.
    shared : int
        How many measures both have.
    closest : tuple of Indicator
        The measures on which the two are nearest, those first that set them most apart from
        others where several are equally near.
    """

    ref_area: str
    distance: float
    shared: int
    closest: tuple[Indicator, ...]


def similar_areas(measures: Sequence[Measure]) -> list[Similar]:
    """Return the areas of the same scheme by their distance, the most alike first.

    Empty where the area has too few measures to be like another.
    """
    spread = {one.item.indicator: pstdev(one.siblings.values()) for one in measures}
    used = [one for one in measures if spread[one.item.indicator] > 0]
    if len(used) < FEWEST:
        return []
    codes = dict.fromkeys(code for one in used for code in one.siblings if code != one.area)
    found = (_similar(code, used, spread) for code in codes)
    return sorted(
        (one for one in found if one), key=lambda one: (round(one.distance, 9), one.ref_area)
    )


def _similar(code: str, used: Sequence[Measure], spread: dict[str, float]) -> Similar | None:
    shared = [one for one in used if code in one.siblings]
    if len(shared) < max(FEWEST, _SHARE * len(used)):
        return None
    apart = [
        (abs(one.siblings[code] - one.point.value) / spread[one.item.indicator], one)
        for one in shared
    ]
    distance = sqrt(sum(each**2 for each, _ in apart) / len(apart))
    near = sorted(apart, key=lambda pair: (round(pair[0], 1), -_unusual(pair[1], spread)))
    return Similar(code, distance, len(shared), tuple(one.item for _, one in near[:_CLOSEST]))


def _unusual(one: Measure, spread: dict[str, float]) -> float:
    """Return how far an area is from the mean of all, in standard deviations."""
    mean = sum(one.siblings.values()) / len(one.siblings)
    return abs(one.point.value - mean) / spread[one.item.indicator]
