"""What stands beside a count: the rate it is told with, and whether its base moved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from indicators.catalog import catalog
from indicators.facts.keys import Point, point_of
from indicators.facts.model import Changed, Fact, Latest, Rated
from indicators.model import Indicator
from indicators.plain_rows import plain_rows
from indicators.plausibility import relation
from indicators.summary import valued

_MOVED = 0.05  # of the base before: a smaller step leaves the change of a count what it is


def with_rate(
    facts: Iterable[Fact], item: Indicator, beside: Mapping[str, pd.DataFrame]
) -> Iterator[Fact]:
    """Yield facts, of a count its rate after it; its change is not judged where its base moved.

    Parameters
    ----------
    beside : mapping
        Observations of the rate and the base, of the slice that is told, by indicator.
    """
    told = relation(item)
    rates = beside.get(told.rate or "") if told else None
    bases = beside.get(told.base or "") if told else None
    for fact in facts:
        if isinstance(fact, Changed) and bases is not None and _moved(fact, bases):
            yield replace(fact, verdict="unknown", barred=fact.barred or "base_moved")
        else:
            yield fact
        if isinstance(fact, Latest) and told and rates is not None:
            for point in _same(fact.point, rates):
                yield Rated(item, fact.point, catalog()[str(told.rate)], point)


def _same(point: Point, observations: pd.DataFrame) -> list[Point]:
    """Return the one figure of the area, period and source of another, or nothing."""
    key = point.key
    own = valued(observations)
    own = own[
        own["ref_area"].eq(key.ref_area)
        & own["time_period"].eq(key.time_period)
        & own["data_source"].eq(key.data_source)
    ]
    return [point_of(row) for row in plain_rows(own)] if len(own) == 1 else []


def _moved(fact: Changed, bases: pd.DataFrame) -> bool:
    """Return whether the base is known at both ends of a change, and moved between them."""
    ends = [*_same(fact.before, bases), *_same(fact.after, bases)]
    if len(ends) < 2:
        return False
    before, after = (end.value for end in ends)
    return abs(after - before) > _MOVED * abs(before)
