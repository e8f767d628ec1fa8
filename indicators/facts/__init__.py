"""The facts of one indicator in one area: what may be stated, and from which observations."""

from indicators.facts.keys import FactsError, Key, Point, key_of, point_of
from indicators.facts.model import (
    Behind,
    Broken,
    Changed,
    Compared,
    Fact,
    Gap,
    Graded,
    Latest,
    NoFigure,
    Ranked,
    Stale,
    Target,
)
from indicators.facts.stated import facts_of

__all__ = [
    "Behind",
    "Broken",
    "Changed",
    "Compared",
    "Fact",
    "FactsError",
    "Gap",
    "Graded",
    "Key",
    "Latest",
    "NoFigure",
    "Point",
    "Ranked",
    "Stale",
    "Target",
    "facts_of",
    "key_of",
    "point_of",
]
