"""Panels of multiple deprivation and of what overlaps."""

from pages.parts.panels.deprivation.deprivations import (
    deprivations,
    percent,
    survey,
    survey_regions,
    survey_source,
    survey_sourced,
)
from pages.parts.panels.deprivation.deprived import cutoffs, deprived_groups, deprived_regions
from pages.parts.panels.deprivation.dominant import dominant
from pages.parts.panels.deprivation.overlaps import overlaps

__all__ = [
    "cutoffs",
    "deprivations",
    "deprived_groups",
    "deprived_regions",
    "dominant",
    "overlaps",
    "percent",
    "survey",
    "survey_regions",
    "survey_source",
    "survey_sourced",
]
