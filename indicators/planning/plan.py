"""What the reader plans: the choice as a text for the link, and the children of whom it speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from indicators.codelists import TOTAL, codelist
from indicators.observations import without_age
from indicators.planning.needs import Scenario

_KEY = ["ref_area", "time_period"]


@dataclass(frozen=True)
class Choice:
    """What the reader entered; a number not given is missing, never assumed.

    ``plan`` is a code of ``codes/plan.toml``; ``target`` the share in per cent that may still be
    without in the year ``end``; ``cost`` of a child in manats, ``hardest`` how many times that in
    the hardest areas, ``capacity`` children a year, ``budget`` manats.
    """

    plan: str = "out_of_school"
    target: float | None = None
    end: int = 2030
    cost: float | None = None
    hardest: float = 1.0
    capacity: float | None = None
    budget: float | None = None

    def to_text(self) -> str:
        """Return what differs from the default, for the link.

        Examples
        --------
        >>> Choice(target=0.5, cost=400).to_text()
        'target:0.5,cost:400'
        """
        default = Choice()
        given = ((f.name, getattr(self, f.name)) for f in fields(self))
        return ",".join(
            f"{name}:{value if isinstance(value, str) else f'{value:.12g}'}"
            for name, value in given
            if value is not None and value != getattr(default, name)
        )

    def scenario(self, start: int) -> Scenario | None:
        """Return the scenario, its cost 1 where none is given; nothing without a target."""
        if self.target is None or self.end < start:
            return None
        cost, hardest = (self.cost, self.hardest) if self.cost else (1.0, 1.0)
        return Scenario(self.target, start, self.end, cost, self.capacity, hardest)


def read_choice(text: str) -> Choice:
    """Return the choice a link asks for; what cannot be read is as if it were not given.

    Examples
    --------
    >>> read_choice("target:0.5,cost:free,capacity:-3,plan:moon,end:2028").to_text()
    'target:0.5,end:2028'
    """
    given: dict[str, Any] = {}
    for part in text.split(","):
        name, _, value = part.partition(":")
        allowed = _ALLOWED.get(name)
        number = _number(value) if allowed else None
        if name == "plan" and value in codelist("plan"):
            given["plan"] = value
        elif allowed and number is not None and allowed[0] <= number <= allowed[1]:
            given[name] = int(number) if name == "end" else number
    return Choice(**given)


_ALLOWED: Mapping[str, tuple[float, float]] = {
    "target": (0, 100),
    "end": (2000, 2100),
    "cost": (0.01, 1e9),
    "hardest": (1, 100),
    "capacity": (1, 1e8),
    "budget": (0, 1e13),
}


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def inputs(plan: str) -> tuple[str, ...]:
    """Return the indicators a plan is made of."""
    rule = codelist("plan")[plan]
    return tuple(rule[name] for name in _ROLES if name in rule)


_ROLES = ("without", "rate", "others", "covered", "population")


def areas_of_plan(plan: str, observations: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return children and those without by area, of the latest year in which both are known.

    Parameters
    ----------
    observations : mapping
        By indicator of ``inputs``: ``ref_area``, ``time_period``, ``data_source``, ``age``,
        ``obs_value``, the other dimensions totals; of several sources the preferred one first. A
        part and its whole are of one source; a population may be of another than the share.

    Returns
    -------
    DataFrame
        ``ref_area``, ``time_period`` (a year), ``children``, ``without`` (whole numbers),
        ``data_source`` (of both). An area in which a rate is 0 has children of unknown number: it
        is left out, as there is nobody to reach. Empty where the two never meet in a year.
    """
    rule: Mapping[str, Any] = codelist("plan")[plan]
    first, second = (_by_year(observations[code], rule.get("less", "")) for code in inputs(plan))
    same = [] if "population" in rule else ["data_source"]  # one count is part of the other
    both = first.merge(second, on=[*_KEY, *same], suffixes=("", "_other")).drop_duplicates(_KEY)
    both = both[both["time_period"] == both["time_period"].max()]
    without, children = _numbers(rule, both["obs_value"], both["obs_value_other"])
    sources = both[[name for name in both.columns if name.startswith("data_source")]]
    named = [" ".join(dict.fromkeys(row)) for row in sources.itertuples(index=False)]
    found = both[_KEY].assign(children=children, without=without, data_source=named)
    known: pd.DataFrame = found[found["children"] > 0]
    return known.sort_values("ref_area").reset_index(drop=True)


def _by_year(observations: pd.DataFrame, less: str) -> pd.DataFrame:
    """Return the values with the year they were true in, without an age that does not belong."""
    found = observations.dropna(subset="obs_value")
    found = found.assign(time_period=found["time_period"].str[:4])
    told_apart = (found["age"] == less).any()
    by_source = [*_KEY, "data_source"]
    found = without_age(found, less, by_source) if told_apart else found[found["age"] == TOTAL]
    return found[[*by_source, "obs_value"]]


def _numbers(
    rule: Mapping[str, Any], first: "pd.Series[float]", second: "pd.Series[float]"
) -> tuple["pd.Series[float]", "pd.Series[float]"]:
    """Return the children without, and all of them."""
    if "rate" in rule:
        return first, (100 * first / second.where(second > 0)).round()
    if "others" in rule:
        return first, first + second
    return (second * (100 - first) / 100).round(), second
