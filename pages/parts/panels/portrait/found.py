"""What the panels of a portrait stand on: measured once for an area, edition and build."""

from functools import partial

import pandas as pd

from indicators.codelists import NATION, areas, areas_of
from indicators.headlines import importance
from indicators.portrait import (
    Measure,
    Similar,
    Stand,
    like_of,
    measures_of,
    rows_of,
    speaking,
)
from indicators.summary import valued
from pages.parts.finished import finished
from pages.parts.kept import kept_for_build
from pages.parts.page import Page

AGAINST = ("nation", "similar")


def scheme_rows(page: Page, scheme: str) -> pd.DataFrame:
    """Return every observation of the areas of a scheme and of the nation, read once a build."""
    edition = page.selection.edition

    def make() -> pd.DataFrame:
        return page.store.areas((NATION, *areas_of(scheme)), edition)

    return kept_for_build(page.store, f"portrait/{edition}/{scheme}", make)


def measures(page: Page, ref_area: str) -> tuple[Measure, ...]:
    """Return the measures of an area, each family once; none of the nation."""
    if ref_area == NATION:
        return ()

    def make() -> tuple[Measure, ...]:
        rows = scheme_rows(page, areas()[ref_area].scheme)
        return speaking(measures_of(rows, page.store.sources(), ref_area, page.today))

    key = f"portrait/{page.selection.edition}/{ref_area}/{page.today.year}"
    return kept_for_build(page.store, key, make)


def alike(page: Page, ref_area: str) -> list[Similar]:
    """Return the areas most like one."""
    return like_of(ref_area, partial(measures, page))


@finished
def with_figure(page: Page, edition: str) -> frozenset[str]:
    """Return the indicators that have a figure of the chosen area in an edition."""
    found = page.store.area(page.selection.ref_area, edition)
    return frozenset(valued(found)["indicator"])


@finished
def compared(page: Page) -> bool:
    """Return whether anything here can be held against the nation or is like another area."""
    ref_area = page.selection.ref_area
    own = rows_of(ref_area, partial(measures, page), importance)
    return bool(own or alike(page, ref_area))


def rows(page: Page) -> list[Stand]:
    """Return the rows of the chosen area, what matters most first."""
    similar = against(page) == "similar"
    return rows_of(page.selection.ref_area, partial(measures, page), importance, similar=similar)


def against(page: Page) -> str:
    """Return what the area is held against: the nation, or similar areas."""
    asked = page.selection.asked("against")
    return asked if asked in AGAINST else AGAINST[0]
