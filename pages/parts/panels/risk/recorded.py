"""Hazards on record, the children they reach, and where homes are poor too."""

from figures import panels
from pages.parts.drawing import draw, shared
from pages.parts.page import Page


def hazard_frame(page: Page) -> None:
    """Draw where records lie beside the hazards in order of the children they reach."""
    draw(page, shared(page, panels.hazard_frame), key="crm-hazards")


def poor_and_flooded(page: Page) -> None:
    """Draw the two-way map beside children by the number of hazards; nothing without figures."""
    if made := shared(page, panels.poor_and_flooded):
        draw(page, made, key="crm-two-way")
