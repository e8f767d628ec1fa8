"""The themes: how their targets stand, how much of each is known, and at which level."""

from collections.abc import Mapping
from functools import partial

from figures.panels import theme_cards, theme_levels
from indicators.headlines import ThemeStanding, target_statuses, theme_standings
from pages.parts.kept import kept_for_build
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.picture import latest


def themes(page: Page) -> str:
    """Return a card a theme, made once a build."""
    link = partial(link_to, page)
    return page.remembered(
        "overview/themes", lambda: theme_cards(standings(page), page.words, link)
    )


def levels(page: Page) -> str:
    """Return how many indicators of each theme are known, made once a build."""
    return page.remembered("overview/levels", lambda: theme_levels(standings(page), page.words))


def standings(page: Page) -> Mapping[str, ThemeStanding]:
    """Return how every theme stands, worked out once a build."""
    today = page.today.year

    def make() -> Mapping[str, ThemeStanding]:
        statuses = target_statuses(latest(page), page.store.sources(), today)
        return theme_standings(page.store.coverage(page.selection.edition), statuses, today)

    return kept_for_build(page.store, f"theme_standings/{page.selection.edition}/{today}", make)
