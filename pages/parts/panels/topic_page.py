"""The page of a subject that needs no panel of its own."""

from pages.parts.page import Page
from pages.parts.panels.counted_twice import counted_twice
from pages.parts.panels.picture import figure_frame, headline, lede, missing, notes, targets


def topic_page(page: Page) -> None:
    """Draw the panels of one indicator in reading order: message, frame, what follows, notes."""
    headline(page)
    figure_frame(page)
    lede(page)
    targets(page)
    counted_twice(page)
    notes(page)
    missing(page)
