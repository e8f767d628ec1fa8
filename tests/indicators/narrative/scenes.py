"""Facts made by hand, so that what is said of them can be read beside what is known."""

from typing import Any

from indicators.catalog import catalog
from indicators.facts import (
    Behind,
    Changed,
    Compared,
    Fact,
    Gap,
    Key,
    Latest,
    NoFigure,
    Point,
    Ranked,
    Stale,
)
from indicators.narrative import fact_sentence, paragraph
from indicators.words.language import words


def point(
    code: str,
    value: float,
    *,
    area: str = "AZ-LER",
    period: str = "2023",
    bounds: tuple[float, float] | None = None,
    status: str = "A",
    **groups: str,
) -> Point:
    """Return one observation."""
    key = Key(code, area, period, "S", "published", tuple(groups.items()))
    low, high = bounds or (None, None)
    return Point(key, value, low, high, status)


def latest(code: str, value: float, *, kind: str = "administrative", **more: Any) -> Latest:
    """Return a latest figure."""
    return Latest(catalog()[code], point(code, value, **more), kind, 3)


def changed(
    code: str, before: tuple[str, float], after: tuple[str, float], told: str, **more: Any
) -> Changed:
    """Return a change between two periods; ``kind`` and ``run`` may be given."""
    kind, run = more.pop("kind", "administrative"), more.pop("run", False)
    first = point(code, before[1], period=before[0], **more)
    second = point(code, after[1], period=after[0], **more)
    return Changed(catalog()[code], first, second, told, kind, run)


def compared(code: str, own: float, whole: tuple[str, float], told: str) -> Compared:
    """Return an area beside the one it lies in."""
    above = point(code, whole[1], area=whole[0])
    return Compared(catalog()[code], point(code, own), above, told, "survey")


def gap(code: str, behind: Point, ahead: Point, dimension: str, reliable: bool | None) -> Gap:
    """Return two groups."""
    return Gap(catalog()[code], dimension, behind, ahead, reliable, False, "survey")


def ranked(code: str, low: int, high: int, areas: int, certain: bool | None) -> Ranked:
    """Return the place of Lerik among the districts."""
    own = point(code, 9.3)
    return Ranked(catalog()[code], own, "district", low, high, areas, certain, "survey")


def stale(code: str, age: int) -> Stale:
    """Return an old figure."""
    return Stale(catalog()[code], point(code, 9.3), age)


def behind(code: str, count: float) -> Behind:
    """Return the count behind a rate."""
    item = catalog()[code]
    counted = catalog()[item.count or ""]
    return Behind(item, point(code, 1), counted, point(counted.indicator, count))


def none(code: str, reason: str, *, area: str = "AZ-LER", period: str = "") -> NoFigure:
    """Return the want of a figure."""
    return NoFigure(catalog()[code], Key(code, area, period, "S", "published"), reason)


def told(language: str, *facts: Fact) -> str:
    """Return the paragraph of some facts."""
    return paragraph(facts, words(language)).text


def alone(language: str, fact: Fact) -> str:
    """Return one fact said alone."""
    return fact_sentence(fact, words(language)).text
