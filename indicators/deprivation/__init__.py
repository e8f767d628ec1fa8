"""Multiple deprivation of children: counted, divided among groups, and overlapping."""

from indicators.deprivation.counting import (
    Framework,
    deprivation_counts,
    headcounts,
    multiple,
    with_outcomes,
)
from indicators.deprivation.national import AGE_GROUP, national_framework, with_age_groups
from indicators.deprivation.overlap import overlaps
from indicators.deprivation.parts import adjusted_gap, by_dimension, by_group

__all__ = [
    "AGE_GROUP",
    "Framework",
    "adjusted_gap",
    "by_dimension",
    "by_group",
    "deprivation_counts",
    "headcounts",
    "multiple",
    "national_framework",
    "overlaps",
    "with_age_groups",
    "with_outcomes",
]
