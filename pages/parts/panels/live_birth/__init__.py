"""Panels of the page on the live birth definition: what changed in 2015, and what it hides."""

from pages.parts.panels.live_birth.finding import live_birth_finding
from pages.parts.panels.live_birth.overview import live_birth_overview
from pages.parts.panels.live_birth.path import birth_path, ministry_steps, to_live_birth
from pages.parts.panels.live_birth.regions import areas_with_values, mapped
from pages.parts.panels.live_birth.without_record import unregistered, where_unregistered

__all__ = [
    "areas_with_values",
    "birth_path",
    "live_birth_finding",
    "live_birth_overview",
    "mapped",
    "ministry_steps",
    "to_live_birth",
    "unregistered",
    "where_unregistered",
]
