"""Where an area stands on a measure: better, worse or alike, by the one rule of materiality."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import median, pstdev
from typing import Literal

from indicators.facts import is_material_difference
from indicators.model import Indicator
from indicators.portrait.measures import Measure

Basis = Literal["nation", "similar", "middle"]
State = Literal["better", "worse", "alike", "untold"]
_COVERED = 1 / 3  # of the areas of a scheme: the middle of fewer says nothing of the rest


@dataclass(frozen=True)
class Stand:
    """A measure held against a reference.

    Attributes
    ----------
    reference : float
        The nation's figure, the middle of similar areas, or the middle of all that have one.
    state : {"better", "worse", "alike", "untold"}
        "alike" is a difference too small to tell; "untold" has too few areas to judge by.
    apart : float
        The difference in standard deviations of the areas, positive where it is better.
    """

    measure: Measure
    reference: float
    basis: Basis
    state: State
    apart: float


def stands(measures: Iterable[Measure], similar: Collection[str] = ()) -> list[Stand]:
    """Return where an area stands on each measure that has a better direction.

    Parameters
    ----------
    similar : collection of str
        Areas whose middle is the reference; the nation, or the middle of all, where it is empty.
    """
    found = (_stand(one, similar) for one in measures if one.judged)
    return [stand for stand in found if stand is not None]


def _stand(one: Measure, similar: Collection[str]) -> Stand | None:
    others = [value for code, value in one.siblings.items() if code in similar]
    if similar:
        return _against(one, median(others), "similar") if others else None
    if one.nation is not None:
        return _against(one, one.nation.value, "nation")
    return _against(one, median(one.siblings.values()), "middle")


def _against(one: Measure, reference: float, basis: Basis) -> Stand:
    difference = (one.point.value - reference) * one.sign
    spread = pstdev(one.siblings.values()) if len(one.siblings) > 1 else 0.0
    return Stand(
        one,
        reference,
        basis,
        _state(one, reference, basis),
        difference / spread if spread else 0.0,
    )


def _state(one: Measure, reference: float, basis: Basis) -> State:
    if basis == "middle" and len(one.siblings) < _COVERED * one.every:
        return "untold"
    reliable = one.reliable if basis == "nation" else None
    if not is_material_difference(one.item, one.point.value, reference, reliable):
        return "alike"
    return "better" if (one.point.value - reference) * one.sign > 0 else "worse"


def in_order(found: Sequence[Stand], weigh: Callable[[Indicator], float]) -> list[Stand]:
    """Return stands, what matters most first, then by the newer period.

    Parameters
    ----------
    weigh : callable
        How much an indicator matters.
    """
    newest = sorted(found, key=lambda one: one.measure.point.key.time_period, reverse=True)
    return sorted(newest, key=lambda one: -weigh(one.measure.item))


def told(found: Iterable[Stand], state: State, weigh: Callable[[Indicator], float]) -> list[Stand]:
    """Return the stands of one state, by what matters and how far they are from the reference."""
    own = (one for one in found if one.state == state)
    return sorted(own, key=lambda one: -abs(one.apart) * weigh(one.measure.item))
