"""Panels of one indicator: its figure in words, map, trend, groups, table and notes."""

from figures.panels import badge
from pages.parts.panels.picture.explore import explorer_headline, scatter
from pages.parts.panels.picture.figure_frame import figure_frame
from pages.parts.panels.picture.headline import headline, lede
from pages.parts.panels.picture.leading import latest, leading_cards
from pages.parts.panels.picture.lines import lines_picture
from pages.parts.panels.picture.maps import drill, grade_of_map, map_message
from pages.parts.panels.picture.missing import missing
from pages.parts.panels.picture.notes import notes
from pages.parts.panels.picture.targets import targets
from pages.parts.panels.picture.topic import together, topic

__all__ = [
    "badge",
    "drill",
    "explorer_headline",
    "figure_frame",
    "grade_of_map",
    "headline",
    "latest",
    "leading_cards",
    "lede",
    "lines_picture",
    "map_message",
    "missing",
    "notes",
    "scatter",
    "targets",
    "together",
    "topic",
]
