"""What a briefing reads: the facts of an indicator in an area, and the figures beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from briefings.request import RequestError
from data.frozen import release_name
from data.store import Store
from indicators.facts import Asked, Fact, Graded, Key, Latest, Point, facts_from, point_of
from indicators.model import Indicator
from indicators.observations import year
from indicators.selection import default_codes
from indicators.summary import same_slice, valued
from indicators.uncertainty import Swings, swings
from passports.links import figure_link


class Reader:
    """One edition of the store, each indicator is read once, for all areas.

    ``site`` is where links lead: ``SITE_URL`` where it is empty.

    Raises
    ------
    RequestError
        If the period lies before the first figure or after the last.
    """

    def __init__(
        self, store: Store, edition: str, today: date, period: str = "", site: str = ""
    ) -> None:
        self.store, self.edition, self.today, self.period = store, edition, today, period
        self.site = site
        self._read: dict[str, pd.DataFrame] = {}
        self._published: dict[str, frozenset[str]] = {}
        self._told: dict[tuple[str, str], IndicatorFacts] = {}
        self._series: dict[Key, pd.DataFrame] = {}
        self._swings: dict[Key, Swings | None] = {}
        self._whole: dict[tuple[Key, str], Point | None] = {}
        self.ranked: dict[tuple[tuple[str, ...], str, str], list[IndicatorFacts]] = {}
        self._check_period()

    def _check_period(self) -> None:
        if not self.period:
            return
        years = {year(str(period)) for period in self.store.coverage(self.edition)["time_period"]}
        if not min(years) <= int(self.period) <= max(years):
            raise RequestError("figures", given=self.period, first=min(years), last=max(years))

    @cached_property
    def sources(self) -> Mapping[str, dict[str, Any]]:
        """Every source by its code."""
        known: Mapping[str, dict[str, Any]] = self.store.sources()
        return known

    @cached_property
    def release(self) -> str:
        """The name of the data release; of data that were not frozen, the hash of their content."""
        return release_name(str(self.store.build()["release"]))

    def link(self, key: Key, language: str) -> str:
        """Return the permanent link of a figure; an illustrative one is in no release."""
        release = self.release if key.edition == "published" else ""
        return figure_link(key, release, language, self.site)

    def observations(self, indicator: str) -> pd.DataFrame:
        """Return every observation of an indicator in this edition, none later than the period."""
        if indicator not in self._read:
            found = self.store.observations(indicator, self.edition)
            self._read[indicator] = self._until(found)
        return self._read[indicator]

    def rows(self, indicator: str, _asked: Asked) -> pd.DataFrame:
        """Return every observation of an indicator, for facts: every area is compared."""
        return self.observations(indicator)

    def sources_of(self, codes: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return some sources by their codes."""
        return {code: self.sources[code] for code in codes}

    def coverage(self, indicator: str) -> pd.DataFrame:
        """Return which slices of an indicator exist, none later than the period."""
        return self._until(self.store.coverage(self.edition, indicator))

    def _until(self, found: pd.DataFrame) -> pd.DataFrame:
        if not self.period:
            return found
        return found[found["time_period"].map(year) <= int(self.period)]

    def facts(self, item: Indicator, ref_area: str) -> "IndicatorFacts":
        """Return the facts of an indicator in an area itself, or why there is no figure."""
        known = (item.indicator, ref_area)
        if known not in self._told:
            every = self.observations(item.indicator)
            own = every[every["ref_area"] == ref_area]
            slice_ = default_codes(every)
            if same_slice(own, slice_)["obs_value"].notna().sum() == 0 and len(own):
                slice_ = default_codes(own)
            found = facts_from(self, item, Asked(ref_area, slice_))
            self._told[known] = IndicatorFacts(item, ref_area, tuple(found))
        return self._told[known]

    def published_in(self, ref_area: str) -> frozenset[str]:
        """Return the indicators with a figure of an area itself; asked once."""
        if ref_area not in self._published:
            found = valued(self._until(self.store.area(ref_area, self.edition)))
            self._published[ref_area] = frozenset(found["indicator"])
        return self._published[ref_area]

    def series(self, one: "IndicatorFacts") -> pd.DataFrame:
        """Return the figures that the latest one ends: its area, groups and source; read once."""
        key = one.figure.key
        if key not in self._series:
            own = {"ref_area": key.ref_area, "data_source": key.data_source, **key.codes()}
            self._series[key] = valued(same_slice(self.observations(key.indicator), own))
        return self._series[key]

    def swings(self, one: "IndicatorFacts") -> Swings | None:
        """Return how far the series that the latest figure ends moved before; reckoned once."""
        key = one.figure.key
        if key not in self._swings:
            self._swings[key] = swings(self.series(one), one.item)
        return self._swings[key]

    def in_whole(self, one: "IndicatorFacts", ref_area: str) -> Point | None:
        """Return the figure of an area beside the latest one, as it is; looked for once."""
        key = one.figure.key
        if (key, ref_area) not in self._whole:
            self._whole[key, ref_area] = self._in_whole(key, ref_area)
        return self._whole[key, ref_area]

    def _in_whole(self, key: Key, ref_area: str) -> Point | None:
        """Return the figure of an area in the period, source and groups of another."""
        named = {"time_period": key.time_period, "data_source": key.data_source}
        alike = {"ref_area": ref_area, **named, **key.codes()}
        found = valued(same_slice(self.observations(key.indicator), alike))
        return point_of(found.iloc[0].to_dict()) if len(found) == 1 else None


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator, the area its facts are of, and the facts."""

    item: Indicator
    ref_area: str
    facts: tuple[Fact, ...]

    @property
    def latest(self) -> Latest | None:
        """The latest figure, if there is any."""
        return next((fact for fact in self.facts if isinstance(fact, Latest)), None)

    @property
    def figure(self) -> Latest:
        """The latest figure; indicators without one are not shown."""
        latest = self.latest
        if latest is None:
            raise LookupError(f"{self.item.indicator} has no figure in {self.ref_area}")
        return latest

    @property
    def letter(self) -> str:
        """The quality grade of the latest figure."""
        return next(fact.letter for fact in self.facts if isinstance(fact, Graded))
