"""What the panels of a portrait stand on: measured once for an area, edition and build."""

import pandas as pd

from indicators.codelists import NATION, areas, areas_of
from indicators.importance import importance
from indicators.portrait import (
    Measure,
    Similar,
    Stand,
    in_order,
    measures_of,
    similar_areas,
    speaking,
    stands,
    survey_twin,
)
from pages.parts.kept import kept_for_build
from pages.parts.shell import Page

AGAINST = ("nation", "similar")
_MOST_ALIKE = 3  # areas whose middle an area may be held against


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
    """Return the areas most like one; of a region without enough, those like its survey twin."""
    own = similar_areas(measures(page, ref_area))
    twin = survey_twin(ref_area)
    return own or (similar_areas(measures(page, twin)) if twin else [])


def rows(page: Page) -> list[Stand]:
    """Return the rows of the chosen area, what matters most first.

    Those of the survey region of the same districts stand among them.
    """
    ref_area = page.selection.ref_area
    known = [ref_area, *filter(None, [survey_twin(ref_area)])]
    found = [stand for code in known for stand in _stands(page, code)]
    return in_order(found, importance)


def _stands(page: Page, ref_area: str) -> list[Stand]:
    measured = measures(page, ref_area)
    if against(page) == "nation":
        return stands(measured)
    near = [one.ref_area for one in similar_areas(measured)[:_MOST_ALIKE]]
    return stands(measured, near) if near else []


def against(page: Page) -> str:
    """Return what the area is held against: the nation, or similar areas."""
    asked = page.selection.asked("against")
    return asked if asked in AGAINST else AGAINST[0]
