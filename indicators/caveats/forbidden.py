"""What declared caveats mean: which statements each forbids, and how good a figure can still be.

The prose of a caveat is for readers; its codes (``codes/caveat.toml``) are for rules. Everything
that states, judges, ranks, draws or grades asks here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field

from indicators.code_lists import NATION, listed
from indicators.files import Code, Period

Statement = Literal[
    "change", "verdict", "pace", "trend", "rank", "comparison", "target", "lead", "decimals"
]

# `change`: the difference of two periods is told at all. `verdict`: it is called reliable, better
# or worse. `pace`: the period counts in a pace. `trend`: a line joins it to others. `comparison`:
# it is held against the area it lies in. `lead`: it opens a topic. `decimals`: it has any.
FORBIDDEN: Mapping[str, frozenset[Statement]] = {
    "disowned": frozenset(
        {"change", "verdict", "pace", "trend", "rank", "comparison", "target", "lead"}
    ),
    "place": frozenset({"change", "verdict", "pace", "trend", "rank", "comparison", "target"}),
    "edition": frozenset({"change", "verdict", "pace", "trend", "target"}),
    "carried": frozenset({"change", "verdict", "pace"}),
    "base_moved": frozenset({"verdict", "pace"}),
    "law": frozenset({"lead"}),
    "whole": frozenset({"decimals"}),
    "shifted": frozenset({"change", "verdict", "pace", "target"}),
    "left_out": frozenset({"target"}),
    "forecast": frozenset(
        {"change", "verdict", "pace", "trend", "rank", "comparison", "target", "lead"}
    ),
}
# The best grade that a figure under a caveat can have.
BEST: Mapping[str, str] = {
    "disowned": "D",
    "place": "C",
    "carried": "C",
    "shifted": "D",
    "forecast": "D",
}
_PARTIAL = frozenset({"place", "left_out"})  # their figures are of a part of the area
NEIGHBOUR = "B"  # the best grade in a series of which other periods are disowned
_WEAK = frozenset("DE")  # grades whose figures are not held against a target


@dataclass(frozen=True)
class Caveat:
    """A code of ``codes/caveat.toml``, and which figures of an indicator it concerns.

    ``since`` and ``until`` are the first and the last period. Figures entered under the nation that
    are of a part of it are really of ``place``, of so many ``areas`` of a ``scheme``, or of all but
    the areas that a ``survey`` left out (``codes/left_out.toml``).
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(strict=True, extra="forbid")

    code: Annotated[str, listed("caveat")]
    since: Period = "1900"
    until: Period = "2100"
    sources: tuple[Code, ...] = ()
    place: Annotated[str, listed("ref_area")] | None = None
    scheme: Annotated[str, listed("scheme")] | None = None
    areas: Annotated[int, Field(ge=1)] | None = None
    survey: Annotated[str, listed("left_out")] | None = None

    def concerns(self, time_period: str, data_source: str, ref_area: str = NATION) -> bool:
        """Return whether a figure is among those it speaks of.

        Which areas a figure of the nation covers is asked of no figure of an area.
        """
        year = time_period[: len(self.until)]
        inside = self.since <= time_period[: max(4, len(self.since))] and year <= self.until
        told = inside and (not self.sources or data_source in self.sources)
        of_nation = self.scheme is not None or self.survey is not None
        return told and (not of_nation or ref_area == NATION)


def caveats_of(
    declared: Iterable[Caveat],
    source: Mapping[str, Any],
    data_source: str,
    time_period: str,
    ref_area: str = NATION,
) -> tuple[Caveat, ...]:
    """Return the caveats that a figure stands under: of its indicator, then of its source.

    Parameters
    ----------
    declared : iterable of Caveat
        Those of its indicator.
    source : mapping
        Its source, with the codes of its ``caveats`` in one text.
    data_source : str
        The code of the source.
    """
    own = [caveat for caveat in declared if caveat.concerns(time_period, data_source, ref_area)]
    codes = str(source.get("caveats") or "").split()
    given = [
        Caveat(each) for each in codes if each != "edition" or _of_edition(source, time_period)
    ]
    return (*own, *given)


def _of_edition(source: Mapping[str, Any], time_period: str) -> bool:
    """Return whether a period is the year of the edition: a report also holds years of data."""
    return str(source.get("year") or "") == time_period[:4]


def forbidding(caveats: Iterable[Caveat], statement: Statement) -> str | None:
    """Return the code of the first caveat that forbids a statement, or None where it may be made.

    Examples
    --------
    >>> forbidding([Caveat("law"), Caveat("shifted")], "verdict")
    'shifted'
    """
    return next((c.code for c in caveats if statement in FORBIDDEN[c.code]), None)


def place_of(caveats: Iterable[Caveat], ref_area: str) -> str:
    """Return the area that a figure is really of."""
    return next((c.place for c in caveats if c.place), None) or ref_area


def part_of(caveats: Iterable[Caveat]) -> tuple[str, int] | None:
    """Return of how many areas of which scheme a figure of the nation is; None where of all."""
    return next(((c.scheme, c.areas) for c in caveats if c.scheme and c.areas), None)


def survey_of(caveats: Iterable[Caveat]) -> str | None:
    """Return the survey whose areas left out a figure is without; None where it has all."""
    return next((c.survey for c in caveats if c.survey), None)


def is_partial(caveats: Iterable[Caveat]) -> bool:
    """Return whether a figure is of a part of the area that it is entered under."""
    return any(caveat.code in _PARTIAL for caveat in caveats)


def decimals_of(declared: Iterable[Caveat], decimals: int, time_period: str, source: str) -> int:
    """Return with how many decimals a figure is written: none where its source printed none."""
    own = (caveat for caveat in declared if caveat.concerns(time_period, source))
    return 0 if forbidding(own, "decimals") else decimals


def best_grade(
    declared: Iterable[Caveat],
    source: Mapping[str, Any],
    data_source: str,
    time_period: str,
    ref_area: str = NATION,
) -> tuple[str, str | None]:
    """Return the best grade a figure can have, and the code of the caveat that keeps it there."""
    every = tuple(declared)
    found = caveats_of(every, source, data_source, time_period, ref_area)
    under = [c.code for c in found if c.code in BEST]
    if under:
        worst = max(under, key=BEST.__getitem__)
        return BEST[worst], worst
    beside = any(
        c.code == "disowned" and (not c.sources or data_source in c.sources) for c in every
    )
    return (NEIGHBOUR, "disowned") if beside else ("A", None)


def weak(letter: str) -> bool:
    """Return whether a grade is too low for a figure to be held against a target."""
    return letter in _WEAK
