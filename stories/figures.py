"""What a story reads: the figures of one edition, and the one that a reference names."""

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from data.store import Store
from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.errors import FigureIdError, Unbound
from indicators.facts import Point, point_of
from indicators.selection import default_slice
from indicators.summary import headline_series, same_slice, sources_in_order, valued
from passports.identity import parse_figure_id

LATEST = "latest"
Row = dict[str, Any]


class Figures(Protocol):
    """One edition as a story reads it."""

    @property
    def edition(self) -> str:
        """The code of the edition."""

    @property
    def year(self) -> int:
        """The year from which the age of a figure is counted."""

    def figures(self, indicator: str, /) -> pd.DataFrame:
        """Return every observation of an indicator in the edition."""

    def source(self, code: str, /) -> Mapping[str, Any]:
        """Return one source."""

    def breaks(self, indicator: str, /) -> str:
        """Return the locked breaks of an indicator's legend."""

    def point(self, ref_area: str, /) -> tuple[float, float] | None:
        """Return longitude and latitude of an area's label."""


class StoreFigures:
    """The figures of one edition of a store; each indicator is read once."""

    def __init__(self, store: Store, edition: str, year: int) -> None:
        self._store, self.edition, self.year = store, edition, year
        self._read: dict[str, pd.DataFrame] = {}

    def figures(self, indicator: str) -> pd.DataFrame:
        """Return every observation of an indicator in the edition."""
        if indicator not in self._read:
            self._read[indicator] = self._store.observations(indicator, self.edition)
        return self._read[indicator]

    def source(self, code: str) -> Mapping[str, Any]:
        """Return one source."""
        found: Mapping[str, Any] = self._store.sources()[code]
        return found

    def breaks(self, indicator: str) -> str:
        """Return the locked breaks of an indicator's legend."""
        return str(self._store.breaks().get(indicator, ""))

    def point(self, ref_area: str) -> tuple[float, float] | None:
        """Return longitude and latitude of an area's label."""
        found: tuple[float, float] | None = self._store.label_points().get(ref_area)
        return found


def figure_of(reference: str, figures: Figures) -> Row:
    """Return the observation that a reference names: CODE@PERIOD of the nation, or an identity.

    Raises
    ------
    Unbound
        If there is no such indicator, area or period, or no value.
    """
    series = _named_by_short(reference, figures) if "@" in reference else _by_id(reference, figures)
    if series.empty:
        raise Unbound(f"no figure is {reference!r} in this edition")
    return {str(name): value for name, value in series.iloc[-1].items()}


def _named_by_short(reference: str, figures: Figures) -> pd.DataFrame:
    """Return the nation's total that CODE@PERIOD names, of the source that the pages show."""
    code, _, period = reference.partition("@")
    every = figures.figures(_declared(code))
    nation = default_slice(every[every["ref_area"] == NATION])
    if period == LATEST:
        return headline_series(nation, catalog()[code])
    known = valued(nation[nation["time_period"] == period])
    order = sources_in_order(known["data_source"], catalog()[code])
    return known[known["data_source"] == order[0]] if order else known


def _by_id(reference: str, figures: Figures) -> pd.DataFrame:
    try:
        key = parse_figure_id(reference)
    except FigureIdError as error:
        raise Unbound(f"{reference!r} names no figure: {error.message}") from error
    alike = {name: getattr(key, name) for name in ("ref_area", "time_period", "data_source")}
    return valued(same_slice(figures.figures(_declared(key.indicator)), alike | key.codes()))


def _declared(code: str) -> str:
    if code not in catalog():
        raise Unbound(f"{code!r} is no indicator")
    return code


def series_of(row: Row, figures: Figures) -> pd.DataFrame:
    """Return the series a figure stands in: its area, groups and source, in order of time."""
    key = point_of(row).key
    own = {"ref_area": key.ref_area, "data_source": key.data_source, **key.codes()}
    return valued(same_slice(figures.figures(key.indicator), own))


def point_at(reference: str, figures: Figures) -> Point:
    """Return the figure that a reference names, with its identity."""
    return point_of(figure_of(reference, figures))
