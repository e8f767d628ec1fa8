"""The comparisons of groups that the store allows: every indicator, each dimension, and areas."""

from collections.abc import Iterator

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import NATION, areas_of
from indicators.equity import Standing, comparable, latest_groups, rank_comparisons, standing
from indicators.model import Indicator
from indicators.selection import default_codes
from indicators.summary import valued
from pages.parts.kept import kept_for_build
from pages.parts.people import people
from pages.parts.shell import Page

AREAS = "ref_area"
COMPARED: tuple[str, ...] = ("wealth_quintile", "residence", "sex", "disability_status", AREAS)
_COMPLETE = 0.5  # of a scheme's areas, below which best and worst say little


def comparisons(page: Page) -> pd.DataFrame:
    """Return every comparison of one edition, the widest relative gap first; made once."""
    return kept_for_build(
        page.store,
        f"comparisons/{page.selection.edition}",
        lambda: rank_comparisons([*_of_groups(page), *_of_areas(page)]),
    )


def _of_groups(page: Page) -> Iterator[Standing]:
    national = valued(page.store.area(NATION, page.selection.edition))
    for code, own in national.groupby("indicator"):
        item = catalog()[str(code)]
        if not comparable(item):
            continue
        pinned = default_codes(own)
        for dimension in COMPARED[:-1]:
            part = latest_groups(own, item, dimension, pinned)
            found = _standing(page, part, item, dimension)
            if found is not None:
                yield found


def _of_areas(page: Page) -> Iterator[Standing]:
    """Yield the areas of the map that each indicator's page would show."""
    coverage = page.store.coverage(page.selection.edition)
    mapped = coverage.loc[coverage["scheme"] != "nation", "indicator"].unique()
    for code in mapped:
        item = catalog()[code]
        view = page.view(mapped=True, indicator=code)
        if not comparable(item) or not view.exists:
            continue
        part = valued(
            page.store.observations(
                code,
                page.selection.edition,
                ref_area=areas_of(view.scheme),
                time_period=view.time_period,
                data_source=view.data_source,
                dimensions=view.dimensions,
            )
        )
        if len(part) >= _COMPLETE * len(areas_of(view.scheme)):
            found = _standing(page, part, item, AREAS)
            if found is not None:
                yield found


def _standing(page: Page, part: pd.DataFrame, item: Indicator, dimension: str) -> Standing | None:
    if len(part) < 2:
        return None
    period = str(part["time_period"].iloc[0])
    counted = people(page, item, dimension, list(part[dimension]), period)
    return standing(part, item, dimension, people=counted)
