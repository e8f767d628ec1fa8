"""The latest national figure of every indicator, with its grade; read once a build."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.model import Indicator
from indicators.observations import year
from indicators.quality import grade_of
from indicators.selection import default_slice
from indicators.summary import headline_series
from pages.parts.kept import kept_for_build
from pages.parts.shell import Page


@dataclass(frozen=True)
class LatestFigure:
    """An indicator, the series that its latest national figure ends, and that figure's grade."""

    item: Indicator
    series: pd.DataFrame
    letter: str

    @property
    def period(self) -> str:
        """The period of the latest figure."""
        return str(self.series["time_period"].iloc[-1])

    @property
    def year(self) -> int:
        """The year of the latest figure."""
        return year(self.period)


def latest_figures(page: Page) -> Mapping[str, LatestFigure]:
    """Return the latest national figure of every indicator that has one, by its code."""
    edition = page.selection.edition
    return kept_for_build(page.store, f"latest_figures/{edition}", lambda: _read(page))


def _read(page: Page) -> dict[str, LatestFigure]:
    national = page.store.area(NATION, page.selection.edition)
    known = page.store.sources()
    found = {}
    for code, own in national.groupby("indicator", sort=False):
        item = catalog()[str(code)]
        series = headline_series(default_slice(own), item)
        if not series.empty:
            fact = series.iloc[-1].to_dict()
            letter = grade_of(known[str(fact["data_source"])], fact, page.today.year).letter
            found[item.indicator] = LatestFigure(item, series, letter)
    return found
