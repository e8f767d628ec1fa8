"""Whether figures can be right, and which count is told with which rate."""

from indicators.plausibility.checks import Finding, findings, jumps
from indicators.plausibility.rate_of import Relation, beside_of, relation, relations

__all__ = [
    "Finding",
    "Relation",
    "beside_of",
    "findings",
    "jumps",
    "relation",
    "relations",
]
