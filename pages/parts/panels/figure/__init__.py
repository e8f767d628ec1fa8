"""Panels of the passport of a figure and of the releases it stands in."""

from pages.parts.panels.figure.passport import figure
from pages.parts.panels.figure.releases import releases
from pages.parts.panels.figure.revisions import release_changes

__all__ = ["figure", "release_changes", "releases"]
