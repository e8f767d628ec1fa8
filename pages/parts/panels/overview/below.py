"""What lies below the first screen of the overview, as one piece."""

from pages.parts.drawing import beside, draw, pieces
from pages.parts.page import Page
from pages.parts.panels.overview.doors import doors
from pages.parts.panels.overview.last_release import last_release
from pages.parts.panels.overview.themes import levels, themes


def below_map(page: Page) -> None:
    """Draw doors, themes, what the last release changed, and what is known at which level."""
    made = pieces(doors(page), themes(page), beside(last_release(page), levels(page)))
    draw(page, made, key="crm-below-map")
