"""Panels of stories: the list, a step, the stage of a presentation, the cards for children."""

from pages.parts.panels.stories.listed import story_list
from pages.parts.panels.stories.step import story

__all__ = ["story", "story_list"]
