"""Panels of stories: the list, a step, the stage of a presentation, the cards for children."""

from pages.parts.panels.stories.children import children
from pages.parts.panels.stories.listed import story_list
from pages.parts.panels.stories.stage import stage
from pages.parts.panels.stories.step import story

__all__ = ["children", "stage", "story", "story_list"]
