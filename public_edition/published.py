"""The published edition as the public site reads it: frozen, and each reading is remembered.

A page is rebuilt when something it has read has changed, so a reading is named: ``figures/CODE``,
``area/CODE``, ``source/CODE``, ``declared/CODE``, ``all`` (every figure), ``year``, ``release``.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from data.released import release_name
from data.store import Store
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, areas, valued
from indicators.errors import DashboardError
from indicators.model import Indicator
from indicators.observations import COLUMNS

EDITION = "published"
_ORDER = ["time_period", "ref_area", *DIMENSIONS, "data_source"]


class NotPublic(DashboardError):
    """Something that must not leave: a synthetic figure, or a value that is withheld."""


@dataclass(frozen=True)
class Published:
    """Every published observation, with what describes it; nothing of any other edition.

    Attributes
    ----------
    observations : DataFrame
        Under the frame contract, of the published edition.
    release : str
        The content hash of the observations.
    stood : mapping
        The releases in which each indicator's figures last changed, the present one first.
    year : int
        The year from which the age of a figure is counted.
    """

    observations: pd.DataFrame
    coverage: pd.DataFrame
    sources: Mapping[str, Mapping[str, Any]]
    breaks: Mapping[str, str]
    release: str
    year: int
    points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    stood: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _refuse_what_is_not_public(self.observations, self.sources)

    @cached_property
    def by_indicator(self) -> dict[str, pd.DataFrame]:
        """The observations of each indicator, in order."""
        ordered = self.observations.sort_values(_ORDER)
        return {str(code): rows for code, rows in ordered.groupby("indicator")}

    @cached_property
    def by_area(self) -> dict[str, pd.DataFrame]:
        """The observations of each area."""
        return {str(code): rows for code, rows in self.observations.groupby("ref_area")}

    @cached_property
    def covered(self) -> dict[str, pd.DataFrame]:
        """The slices that exist of each indicator."""
        return {str(code): rows for code, rows in self.coverage.groupby("indicator")}

    @cached_property
    def digests(self) -> dict[str, str]:
        """Digests found so far, by the name of the reading."""
        return {}

    def digest(self, reading: str) -> str:
        """Return a hash of what a reading gives now."""
        if reading not in self.digests:
            self.digests[reading] = _hash(self._content(reading))
        return self.digests[reading]

    def _content(self, reading: str) -> str:
        kind, _, name = reading.partition("/")
        if kind == "figures":
            return _written(self.by_indicator.get(name)) + self.breaks.get(name, "")
        if kind == "area":
            return _written(self.by_area.get(name))
        if kind == "all":
            return "".join(self.digest(f"figures/{code}") for code in sorted(self.by_indicator))
        if kind == "source":
            return repr(sorted(self.sources.get(name, {}).items()))
        if kind == "declared":
            return repr(catalog().get(name))
        return repr({"year": self.year, "release": self.release}[kind])


def _written(rows: pd.DataFrame | None) -> str:
    return "" if rows is None else str(rows.to_csv(index=False))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _refuse_what_is_not_public(
    observations: pd.DataFrame, sources: Mapping[str, Mapping[str, Any]]
) -> None:
    """Raise NotPublic if a row is of another edition, synthetic, or shows a withheld value."""
    if (observations["edition"] != EDITION).any():
        raise NotPublic("The public edition was handed figures that are not published.")
    synthetic = {code for code, source in sources.items() if source["kind"] == "synthetic"}
    if observations["data_source"].isin(synthetic).any():
        raise NotPublic("The public edition was handed synthetic figures.")
    mute = {code for code in set(observations["obs_status"]) if not valued(code)}
    shown = observations["obs_status"].isin(mute) & observations["obs_value"].notna()
    if shown.any():
        row = observations[shown].iloc[0]
        raise NotPublic(f"{row['indicator']} in {row['ref_area']}: a withheld value is not empty.")


def read_published(store: Store, year: int) -> Published:
    """Return the published edition of a store.

    Raises
    ------
    NotPublic
        If a row of it is synthetic, or withheld and not empty.
    """
    frames = [store.observations(code, EDITION) for code in catalog()]
    observations = pd.concat([frame for frame in frames if len(frame)], ignore_index=True)
    known = store.sources()
    used = set(observations["data_source"])
    return Published(
        observations[list(COLUMNS)],
        store.coverage(EDITION),
        {code: source for code, source in known.items() if code in used},
        store.breaks(),
        release_name(store.build()["release"]),
        year,
        store.label_points(),
    )


class Reading:
    """What one page reads of the published edition; the names of it are kept in ``asked``."""

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

    def whole_coverage(self) -> pd.DataFrame:
        """Return the slices that exist of every indicator."""
        self.asked.add("all")
        return self._all.coverage

    def of_area(self, ref_area: str) -> pd.DataFrame:
        """Return every published observation of an area."""
        self.asked.add(f"area/{ref_area}")
        return self._all.by_area.get(ref_area, self._all.observations[:0])

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

    def every_source(self) -> list[Mapping[str, Any]]:
        """Return every source that has a published figure."""
        return self.sources(sorted(self._all.sources))

    def point(self, ref_area: str) -> tuple[float, float] | None:
        """Return longitude and latitude of an area's label."""
        return self._all.points.get(ref_area)

    def releases(self, indicator: str) -> tuple[str, ...]:
        """Return the releases of an indicator's figures: the one they stand in, then older ones."""
        self.asked.add(f"figures/{indicator}")
        return self._all.stood.get(indicator, (self._all.release,))

    @property
    def release(self) -> str:
        """The present release of all figures."""
        self.asked.add("release")
        return self._all.release

    @property
    def year(self) -> int:
        """The year from which the age of a figure is counted."""
        self.asked.add("year")
        return self._all.year


def areas_in_order() -> tuple[str, ...]:
    """Return every area: the nation, regions, regions until 2021, districts."""
    return tuple(areas())
