"""The facts of one indicator in one area: what may be stated, and from which observations."""

from indicators.errors import FactsError
from indicators.facts.among import (
    bounded_by,
    compare_with_wholes,
    find_gaps,
    rank_among_siblings,
    with_events,
)
from indicators.facts.gate import barred
from indicators.facts.keys import Key, Point, key_of, point_of
from indicators.facts.material import is_material_difference
from indicators.facts.model import (
    Behind,
    Broken,
    Cautioned,
    Changed,
    Compared,
    Fact,
    Gap,
    Graded,
    Latest,
    NoFigure,
    Ranked,
    Rated,
    Reason,
    Stale,
    TargetDistance,
)
from indicators.facts.reader import Asked, FactReader, facts_from
from indicators.facts.stated import facts_of

__all__ = [
    "Asked",
    "Behind",
    "Broken",
    "Cautioned",
    "Changed",
    "Compared",
    "Fact",
    "FactReader",
    "FactsError",
    "Gap",
    "Graded",
    "Key",
    "Latest",
    "NoFigure",
    "Point",
    "Ranked",
    "Rated",
    "Reason",
    "Stale",
    "TargetDistance",
    "barred",
    "bounded_by",
    "compare_with_wholes",
    "facts_from",
    "facts_of",
    "find_gaps",
    "is_material_difference",
    "key_of",
    "point_of",
    "rank_among_siblings",
    "with_events",
]
