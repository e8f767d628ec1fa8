"""What may be stated of one indicator in one area: the facts, and the observations they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import pandas as pd

from indicators.codelists import ALL, DIMENSIONS, TOTAL
from indicators.errors import DashboardError
from indicators.model import Indicator
from indicators.noise import Told
from indicators.targets import Distance

Reason = Literal["withheld", "not_collected", "not_applicable", "missing", "gap"]


class FactsError(DashboardError):
    """Observations of which no facts may be stated: they mix editions or indicators."""


@dataclass(frozen=True)
class Key:
    """The identity of one observation.

    ``dimensions`` are the codes that are not totals, in the order of the list of dimensions.
    """

    indicator: str
    ref_area: str
    time_period: str
    data_source: str
    edition: str
    dimensions: tuple[tuple[str, str], ...] = ()

    def codes(self) -> dict[str, str]:
        """Return the code of every dimension, totals among them.

        Examples
        --------
        >>> Key("X", "AZE", "2023", "S", "published", (("sex", "F"),)).codes()["age"]
        '_T'
        """
        return {**ALL, **dict(self.dimensions)}


@dataclass(frozen=True)
class Point:
    """One observation that carries a value, in the unit of its indicator.

    ``lower`` and ``upper`` are the bounds its source prints, or that the events behind it give;
    None where it prints none.
    """

    key: Key
    value: float
    lower: float | None = None
    upper: float | None = None
    status: str = "A"

    @property
    def bounded(self) -> bool:
        """Whether the value has an interval."""
        return self.lower is not None and self.upper is not None


@dataclass(frozen=True)
class Latest:
    """The latest figure: ``kind`` of its source, and ``age`` in years."""

    item: Indicator
    point: Point
    kind: str
    age: int

    @property
    def key(self) -> Key:
        """The observation stated."""
        return self.point.key


@dataclass(frozen=True)
class Behind:
    """How many are counted behind a rate, in the same area, period, source and groups."""

    item: Indicator
    point: Point
    count: Point

    @property
    def key(self) -> Key:
        """The observation of the count."""
        return self.count.key


@dataclass(frozen=True)
class Changed:
    """Two figures of one source within one definition, and what may be said of their difference.

    ``run`` tells the first figure of the comparable series from the one before the last.
    """

    item: Indicator
    before: Point
    after: Point
    told: Told
    kind: str
    run: bool = False

    @property
    def key(self) -> Key:
        """The later observation."""
        return self.after.key

    @property
    def difference(self) -> float:
        """The later value less the earlier, in the unit of the indicator."""
        return self.after.value - self.before.value

    @property
    def unchanged(self) -> bool:
        """Whether the two figures are the same as written."""
        return round(self.after.value, self.item.decimals) == round(
            self.before.value, self.item.decimals
        )


@dataclass(frozen=True)
class Gap:
    """Two groups of one dimension, the worse first, in one source and period.

    ``reliable`` is None where no errors are published. ``reversed``: of ordered groups the most
    advantaged is the one behind.
    """

    item: Indicator
    dimension: str
    behind: Point
    ahead: Point
    reliable: bool | None
    reversed: bool
    kind: str

    @property
    def key(self) -> Key:
        """The observation of the group behind."""
        return self.behind.key

    @property
    def difference(self) -> float:
        """How far apart the two are, nought or more."""
        return abs(self.behind.value - self.ahead.value)


@dataclass(frozen=True)
class Compared:
    """An area beside the one it lies in: the same indicator, period, source and groups.

    ``told`` speaks of the area against the whole: "up" is above it.
    """

    item: Indicator
    point: Point
    whole: Point
    told: Told
    kind: str

    @property
    def key(self) -> Key:
        """The observation of the area."""
        return self.point.key


@dataclass(frozen=True)
class Ranked:
    """The ranks of an area that the figures do not rule out, worst for children first.

    ``certain`` is None where no interval is published: the rank is then that of the figures as
    printed, ties sharing their ranks.
    """

    item: Indicator
    point: Point
    scheme: str
    lowest: int
    highest: int
    areas: int
    certain: bool | None
    kind: str

    @property
    def key(self) -> Key:
        """The observation of the area."""
        return self.point.key


@dataclass(frozen=True)
class Target:
    """How far the latest figure is from its target; see ``indicators.targets``."""

    item: Indicator
    point: Point
    distance: Distance

    @property
    def key(self) -> Key:
        """The observation that is held against the target."""
        return self.point.key


@dataclass(frozen=True)
class Broken:
    """A break in the series: nothing is compared across it.

    ``time_period`` is the first of the new definition, ``label`` its cause where it is declared.
    """

    item: Indicator
    key: Key
    time_period: str
    label: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Stale:
    """The latest figure is old: ``age`` in calendar years."""

    item: Indicator
    point: Point
    age: int

    @property
    def key(self) -> Key:
        """The observation that is old."""
        return self.point.key


@dataclass(frozen=True)
class Graded:
    """The quality grade of the latest figure, and its grounds (``indicators.quality``)."""

    item: Indicator
    key: Key
    letter: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoFigure:
    """No figure is shown, and why; the period is empty where none was ever published."""

    item: Indicator
    key: Key
    reason: Reason


Fact: TypeAlias = (
    Latest
    | Behind
    | Changed
    | Gap
    | Compared
    | Ranked
    | Target
    | Broken
    | Stale
    | Graded
    | NoFigure
)


def key_of(row: Mapping[Any, Any]) -> Key:
    """Return the identity of one observation of the frame contract."""
    own = tuple((name, str(row[name])) for name in DIMENSIONS if row[name] != TOTAL)
    names = ("indicator", "ref_area", "time_period", "data_source", "edition")
    return Key(*(str(row[name]) for name in names), own)


def point_of(row: Mapping[Any, Any]) -> Point:
    """Return one observation that carries a value, with its bounds where it has both."""
    low, high = row["lower_bound"], row["upper_bound"]
    bounds = (float(low), float(high)) if pd.notna(low) and pd.notna(high) else (None, None)
    return Point(key_of(row), float(row["obs_value"]), *bounds, str(row["obs_status"]))
