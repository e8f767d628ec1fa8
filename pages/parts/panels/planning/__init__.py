"""Panels of the planner: a scenario, what it needs, where."""

from pages.parts.panels.planning.areas import planner_areas, planner_download
from pages.parts.panels.planning.controls import planner_controls
from pages.parts.panels.planning.result import planner_headline, planner_result

__all__ = [
    "planner_areas",
    "planner_controls",
    "planner_download",
    "planner_headline",
    "planner_result",
]
