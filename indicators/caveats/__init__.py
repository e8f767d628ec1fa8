"""What declared caveats forbid, and which of their sentences stands beside figures."""

from indicators.caveats.forbidden import (
    BEST,
    FORBIDDEN,
    Caveat,
    Statement,
    best_grade,
    caveats_of,
    decimals_of,
    forbidding,
    is_partial,
    part_of,
    place_of,
    survey_of,
    weak,
)
from indicators.caveats.prose import sentence_about, years_in

__all__ = [
    "BEST",
    "FORBIDDEN",
    "Caveat",
    "Statement",
    "best_grade",
    "caveats_of",
    "decimals_of",
    "forbidding",
    "is_partial",
    "part_of",
    "place_of",
    "sentence_about",
    "survey_of",
    "weak",
    "years_in",
]
