"""One indicator in one area, as a page shows it: the same in every language."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from indicators.codelists import ALL, DIMENSIONS, NATION, areas, areas_of
from indicators.equity import latest_groups
from indicators.facts import Asked, Fact, facts_from
from indicators.model import Indicator
from indicators.quality import Grade, grade_of
from indicators.selection import Selection, View, default_slice, resolve
from indicators.summary import by_source, every_year_of_map, headline_series, same_slice
from public_edition.reading import Reading

_BY = ("sex", "residence", "wealth_quintile", "disability_status", "age", "education_level")
_MOST_LINES = 6


@dataclass(frozen=True)
class AreaFigures:
    """What is published of an indicator for one area: headline, lines, groups.

    Attributes
    ----------
    own : DataFrame
        Every observation of the area.
    series : DataFrame
        The headline source's figures of the slice shown, in order of time; empty without any.
    """

    item: Indicator
    ref_area: str
    own: pd.DataFrame
    series: pd.DataFrame
    _known: dict[str, list[Fact]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def exists(self) -> bool:
        """Whether there is a figure to state."""
        return len(self.series) > 0

    @cached_property
    def fact(self) -> dict[str, Any]:
        """The latest observation of the headline."""
        return {str(name): value for name, value in self.series.iloc[-1].items()}

    @cached_property
    def view(self) -> View:
        """The view of the headline: its source, period and slice."""
        fact = self.fact
        return View(
            self.item,
            self.ref_area,
            areas()[self.ref_area].scheme,
            fact["data_source"],
            fact["time_period"],
            {name: fact[name] for name in DIMENSIONS},
        )

    @cached_property
    def withheld(self) -> bool:
        """Whether a figure is withheld to protect children."""
        return bool(self.own["obs_status"].eq("Q").any())

    @cached_property
    def lines(self) -> list[pd.DataFrame]:
        """The figures over time of each source, apart."""
        return by_source(same_slice(self.own, self.view.dimensions), self.item)[:_MOST_LINES]

    @cached_property
    def groups(self) -> dict[str, pd.DataFrame]:
        """The groups of each dimension in the latest period of one source that has them."""
        dimensions = self.view.dimensions if self.exists else ALL
        found = {
            name: latest_groups(self.own, self.item, name, dimensions)
            for name in _BY
            if name in DIMENSIONS
        }
        return {name: part for name, part in found.items() if len(part)}

    def facts(self, reading: Reading) -> list[Fact]:
        """Return what may be stated of the figure; worked out once for all languages."""
        if "facts" not in self._known:
            asked = Asked(self.ref_area, self.view.dimensions)
            self._known["facts"] = facts_from(reading, self.item, asked)
        return self._known["facts"]

    def grade(self, reading: Reading) -> Grade:
        """Return the quality grade of the headline."""
        return grade_of(reading.source(self.fact["data_source"]), self.fact, reading.year)


def area_figures(
    item: Indicator, observations: pd.DataFrame, ref_area: str = NATION
) -> AreaFigures:
    """Return what is published of an indicator for an area.

    Parameters
    ----------
    observations : DataFrame
        Every observation of the indicator, of this area or of all.
    """
    own = observations[observations["ref_area"] == ref_area]
    return AreaFigures(item, ref_area, own, headline_series(default_slice(own), item))


@dataclass(frozen=True)
class Mapped:
    """The areas of an indicator's map: one source, one scheme, one period, one slice.

    ``every_year`` has its figures of all sources and periods.
    """

    view: View
    observations: pd.DataFrame
    every_year: pd.DataFrame

    @property
    def areas(self) -> tuple[str, ...]:
        """Every area of the map's scheme."""
        return areas_of(self.view.scheme)

    @property
    def known(self) -> int:
        """How many of them have a figure."""
        below = self.observations[self.observations["ref_area"] != NATION]
        return int(below["obs_value"].notna().sum())


def mapped_figures(item: Indicator, reading: Reading) -> Mapped | None:
    """Return the map of an indicator, or None where nothing is published below the nation."""
    coverage = reading.coverage(item.indicator)
    if coverage.empty:
        return None
    view = resolve(Selection(indicator=item.indicator), coverage, mapped=True)
    if not view.exists or not view.scheme:
        return None
    every = every_year_of_map(reading.figures(item.indicator), view.scheme, view.dimensions)
    of_one = {"time_period": view.time_period, "data_source": view.data_source}
    return Mapped(view, same_slice(every, of_one), every)
