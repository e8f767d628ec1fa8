"""Hazards on record, the children they reach, and where homes are poor too."""

from figures import panels
from pages.parts.drawn import draw
from pages.parts.scene import PageScene
from pages.parts.shell import Page


def hazard_frame(page: Page) -> None:
    """Draw where records lie beside the hazards in order of the children they reach."""
    draw(page, panels.hazard_frame(PageScene(page)), key="crm-hazards")


def poor_and_flooded(page: Page) -> None:
    """Draw the two-way map beside children by the number of hazards; nothing without figures."""
    if made := panels.poor_and_flooded(PageScene(page)):
        draw(page, made, key="crm-two-way")
