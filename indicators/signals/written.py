"""What the build wrote down of the rules, read again: questions, and the record of each rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.signals.declared import FALSE_DISCOVERY


@dataclass(frozen=True)
class Put:
    """A question that is put: of which figure, and what it was held against.

    Attributes
    ----------
    rule : str
        The code of the rule.
    item : str
        An indicator, or a ratio of ``codes/diagnostic.toml``.
    since, time_period : str
        The years that are meant; often one.
    share : float
        Of false discoveries among all series of the rule as far out as this.
    """

    rule: str
    item: str
    ref_area: str
    since: str
    time_period: str
    data_source: str
    observed: float
    expected: float
    share: float


def put(rows: Iterable[Mapping[Any, Any]]) -> list[Put]:
    """Return the questions that are put among the rows of the analysis, the surest first.

    Parameters
    ----------
    rows : iterable of rows
        Of the table ``analysis``: ``item`` is the rule, then / what is watched.
    """
    found: dict[tuple[str, str, str, str], dict[str, float]] = {}
    for row in rows:
        key = (row["item"], row["ref_area"], row["time_period"], row["data_source"])
        if "/" in row["item"]:
            found.setdefault(key, {})[row["measure"]] = float(row["obs_value"])
    asked = [_put(*key, told) for key, told in found.items() if told["share"] <= FALSE_DISCOVERY]
    return sorted(asked, key=lambda one: (one.rule, one.share, one.ref_area))


def _put(named: str, ref_area: str, period: str, source: str, told: Mapping[str, float]) -> Put:
    rule, _, item = named.partition("/")
    since = str(int(told["since"]))
    values = (told["observed"], told["expected"], told["share"])
    return Put(rule, item, ref_area, since, period, source, *values)


def told_of_rules(rows: Iterable[Mapping[Any, Any]]) -> dict[str, dict[str, float]]:
    """Return what was written of each rule itself, by its code: watched, wanted, its trials."""
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        if "/" not in row["item"]:
            found.setdefault(row["item"], {})[row["measure"]] = float(row["obs_value"])
    return found
