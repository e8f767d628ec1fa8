"""Panels of the first page: where children trail, what the newest figures say, what is known."""

from pages.parts.panels.overview.below import below_map
from pages.parts.panels.overview.map import where_map
from pages.parts.panels.overview.newest import newest
from pages.parts.panels.overview.themes import standings

__all__ = ["below_map", "newest", "standings", "where_map"]
