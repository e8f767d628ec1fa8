"""Facts held to the caveats that are declared of their figures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from indicators.caveats import Statement, caveats_of, forbidding
from indicators.facts.keys import Point
from indicators.facts.model import Changed, Compared, Fact, Gap, Ranked, TargetDistance
from indicators.model import Indicator

# What each kind of fact states, from which figures.
_STATES: Mapping[type[object], Statement] = {
    Changed: "change",
    Compared: "comparison",
    Ranked: "rank",
    TargetDistance: "target",
}


def permitted(facts: Iterable[Fact], sources: Mapping[str, Mapping[str, Any]]) -> Iterator[Fact]:
    """Yield the facts that no caveat forbids; of a change that may not be judged, without verdict.

    Parameters
    ----------
    sources : mapping
        Every source of the facts by its code, with the codes of its ``caveats``.
    """
    for fact in facts:
        statement = _STATES.get(type(fact))
        if statement and barred(fact, statement, sources):
            continue
        if isinstance(fact, Changed) and (code := barred(fact, "verdict", sources)):
            yield replace(fact, verdict="unknown", barred=code)
        elif isinstance(fact, Gap) and barred(fact, "verdict", sources):
            yield replace(fact, reliable=None)
        else:
            yield fact


def barred(
    fact: Fact, statement: Statement, sources: Mapping[str, Mapping[str, Any]]
) -> str | None:
    """Return the code of the caveat of any figure of a fact that forbids a statement, or None."""
    codes = (_forbidding(point, fact.item, statement, sources) for point in points_of(fact))
    return next((code for code in codes if code), None)


def points_of(fact: Fact) -> tuple[Point, ...]:
    """Return the figures that a fact rests on."""
    if isinstance(fact, Changed):
        return (fact.before, fact.after)
    if isinstance(fact, Gap):
        return (fact.behind, fact.ahead)
    if isinstance(fact, Compared):
        return (fact.point, fact.whole)
    point = getattr(fact, "point", None)
    return () if point is None else (point,)


def _forbidding(
    point: Point, item: Indicator, statement: Statement, sources: Mapping[str, Mapping[str, Any]]
) -> str | None:
    code = point.key.data_source
    under = caveats_of(
        item.caveats, sources.get(code, {}), code, point.key.time_period, point.key.ref_area
    )
    return forbidding(under, statement)
