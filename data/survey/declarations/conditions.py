"""Conditions on the variables of a record, written as data: ``{hv102 = 1, hv105 = "0..4"}``.

All entries of a table must hold. A code, a list of codes, or a span of numbers says which values
meet it; ``any``, ``none``, ``not`` and ``count`` join tables. What is not known is neither met
nor failed.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Flags: TypeAlias = NDArray[np.bool_]
Values: TypeAlias = NDArray[Any]


class Truth(NamedTuple):
    """For every record whether a condition is met, and whether it is not; neither: not known."""

    met: Flags
    failed: Flags

    @property
    def as_numbers(self) -> NDArray[np.float64]:
        """For every record 1 where it is met, 0 where not, nothing (NaN) where not known."""
        return np.where(self.met, 1.0, np.where(self.failed, 0.0, np.nan))

    @property
    def unknown(self) -> Flags:
        """For every record whether it is not known."""
        return ~(self.met | self.failed)


class Lookup(NamedTuple):
    """How a condition finds the values of a variable: as numbers (missing: NaN) and as they are.

    ``blank`` tells where nothing at all was recorded, as where a question was not put.
    """

    numbers: Callable[[str], NDArray[np.float64]]
    texts: Callable[[str], Values]
    blank: Callable[[str], Flags]


@dataclass(frozen=True)
class Span:
    """Numbers from low to high, each end held unless it is open."""

    low: float = -math.inf
    high: float = math.inf
    open_low: bool = False
    open_high: bool = False

    def holds(self, values: NDArray[np.float64]) -> Flags:
        """Return where values lie within."""
        above = values > self.low if self.open_low else values >= self.low
        below = values < self.high if self.open_high else values <= self.high
        return np.asarray(above & below)


@dataclass(frozen=True)
class OneOf:
    """A variable that has one of some codes, or lies in one of some spans."""

    variable: str
    codes: tuple[float, ...] = ()
    spans: tuple[Span, ...] = ()

    def of(self, lookup: Lookup) -> Truth:
        """Return where it holds."""
        values = lookup.numbers(self.variable)
        met = np.isin(values, self.codes)
        for span in self.spans:
            met = met | span.holds(values)
        return Truth(met, ~met & ~np.isnan(values))


@dataclass(frozen=True)
class OneText:
    """A variable of text that is one of some texts."""

    variable: str
    texts: tuple[str, ...]

    def of(self, lookup: Lookup) -> Truth:
        """Return where it holds."""
        values = lookup.texts(self.variable)
        met = np.isin(values, self.texts)
        return Truth(met, ~met & (values != ""))


@dataclass(frozen=True)
class Recorded:
    """A variable whose value is known, or was recorded at all: never unknown itself."""

    variable: str
    word: str

    def of(self, lookup: Lookup) -> Truth:
        """Return where it holds."""
        unknown = np.isnan(lookup.numbers(self.variable))
        blank = lookup.blank(self.variable)
        met = {"known": ~unknown, "unknown": unknown, "blank": blank, "asked": ~blank}[self.word]
        return Truth(met, ~met)


@dataclass(frozen=True)
class Every:
    """All of some conditions."""

    parts: tuple["Condition", ...]

    def of(self, lookup: Lookup) -> Truth:
        """Return where it holds: unknown where none fails and one is unknown."""
        truths = [part.of(lookup) for part in self.parts]
        return Truth(
            np.logical_and.reduce([one.met for one in truths]),
            np.logical_or.reduce([one.failed for one in truths]),
        )


@dataclass(frozen=True)
class Counted:
    """At least, and at most, so many of some conditions: of ``any`` at least one."""

    parts: tuple["Condition", ...]
    least: int = 1
    most: int | None = None

    def of(self, lookup: Lookup) -> Truth:
        """Return where it holds: unknown where those unknown could turn it."""
        truths = [part.of(lookup) for part in self.parts]
        sure = np.sum([one.met for one in truths], axis=0)
        possible = len(truths) - np.sum([one.failed for one in truths], axis=0)
        most = len(truths) if self.most is None else self.most
        met = (sure >= self.least) & (possible <= most)
        return Truth(met, (possible < self.least) | (sure > most))


@dataclass(frozen=True)
class Opposite:
    """What fails where a condition is met."""

    part: "Condition"

    def of(self, lookup: Lookup) -> Truth:
        """Return where it holds."""
        truth = self.part.of(lookup)
        return Truth(truth.failed, truth.met)


@dataclass(frozen=True)
class Nowhere:
    """None of some conditions is known to be met: never unknown itself."""

    parts: tuple["Condition", ...]

    def of(self, lookup: Lookup) -> Truth:
        """Return where it holds."""
        met = np.logical_or.reduce([part.of(lookup).met for part in self.parts])
        return Truth(~met, met)


Condition: TypeAlias = OneOf | OneText | Recorded | Every | Counted | Opposite | Nowhere


def variables_of(given: Condition) -> frozenset[str]:
    """Return the variables that a condition asks for."""
    return frozenset(leaf.variable for leaf in _leaves(given))


def spanned(given: Condition) -> frozenset[str]:
    """Return the variables of which a condition takes spans: a missing code could lie in them."""
    return frozenset(
        leaf.variable for leaf in _leaves(given) if isinstance(leaf, OneOf) and leaf.spans
    )


def worded(given: Condition) -> frozenset[str]:
    """Return the variables of which a condition takes texts, not codes."""
    return frozenset(leaf.variable for leaf in _leaves(given) if isinstance(leaf, OneText))


def _leaves(given: Condition) -> Iterator[OneOf | OneText | Recorded]:
    if isinstance(given, Every | Counted | Nowhere):
        for part in given.parts:
            yield from _leaves(part)
    elif isinstance(given, Opposite):
        yield from _leaves(given.part)
    else:
        yield given
