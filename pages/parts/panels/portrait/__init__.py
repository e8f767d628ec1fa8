"""The portrait of an area: what it says, its rows, its like, and what nobody has published."""

from pages.parts.panels.portrait.beside import area_alike, area_unknown
from pages.parts.panels.portrait.found import measures
from pages.parts.panels.portrait.head import area_headline, key_numbers
from pages.parts.panels.portrait.rows import area_gaps, area_rows

__all__ = [
    "area_alike",
    "area_gaps",
    "area_headline",
    "area_rows",
    "area_unknown",
    "key_numbers",
    "measures",
]
