"""The map of a figure: its message, its years, what a click is answered with, its foot."""

from pages.parts.panels.picture.maps.foot import grade_of_map
from pages.parts.panels.picture.maps.map import (
    another_map,
    area_map,
    drill,
    map_message,
    map_passport,
    map_source,
)

__all__ = [
    "another_map",
    "area_map",
    "drill",
    "grade_of_map",
    "map_message",
    "map_passport",
    "map_source",
]
