"""The latest national figure of every indicator, and those worth telling most as cards."""

from collections.abc import Callable, Mapping

from figures.panels import finding_cards
from indicators.codelists import NATION
from indicators.facts import Key, key_of
from indicators.headlines import LatestFigure, latest_figures, leading
from pages.parts.kept import kept_for_build
from pages.parts.page import Page


def latest(page: Page) -> Mapping[str, LatestFigure]:
    """Return the latest national figure of every indicator that has one, by its code; read once."""
    edition = page.selection.edition

    def make() -> Mapping[str, LatestFigure]:
        national = page.store.area(NATION, edition)
        return latest_figures(national, page.store.sources(), page.today.year)

    return kept_for_build(page.store, f"latest_figures/{edition}", make)


def leading_cards(page: Page, name: str, most: int, link: Callable[[Key], str]) -> str:
    """Return the national figures worth telling most, of as many themes, as cards.

    Parameters
    ----------
    name : str
        What the cards are for: what is made for one page is not another's.
    link : callable
        Returns where the card of a figure leads, escaped for markup.
    """

    def make() -> str:
        known = latest(page)
        keys = {code: key_of(one.series.iloc[-1].to_dict()) for code, one in known.items()}

        def opens(indicator: str = "", /, *, path: str = "", **more: str) -> str:
            return link(keys[indicator])

        return finding_cards(leading(known, page.today.year, most), page, page.words, opens)

    return page.remembered(f"leading/{name}", make)
