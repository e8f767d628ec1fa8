"""How many people stand behind groups, and how many children behind a rate, from the store."""

from collections.abc import Sequence

import pandas as pd

from indicators.codelists import ALL, NATION
from indicators.equity import AREAS, published_people
from indicators.model import Indicator
from pages.parts.kept import kept_for_build
from pages.parts.page import Page


def people(
    page: Page,
    item: Indicator,
    dimension: str,
    groups: Sequence[str],
    time_period: str,
    ref_area: str = NATION,
) -> pd.DataFrame | None:
    """Return the published population of every group of an area, nearest in time, or None."""

    def read(code: str, by: str) -> pd.DataFrame:
        return _counts(page, code, by, ref_area)

    return published_people(read, item, dimension, groups, time_period)


def _counts(page: Page, code: str, dimension: str, ref_area: str) -> pd.DataFrame:
    """Return every count of a population by the groups of one dimension; asked once."""
    edition = page.selection.edition

    def make() -> pd.DataFrame:
        totals = {name: total for name, total in ALL.items() if name != dimension}
        within = None if dimension == AREAS else [ref_area]
        return page.store.observations(code, edition, ref_area=within, dimensions=totals)

    return kept_for_build(page.store, f"people/{edition}/{code}/{dimension}/{ref_area}", make)


def children(
    page: Page, item: Indicator, ref_area: str, fact: "pd.Series[float]", per: float | None
) -> float | None:
    """Return how many children a rate is a share of, where that is published for its year.

    Of two ways the first that can be gone: the declared ``base`` of the same calendar year; the
    children counted by the companion indicator, over the rate of the same source and period.

    Parameters
    ----------
    fact : Series
        The rate of all children: ``obs_value``, ``time_period``, ``data_source``.
    """
    if item.base:
        found = page.store.observations(
            item.base, page.selection.edition, ref_area=[ref_area], dimensions=ALL
        )
        same = found["time_period"].str[:4] == str(fact["time_period"])[:4]
        values = found.loc[same, "obs_value"].dropna()
        return float(values.iloc[-1]) if len(values) else None
    if item.count is None or per is None or not float(fact["obs_value"]) > 0:
        return None
    found = page.store.observations(
        item.count,
        page.selection.edition,
        ref_area=[ref_area],
        time_period=str(fact["time_period"]),
        data_source=str(fact["data_source"]),
        dimensions=ALL,
    )
    values = found["obs_value"].dropna()
    return float(values.iloc[0]) / float(fact["obs_value"]) * per if len(values) == 1 else None
