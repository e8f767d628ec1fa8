"""The latest national figure of every indicator, with its grade, and which of them lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.catalog import catalog
from indicators.headlines.importance import worth_telling
from indicators.model import Indicator
from indicators.observations import year
from indicators.quality import grade_of
from indicators.selection import default_slice
from indicators.summary import headline_series
from indicators.targets import distance

_TOLD = 5


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


def latest_figures(
    national: pd.DataFrame, sources: Mapping[str, Mapping[str, Any]], today: int
) -> dict[str, LatestFigure]:
    """Return the latest national figure of every indicator that has one, by its code.

    Parameters
    ----------
    national : DataFrame
        Every observation of the nation in one edition.
    """
    found = {}
    for code, own in national.groupby("indicator", sort=False):
        item = catalog()[str(code)]
        series = headline_series(default_slice(own), item)
        if not series.empty:
            fact = series.iloc[-1].to_dict()
            letter = grade_of(sources[str(fact["data_source"])], fact, today).letter
            found[item.indicator] = LatestFigure(item, series, letter)
    return found


def leading(
    known: Mapping[str, LatestFigure], today: int, most: int = _TOLD
) -> Sequence[LatestFigure]:
    """Return the figures worth telling most, of as many themes; ties in the order of themes."""
    order = {code: place for place, code in enumerate(catalog())}
    ranked = sorted(
        known.values(),
        key=lambda one: (
            -worth_telling(one.item, one.letter, one.period, today),
            order[one.item.indicator],
        ),
    )
    of_theme: dict[str, LatestFigure] = {}
    for one in ranked:
        of_theme.setdefault(one.item.domain, one)
    return [*of_theme.values()][:most]


def target_statuses(
    known: Mapping[str, LatestFigure], sources: Mapping[str, Mapping[str, Any]], today: int
) -> dict[str, str]:
    """Return the status of the first target of each indicator that has one."""
    found = {}
    for code, one in known.items():
        source = sources[str(one.series["data_source"].iloc[-1])]
        far = distance(one.series, one.item, source, today)
        if far is not None:
            found[code] = far.status
    return found
