"""The published edition as the public site reads it: frozen, and each reading is remembered.

A page is rebuilt when something it has read has changed, so a reading is named: ``figures/CODE``,
``area/CODE``, ``scheme/CODE``, ``source/CODE``, ``declared/CODE``, ``requests/CODE``,
``stood/CODE`` (the states of its figures), ``frozen/RELEASE``, ``events``, ``questions`` (to
holders), ``all`` (every figure), ``all frozen``, ``year``, ``release``.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from data.frozen import About, release_name
from data.store import Store
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, areas, areas_of, has_value
from indicators.errors import NotPublic
from indicators.observations import COLUMNS
from indicators.plain_rows import plain_rows
from indicators.requested import Requested, asked_for, by_indicator
from indicators.signals import Put, put
from public_edition.frozen import Frozen, State, States, read_frozen

EDITION = "published"
ORDER = ["time_period", "ref_area", *DIMENSIONS, "data_source"]


@dataclass(frozen=True)
class Published:
    """Every published observation, with what describes it; nothing of any other edition.

    Attributes
    ----------
    observations : DataFrame
        Under the frame contract, of the published edition.
    release : str
        The name of the release of the observations, or the hash of their content.
    frozen : Frozen
        The frozen releases.
    stood : mapping
        The states of each indicator's figures, the present one first (``frozen.stands``).
    requested : mapping
        The latest request for each indicator to each agency.
    year : int
        The year from which the age of a figure is counted.
    questions : tuple
        The questions that are put to holders of figures.
    """

    observations: pd.DataFrame
    coverage: pd.DataFrame
    sources: Mapping[str, Mapping[str, Any]]
    breaks: Mapping[str, str]
    release: str
    year: int
    points: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    events: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["ref_area"]))
    frozen: Frozen = field(default_factory=Frozen)
    stood: Mapping[str, States] = field(default_factory=dict)
    requested: Mapping[str, tuple[Requested, ...]] | None = field(default_factory=dict)
    questions: tuple[Put, ...] = ()

    def __post_init__(self) -> None:
        _refuse_what_is_not_public(self.observations, self.sources)

    @cached_property
    def by_indicator(self) -> dict[str, pd.DataFrame]:
        """The observations of each indicator, in order."""
        ordered = self.observations.sort_values(ORDER)
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
    def kept(self) -> dict[str, Any]:
        """What units have worked out of the figures for other units too, by its name."""
        return {}

    def of_scheme(self, scheme: str) -> pd.DataFrame:
        """Return the observations of the areas of a scheme and of the nation."""
        if scheme not in self.kept:
            wanted = self.observations["ref_area"].isin([NATION, *areas_of(scheme)])
            self.kept[scheme] = self.observations[wanted]
        found: pd.DataFrame = self.kept[scheme]
        return found

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
        found: Mapping[str, Callable[[], object]] = {
            "figures": lambda: (_written(self.by_indicator.get(name)), self.breaks.get(name)),
            "area": lambda: _written(self.by_area.get(name)),
            "scheme": lambda: [self.digest(f"area/{code}") for code in (NATION, *areas_of(name))],
            "all": lambda: [self.digest(f"figures/{code}") for code in sorted(self.by_indicator)],
            "source": lambda: sorted(self.sources.get(name, {}).items()),
            "declared": lambda: catalog().get(name),
            "requests": lambda: asked_for(self.requested, name),
            "stood": lambda: (self.states(name), self.frozen.last_change(name)),
            "frozen": lambda: [_said(about) for about in self.frozen.abouts if about.id == name],
            "all frozen": lambda: [_said(about) for about in self.frozen.abouts],
            "events": lambda: _written(self.events),
            "questions": lambda: self.questions,
            "year": lambda: self.year,
            "release": lambda: self.release,
        }
        return repr(found[kind]())

    def states(self, indicator: str) -> tuple[State | None, States]:
        """Return the present state of an indicator's figures, and the earlier ones.

        Of the present one no later release is named: each new one would change every page.
        """
        states = self.stood.get(indicator, ())
        if indicator not in self.by_indicator:
            return None, states
        present = states[0] if states else State(self.release, "")
        return replace(present, also=()), states[1:]


def _said(about: About) -> dict[str, object]:
    """Return what a release says of itself, wherever its folder is."""
    return {name: value for name, value in vars(about).items() if name != "folder"}


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
    mute = {code for code in set(observations["obs_status"]) if not has_value(code)}
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
    ReleaseDamaged
        If a frozen release is not what was frozen.
    """
    frozen = read_frozen()  # first: a damaged release is refused before anything else is read
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
        store.events(areas()),
        frozen,
        requested=by_indicator(store.requests()),
        questions=tuple(put(plain_rows(store.analysis("signals", EDITION)))),
    )
