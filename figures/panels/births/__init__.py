"""What the live birth definition changed, and who has no record of birth."""

from figures.panels.births.finding import live_birth_title, signed_figures
from figures.panels.births.overview import live_birth_overview
from figures.panels.births.path import birth_path, ministry_steps
from figures.panels.births.regions import areas_with_values
from figures.panels.births.without_record import unregistered, where_unregistered

__all__ = [
    "areas_with_values",
    "birth_path",
    "live_birth_overview",
    "live_birth_title",
    "ministry_steps",
    "signed_figures",
    "unregistered",
    "where_unregistered",
]
