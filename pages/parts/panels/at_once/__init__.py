"""Every area at once: districts as equal squares, regions as small trends where they lie."""

from pages.parts.panels.at_once.choice import among_all, at_once, pictures_offered

__all__ = ["among_all", "at_once", "pictures_offered"]
