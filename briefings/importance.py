"""What leads a briefing: importance, quality and nearness of a figure, each between 0 and 1."""

from briefings.reading import IndicatorFacts
from indicators.headlines import QUALITY, importance

_WIDER = 0.5  # of the area around, not of the area itself


def score(one: IndicatorFacts, ref_area: str) -> float:
    """Return what a finding is worth to a reader who asked for an area; more leads."""
    near = 1.0 if one.ref_area == ref_area else _WIDER
    return importance(one.item) * QUALITY[one.letter] * near
