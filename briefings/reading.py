"""What a briefing reads: the facts of an indicator in the nearest area with a figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from briefings.request import RequestError
from data.released import release_name
from data.store import Store
from indicators.catalog import of_domain
from indicators.codelists import NATION, lineage
from indicators.facts import Asked, Fact, Key, Latest, facts_from
from indicators.ledger import OLD
from indicators.model import Indicator
from indicators.observations import year
from indicators.selection import default_codes
from indicators.summary import valued
from passports.links import figure_link


class Reader:
    """One edition of the store, each indicator is read once, for all areas.

    Raises
    ------
    RequestError
        If the period lies before the first figure or after the last.
    """

    def __init__(self, store: Store, edition: str, today: date, period: str = "") -> None:
        self.store, self.edition, self.today, self.period = store, edition, today, period
        self._read: dict[str, pd.DataFrame] = {}
        self._published: dict[str, frozenset[str]] = {}
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
        return figure_link(key, self.release if key.edition == "published" else "", language)

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

    def nearest_facts(self, item: Indicator, ref_area: str) -> "IndicatorFacts":
        """Return the facts of an indicator in an area, or in the next wider area that has a figure.

        Of areas without any figure the facts say why, for the area that was asked for.
        """
        slice_ = default_codes(self.observations(item.indicator))
        made: list[IndicatorFacts] = []
        for code in lineage(ref_area):
            facts = facts_from(self, item, Asked(code, slice_))
            made.append(IndicatorFacts(item, code, tuple(facts)))
            if made[-1].latest:
                return made[-1]
        return made[0]

    def topic(self, domain: str, ref_area: str, most: int) -> list["IndicatorFacts"]:
        """Return the facts of a topic's indicators with a figure, those nearest to the area first.

        The key indicators, and whatever else is published of the area itself: a district has few
        figures, and those it has are told. One key indicator has its place in any case.

        Parameters
        ----------
        most : int
            How many.
        """
        items = of_domain(domain)
        keys = [item for item in items if item.key] or list(items[:most])
        own = self._published_of(ref_area)
        near = sum(item.indicator in own for item in keys)
        more = [item for item in items if item.indicator in own and item not in keys]
        more = sorted(more, key=lambda item: item.is_count)[: max(0, most - near)]
        told = [self.nearest_facts(item, ref_area) for item in (*keys, *more)]
        known = [one for one in told if one.latest]
        known.sort(key=lambda one: self._distance(one, ref_area))
        kept = known[:most]
        first = next((one for one in known if one.item in keys), None)
        if first and first not in kept:
            kept[-1] = first
        return kept

    def _published_of(self, ref_area: str) -> frozenset[str]:
        """Return the indicators with a figure of an area below the nation itself; asked once."""
        if ref_area == NATION:
            return frozenset()
        if ref_area not in self._published:
            found = valued(self._until(self.store.area(ref_area, self.edition)))
            self._published[ref_area] = frozenset(found["indicator"])
        return self._published[ref_area]

    def _distance(self, one: "IndicatorFacts", ref_area: str) -> tuple[int, bool, bool, bool, int]:
        """Return how late a figure comes: wider areas, old figures and counts after the others."""
        old = self.today.year - year(one.figure.key.time_period) > OLD
        steps = lineage(ref_area).index(one.ref_area)
        return steps, not one.item.key, old, one.item.is_count, one.item.order


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
