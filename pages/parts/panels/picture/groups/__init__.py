"""Groups of a figure: drawn as dots on one scale, and where they stand in sentences."""

from pages.parts.panels.picture.groups.breakdown import breakdown

__all__ = ["breakdown"]
