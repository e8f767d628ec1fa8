"""Panels of one indicator: its figure in words, map, trend, groups, table and notes."""

from pages.parts.panels.picture.breakdown import breakdown
from pages.parts.panels.picture.explore import scatter, theme
from pages.parts.panels.picture.foot import grade_of_map
from pages.parts.panels.picture.headline import badge, headline, lede
from pages.parts.panels.picture.map import area_map, drill, map_message
from pages.parts.panels.picture.missing import missing
from pages.parts.panels.picture.notes import caveat, notes
from pages.parts.panels.picture.table import table
from pages.parts.panels.picture.targets import targets
from pages.parts.panels.picture.topic import together, topic
from pages.parts.panels.picture.trend import trend

__all__ = [
    "area_map",
    "badge",
    "breakdown",
    "caveat",
    "drill",
    "grade_of_map",
    "headline",
    "lede",
    "map_message",
    "missing",
    "notes",
    "scatter",
    "table",
    "targets",
    "theme",
    "together",
    "topic",
    "trend",
]
