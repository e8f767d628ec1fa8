"""What leads where there is no room for all: importance, quality and news, each between 0 and 1."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.observations import year

QUALITY: Mapping[str, float] = {"A": 1.0, "B": 0.9, "C": 0.8, "D": 0.6, "E": 0.4}
_FADES = 0.08  # of its news a figure loses with each year
_OLDEST = 0.2


def importance(item: Indicator) -> float:
    """Return how much an indicator matters, as ``codes/importance.toml`` declares it."""
    return float(importance_class(item)["weight"])


def importance_class(item: Indicator) -> Mapping[str, Any]:
    """Return the declared class of an indicator: its weight and the reason for it."""
    found: Mapping[str, Any] = codelist("importance")[importance_name(item)]
    return found


def importance_name(item: Indicator) -> str:
    """Return the name of the class of an indicator in ``codes/importance.toml``."""
    return _classes().get(item.indicator, "headline" if item.key else "other")


@cache
def _classes() -> Mapping[str, str]:
    listed = codelist("importance").items()
    return {code: name for name, entry in listed for code in entry["indicators"]}


def news(time_period: str, today: int) -> float:
    """Return how new a figure is: a year old or less is news, and each year takes some of it.

    Examples
    --------
    >>> news("2026", 2026), news("2025", 2026), round(news("2023", 2026), 2), news("1999", 2026)
    (1.0, 1.0, 0.84, 0.2)
    """
    age = max(today - year(time_period) - 1, 0)
    return max(_OLDEST, 1 - _FADES * age)


def worth_telling(item: Indicator, letter: str, time_period: str, today: int) -> float:
    """Return what a figure is worth to a reader who asked for none in particular; more leads."""
    return importance(item) * QUALITY[letter] * news(time_period, today)
