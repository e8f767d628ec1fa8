"""The page of a subject that needs no panel of its own."""

from pages.parts.layout import two_columns
from pages.parts.panels.picture import (
    area_map,
    breakdown,
    caveat,
    headline,
    lede,
    missing,
    notes,
    table,
    targets,
    trend,
)
from pages.parts.shell import Page


def topic_page(page: Page) -> None:
    """Draw the panels of one indicator in reading order: message, map, trend, groups, table."""
    headline(page)
    area_map(page)
    lede(page)
    left, right = two_columns()
    with left:
        trend(page)
    with right:
        caveat(page)
    targets(page)
    breakdown(page)
    table(page)
    notes(page)
    missing(page)
