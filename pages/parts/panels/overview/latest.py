"""The latest national figure of every indicator, read once a build."""

from collections.abc import Mapping

from indicators.codelists import NATION
from indicators.headlines import LatestFigure, latest_figures
from pages.parts.kept import kept_for_build
from pages.parts.shell import Page


def latest(page: Page) -> Mapping[str, LatestFigure]:
    """Return the latest national figure of every indicator that has one, by its code."""
    edition = page.selection.edition

    def make() -> Mapping[str, LatestFigure]:
        national = page.store.area(NATION, edition)
        return latest_figures(national, page.store.sources(), page.today.year)

    return kept_for_build(page.store, f"latest_figures/{edition}", make)
