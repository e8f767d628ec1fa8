"""Which rates a count is told with, and what those rates divide by."""

from dataclasses import dataclass
from functools import cache

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.model import Indicator


@dataclass(frozen=True)
class Relation:
    """A count, the rate it is told with, and the base: the count that the rate divides by."""

    count: str
    rate: str | None
    base: str | None


@cache
def relations() -> dict[str, Relation]:
    """Return the relation of each count that has a rate or a base.

    A rate that declares its ``count`` gives the relation; ``codes/rate_of.toml`` has the others.
    """
    found = {
        item.count: Relation(item.count, item.indicator, item.base)
        for item in reversed(catalog().values())
        if item.count is not None
    }
    told = codelist("rate_of").items()
    return found | {code: Relation(code, own.get("rate"), own.get("base")) for code, own in told}


def relation(item: Indicator) -> Relation | None:
    """Return what a count is told with, or None where it has neither rate nor base."""
    return relations().get(item.indicator)


def beside_of(item: Indicator) -> tuple[str, ...]:
    """Return the indicators that a count is read beside: its rate and its base."""
    told = relation(item)
    return tuple(code for code in (told.rate, told.base) if code) if told else ()
