"""What a page reads of the published edition; whatever it reads is written down."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

import pandas as pd

from data.frozen import About, Release
from indicators.catalog import catalog
from indicators.codelists import NATION, areas
from indicators.facts import Asked
from indicators.model import Indicator
from indicators.portrait import Measure, measures_of, speaking
from indicators.requested import Requested, asked_for
from indicators.signals import Put
from passports.changes import Changes, corrected_on, corrections_of_indicator
from public_edition.frozen import States, withdrawn_indicators
from public_edition.published import EDITION, Published

_Made = TypeVar("_Made")


class Reading:
    """What one page reads of the published edition; the names of it are kept in ``asked``."""

    edition = EDITION

    def __init__(self, published: Published) -> None:
        self._all = published
        self.asked: set[str] = set()

    def figures(self, indicator: str) -> pd.DataFrame:
        """Return every published observation of an indicator."""
        self.asked.add(f"figures/{indicator}")
        return self._all.by_indicator.get(indicator, self._all.observations[:0])

    def coverage(self, indicator: str) -> pd.DataFrame:
        """Return the slices that exist of an indicator."""
        self.asked.add(f"figures/{indicator}")
        return self._all.covered.get(indicator, self._all.coverage[:0])

    def has_figure(self, indicator: str) -> bool:
        """Return whether any figure is published of an indicator; a state without one is none."""
        return not self.coverage(indicator).empty

    def requests(self, indicator: str) -> tuple[Requested, ...] | None:
        """Return the latest request for an indicator to each agency, the newest first."""
        self.asked.add(f"requests/{indicator}")
        return asked_for(self._all.requested, indicator)

    def whole_coverage(self) -> pd.DataFrame:
        """Return the slices that exist of every indicator."""
        self.asked.add("all")
        return self._all.coverage

    def of_area(self, ref_area: str) -> pd.DataFrame:
        """Return every published observation of an area."""
        self.asked.add(f"area/{ref_area}")
        return self._all.by_area.get(ref_area, self._all.observations[:0])

    def of_scheme(self, scheme: str) -> pd.DataFrame:
        """Return every published observation of the areas of a scheme and of the nation."""
        self.asked.add(f"scheme/{scheme}")
        return self._all.of_scheme(scheme)

    def measures(self, ref_area: str) -> tuple[Measure, ...]:
        """Return the measures of an area, each family once; none of the nation."""
        if ref_area == NATION:
            return ()
        rows = self.of_scheme(areas()[ref_area].scheme)
        known = self.sources_of(dict.fromkeys(rows["data_source"]))
        today = self.today
        return self.once(
            f"measures/{ref_area}", lambda: speaking(measures_of(rows, known, ref_area, today))
        )

    def once(self, name: str, make: Callable[[], _Made]) -> _Made:
        """Return what is made once for all pages, of what this page has asked for before."""
        if name not in self._all.kept:
            self._all.kept[name] = make()
        found: _Made = self._all.kept[name]
        return found

    def breaks(self, indicator: str) -> str:
        """Return the locked legend breaks of an indicator."""
        self.asked.add(f"figures/{indicator}")
        return self._all.breaks.get(indicator, "")

    def declared(self, indicator: str) -> Indicator:
        """Return the declaration of an indicator."""
        self.asked.add(f"declared/{indicator}")
        return catalog()[indicator]

    def source(self, code: str) -> Mapping[str, Any]:
        """Return one source."""
        self.asked.add(f"source/{code}")
        return self._all.sources[code]

    def sources(self, codes: Iterable[str]) -> list[Mapping[str, Any]]:
        """Return sources in the order of their codes, those without a published figure left out."""
        return [self.source(code) for code in dict.fromkeys(codes) if code in self._all.sources]

    def rows(self, indicator: str, asked: Asked) -> pd.DataFrame:
        """Return the observations of an area alone, for facts: a page compares no areas."""
        found = self.figures(indicator)
        own = found[found["ref_area"] == asked.ref_area]
        return own[own["data_source"] == asked.data_source] if asked.data_source else own

    def sources_of(self, codes: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return some sources by their codes."""
        return {code: self.source(code) for code in codes}

    def every_source(self) -> list[Mapping[str, Any]]:
        """Return every source that has a published figure."""
        return self.sources(sorted(self._all.sources))

    def point(self, ref_area: str) -> tuple[float, float] | None:
        """Return longitude and latitude of an area's label."""
        return self._all.points.get(ref_area)

    def events(self, ref_area: Iterable[str]) -> pd.DataFrame:
        """Return what is recorded or stated about hazards in some areas."""
        self.asked.add("events")
        found = self._all.events
        return found[found["ref_area"].isin(list(ref_area))]

    def stands_since(self, indicator: str) -> str:
        """Return the release in which an indicator's figures took their present state."""
        self.asked.add(f"stood/{indicator}")
        present, _ = self._all.states(indicator)
        return present.release if present else ""

    def earlier(self, indicator: str) -> States:
        """Return the earlier states of an indicator's figures, the latest first."""
        self.asked.add(f"stood/{indicator}")
        return self._all.states(indicator)[1]

    def last_change(self, indicator: str) -> str:
        """Return the newest release that changed an indicator's figures; none where none did."""
        self.asked.add(f"stood/{indicator}")
        return self._all.frozen.last_change(indicator)

    def changed_by(self, indicator: str) -> list[str]:
        """Return the releases that changed an indicator's figures, the newest first."""
        self.asked.add(f"stood/{indicator}")
        return self._all.frozen.changed_by(indicator)

    def corrections(self, indicator: str) -> list[About]:
        """Return the corrections that changed figures of an indicator, the newest first."""
        abouts = [self._all.frozen.about(name) for name in self.changed_by(indicator)]
        return list(corrections_of_indicator(indicator, abouts, self._changes_of))

    def corrected_on(self, indicator: str) -> list[date | None]:
        """Return of each figure of an indicator the day of the latest correction of it."""
        found = self.corrections(indicator)
        return corrected_on(self.figures(indicator), found, self._changes_of)

    def _changes_of(self, about: About) -> Changes:
        return self.changes(about.id)

    def is_frozen(self, release: str) -> bool:
        """Return whether a release was frozen, and is not only the hash of what was built."""
        return self._all.frozen.has(release)

    def about(self, release: str) -> About:
        """Return what a frozen release says of itself."""
        self.asked.add(f"frozen/{release}")
        return self._all.frozen.about(release)

    def day_of(self, release: str) -> date | None:
        """Return the day on which a release was frozen; None where it was not."""
        frozen = self._all.frozen
        return self.about(frozen.named(release)).date if frozen.has(release) else None

    def every_frozen(self) -> tuple[About, ...]:
        """Return what each release says of itself, the newest first."""
        self.asked.add("all frozen")
        return self._all.frozen.abouts

    def opened(self, release: str) -> Release:
        """Return a release with its tables."""
        self.asked.add(f"frozen/{release}")
        return self._all.frozen.opened(release)

    def changes(self, release: str) -> Changes:
        """Return what changed in a release since the one before."""
        self.asked.add(f"frozen/{release}")
        return self._all.frozen.changes(release)

    def since(self, release: str) -> dict[str, str]:
        """Return, of each indicator in a release, the one in which its figures took their state."""
        self.asked.add(f"frozen/{release}")
        return self._all.frozen.since(release)

    def questions(self) -> tuple[Put, ...]:
        """Return the questions that are put to holders of figures."""
        self.asked.add("questions")
        return self._all.questions

    def withdrawn(self) -> list[str]:
        """Return the indicators that stood in a release and are declared no more."""
        self.asked.add("all frozen")
        return withdrawn_indicators(self._all.frozen)

    @property
    def release(self) -> str:
        """The present release of all figures."""
        self.asked.add("release")
        return self._all.release

    @property
    def today(self) -> date:
        """The last day of the year from which the age of a figure is counted."""
        return date(self.year, 12, 31)

    @property
    def year(self) -> int:
        """The year from which the age of a figure is counted."""
        self.asked.add("year")
        return self._all.year
