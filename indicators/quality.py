"""The quality grade of a figure, A to E, by a rule that anyone can apply by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.caveats import Caveat, best_grade
from indicators.model import Indicator
from indicators.observations import year

# Points taken off an A for each ground; the grade is A less the sum, not below E.
KIND_POINTS: Mapping[str, int] = {
    "census": 0,
    "administrative": 0,
    "survey": 0,
    "register": 1,
    "index": 1,
    "modelled": 1,
    "press": 2,
    "synthetic": 4,
}
GRADES = "ABCDE"
# What names a figure in the ``doubts`` of its source: figures that the build found not to fit.
DOUBTED = ("indicator", "ref_area", "time_period")
_WIDE = 0.5
_COMPLETE = 2 / 3


def kind_of(kind: str, obs_status: str) -> str:
    """Return how one figure came about, by its status before the kind of its source.

    A collection of estimates also holds figures that somebody counted or asked for.

    Examples
    --------
    >>> kind_of("modelled", "A"), kind_of("modelled", "E"), kind_of("survey", "MD")
    ('collected', 'estimated', 'modelled')
    """
    if obs_status == "MD" or kind != "modelled":
        return "modelled" if obs_status == "MD" else kind
    return "estimated" if obs_status in ("E", "U") else "collected"


@dataclass(frozen=True)
class Grade:
    """A letter, and the grounds for every step below A."""

    letter: str
    grounds: tuple[str, ...]


def grade(
    kind: str,
    time_period: str,
    today: int,
    *,
    obs_status: str = "A",
    interval: bool = False,
    width: float = 0.0,
    complete: float = 1.0,
    small_area: bool = False,
) -> Grade:
    """Return the quality grade of one figure.

    One step down from A for each: a source that is modelled, an index or a register count (two
    for a figure quoted by the press); older than 5 years, and again older than 10; marked as of
    low reliability, provisional, first after a break or with a definition that differs; a survey
    or model printed without its interval; an interval wider than half of the figure (``width``,
    the interval over the figure); a map on which less than two thirds of the areas have a figure
    (``complete``); an estimate for an area from what is like it (``small_area``), which with the
    step of every model is no better than C. The grounds follow the dimensions of the UN National
    Quality Assurance Frameworks Manual (2019): accuracy, timeliness, coherence, completeness.

    Examples
    --------
    >>> grade("administrative", "2023", 2026).letter
    'A'
    >>> grade("survey", "2006", 2026).letter
    'D'
    >>> grade("modelled", "2025", 2026, interval=True, small_area=True).letter
    'C'
    """
    grounds = [f"kind:{kind}"] * KIND_POINTS[kind]
    age = today - year(time_period)
    grounds += ["age:5"] * (age > 5) + ["age:10"] * (age > 10)
    grounds += [f"status:{obs_status}"] * (obs_status in ("U", "P", "D", "B"))
    grounds += ["interval"] * (kind in ("survey", "modelled") and not interval)
    grounds += ["width"] * (width > _WIDE)
    grounds += ["complete"] * (complete < _COMPLETE)
    grounds += ["small_area"] * small_area
    return Grade(GRADES[min(len(grounds), 4)], tuple(dict.fromkeys(grounds)))


def grade_of(source: Mapping[str, Any], observation: Mapping[Any, Any], today: int) -> Grade:
    """Return the quality grade of one observation of the frame contract.

    One step lower where it does not fit other figures (``indicators.plausibility``), and no better
    than the caveats of its indicator and source allow (``indicators.caveats``).

    Parameters
    ----------
    source : mapping
        Its source, with its ``kind``, the codes of its ``caveats``, and its ``doubts``.
    today : int
        The year from which its age is counted.
    """
    found = _doubted(_by_points(source["kind"], observation, today), source, observation)
    item = catalog().get(str(observation["indicator"]))
    caveats, when = item.caveats if item else (), str(observation["time_period"])
    own = (str(observation["data_source"]), when, str(observation["ref_area"]))
    return capped(found, caveats, source, *own)


def grade_of_areas(
    source: Mapping[str, Any], below: pd.DataFrame, item: Indicator, every: int, today: int
) -> Grade:
    """Return the quality grade of a map as a whole.

    Parameters
    ----------
    source : mapping
        The source of the map.
    below : DataFrame
        The observations of its areas: one source and period.
    every : int
        How many areas its scheme has.
    """
    code, when = (str(below[name].iloc[0]) for name in ("data_source", "time_period"))
    found = grade(
        str(source["kind"]),
        when,
        today,
        obs_status=str(below["obs_status"].mode().iloc[0]),
        interval=bool(below["lower_bound"].notna().any()),
        complete=int(below["obs_value"].notna().sum()) / every,
    )
    return capped(found, item.caveats, source, code, when, str(below["ref_area"].iloc[0]))


def capped(
    found: Grade,
    caveats: Iterable[Caveat],
    source: Mapping[str, Any],
    data_source: str,
    time_period: str,
    ref_area: str,
) -> Grade:
    """Return a grade, no better than the caveats of an indicator and a source allow."""
    best, code = best_grade(caveats, source, data_source, time_period, ref_area)
    if code is None or found.letter >= best:
        return found
    return Grade(best, (*found.grounds, f"caveat:{code}"))


def _doubted(found: Grade, source: Mapping[str, Any], observation: Mapping[Any, Any]) -> Grade:
    """Return a grade, one step lower where the build found that the figure does not fit others."""
    own = tuple(str(observation[name]) for name in DOUBTED)
    if own not in source.get("doubts", ()):
        return found
    lower = GRADES[min(GRADES.index(found.letter) + 1, len(GRADES) - 1)]
    return Grade(lower, (*found.grounds, "finding"))


def _by_points(kind: str, observation: Mapping[Any, Any], today: int) -> Grade:
    low, high, value = (observation[name] for name in ("lower_bound", "upper_bound", "obs_value"))
    interval = bool(pd.notna(low) and pd.notna(high))
    return grade(
        kind,
        str(observation["time_period"]),
        today,
        obs_status=str(observation["obs_status"]),
        interval=interval,
        width=float((high - low) / abs(value)) if interval and value else 0.0,
    )
