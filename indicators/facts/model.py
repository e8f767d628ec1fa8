"""What may be stated of one indicator in one area: the facts, and the observations they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from indicators.caveats import Caveat
from indicators.facts.keys import Key, Point
from indicators.model import Indicator
from indicators.targets import Distance
from indicators.uncertainty import Verdict

Reason = Literal[
    "withheld",
    "not_collected",
    "not_applicable",
    "did_not_occur",
    "below_unit",
    "missing",
    "gap",
]


@dataclass(frozen=True)
class OfPoint:
    """What rests on one figure of an indicator."""

    item: Indicator
    point: Point

    @property
    def key(self) -> Key:
        """The observation of the figure."""
        return self.point.key


@dataclass(frozen=True)
class Latest(OfPoint):
    """The latest figure: how it came about (``quality.kind_of``), and its ``age`` in years.

    ``under`` are the caveats it stands under.
    """

    kind: str
    age: int
    under: tuple[Caveat, ...] = ()


@dataclass(frozen=True)
class Cautioned(OfPoint):
    """A declared caveat that the latest figure stands under (``codes/caveat.toml``)."""

    code: str


@dataclass(frozen=True)
class Behind:
    """How many are counted behind a rate, in the same area, period, source and groups.

    ``counted`` is the indicator that counts them.
    """

    item: Indicator
    point: Point
    counted: Indicator
    count: Point

    @property
    def key(self) -> Key:
        """The observation of the count."""
        return self.count.key


@dataclass(frozen=True)
class Rated(OfPoint):
    """The rate that a count is told with, of the same area, period, source and groups.

    ``rate`` is the indicator of the rate.
    """

    rate: Indicator
    rated: Point

    @property
    def key(self) -> Key:
        """The observation of the rate."""
        return self.rated.key


@dataclass(frozen=True)
class Changed:
    """Two figures of one source within one definition, and what may be said of their difference.

    ``run`` tells the first figure of the comparable series from the one before the last.
    ``barred`` is the code of the caveat for which the change is not judged.
    """

    item: Indicator
    before: Point
    after: Point
    verdict: Verdict
    kind: str
    run: bool = False
    barred: str = ""

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
class Compared(OfPoint):
    """An area beside the one it lies in: the same indicator, period, source and groups.

    ``verdict`` speaks of the area against the whole: "up" is above it.
    """

    whole: Point
    verdict: Verdict
    kind: str


@dataclass(frozen=True)
class Ranked(OfPoint):
    """The ranks of an area that the figures do not rule out, worst for children first.

    ``certain`` is None where no interval is published: the rank is then that of the figures as
    printed, ties sharing their ranks.
    """

    scheme: str
    lowest: int
    highest: int
    areas: int
    certain: bool | None
    kind: str


@dataclass(frozen=True)
class TargetDistance(OfPoint):
    """How far the latest figure is from its target; see ``indicators.targets``."""

    distance: Distance


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
class Stale(OfPoint):
    """The latest figure is old: ``age`` in calendar years."""

    age: int


@dataclass(frozen=True)
class Graded:
    """The quality grade of the latest figure, and its grounds (``indicators.quality``)."""

    item: Indicator
    key: Key
    letter: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoFigure:
    """No figure is shown, and why; the period is empty where there never was one.

    Attributes
    ----------
    edition : str
        The edition that has none, where what was read says which it is.
    """

    item: Indicator
    key: Key
    reason: Reason
    edition: str = ""


Fact: TypeAlias = (
    Latest
    | Cautioned
    | Behind
    | Rated
    | Changed
    | Gap
    | Compared
    | Ranked
    | TargetDistance
    | Broken
    | Stale
    | Graded
    | NoFigure
)
