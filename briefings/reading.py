"""What a briefing reads of the store: the facts of an indicator where they are known nearest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

import pandas as pd

from briefings.links import figure_link
from data.released import release_name
from data.store import Store
from indicators.catalog import catalog, of_domain
from indicators.codelists import ALL, DIMENSIONS, lineage
from indicators.facts import Fact, Key, Latest, facts_of
from indicators.model import Indicator
from indicators.selection import default_code


class Reader:
    """One edition of the store, each indicator read once however many areas are told of it."""

    def __init__(self, store: Store, edition: str, today: date, period: str = "") -> None:
        self.store, self.edition, self.today, self.period = store, edition, today, period
        self._read: dict[str, pd.DataFrame] = {}

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
        """Return every observation of an indicator in this edition."""
        if indicator not in self._read:
            self._read[indicator] = self.store.observations(indicator, self.edition)
        return self._read[indicator]

    def told(self, item: Indicator, ref_area: str) -> "Told":
        """Return the facts of an indicator in an area, else in the area that it lies in.

        Of areas without any figure the facts say why, for the area that was asked for.
        """
        found = self.observations(item.indicator)
        slice_ = _default_slice(found)
        counts = self.observations(item.count) if item.count in catalog() else None
        made: list[Told] = []
        for code in lineage(ref_area):
            facts = facts_of(
                item,
                found,
                self.sources,
                ref_area=code,
                today=self.today,
                dimensions=slice_,
                time_period=self.period,
                counts=counts,
            )
            made.append(Told(item, code, tuple(facts)))
            if made[-1].latest:
                return made[-1]
        return made[0]

    def topic(self, domain: str, ref_area: str, most: int) -> list["Told"]:
        """Return the facts of a topic's indicators that have a figure, those nearest first.

        The key indicators, wherever they are known; before those of a wider area whatever else is
        published of the area itself, but so that a key indicator keeps its place.

        Parameters
        ----------
        most : int
            How many.
        """
        items = sorted(of_domain(domain), key=lambda item: item.order)
        keys = [item for item in items if item.key] or items[:most]
        key = [one for one in (self.told(item, ref_area) for item in keys) if one.latest]
        own = [one for one in key if one.ref_area == ref_area]
        wider = [one for one in key if one.ref_area != ref_area]
        if wider:
            others = (item for item in items if item not in keys and self._has(item, ref_area))
            own += [self.told(item, ref_area) for item in islice(others, most)]
            own = own[: max(1, most - 1)]
        return [*own, *wider][:most]

    def _has(self, item: Indicator, ref_area: str) -> bool:
        """Return whether an indicator has a figure of the area itself."""
        return ref_area in self.store.areas_with(self.edition, item.indicator)


@dataclass(frozen=True)
class Told:
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
        """The latest figure; only indicators with one are told of at all."""
        return next(fact for fact in self.facts if isinstance(fact, Latest))


def _default_slice(observations: pd.DataFrame) -> dict[str, str]:
    """Return the code of each dimension that stands for all: the total, where there is one."""
    return {
        **ALL,
        **{name: default_code(name, set(observations[name])) for name in DIMENSIONS},
    }
