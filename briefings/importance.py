"""What leads a briefing: importance, quality and nearness of a figure, each between 0 and 1."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from briefings.reading import IndicatorFacts
from indicators.codelists import codelist
from indicators.model import Indicator

_QUALITY: Mapping[str, float] = {"A": 1.0, "B": 0.9, "C": 0.8, "D": 0.6, "E": 0.4}
_WIDER = 0.5  # of the area around, not of the area itself


def importance(item: Indicator) -> float:
    """Return how much an indicator matters, as ``codes/importance.toml`` declares it."""
    return float(importance_class(item)["weight"])


def importance_class(item: Indicator) -> Mapping[str, Any]:
    """Return the declared class of an indicator: its weight and the reason for it."""
    name = _classes().get(item.indicator, "headline" if item.key else "other")
    found: Mapping[str, Any] = codelist("importance")[name]
    return found


@cache
def _classes() -> Mapping[str, str]:
    listed = codelist("importance").items()
    return {code: name for name, entry in listed for code in entry["indicators"]}


def score(one: IndicatorFacts, ref_area: str) -> float:
    """Return what a finding is worth to a reader who asked for an area; more leads."""
    near = 1.0 if one.ref_area == ref_area else _WIDER
    return importance(one.item) * _QUALITY[one.letter] * near
