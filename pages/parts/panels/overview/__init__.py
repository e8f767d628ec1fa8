"""Panels of the first page: where children trail, what the newest figures say, what is known."""

from pages.parts.panels.overview.doors import doors
from pages.parts.panels.overview.last_release import last_release
from pages.parts.panels.overview.map import where_map
from pages.parts.panels.overview.newest import newest
from pages.parts.panels.overview.themes import levels, themes

__all__ = ["doors", "last_release", "levels", "newest", "themes", "where_map"]
