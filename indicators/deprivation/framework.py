"""What persons can be deprived of, at which ages, and the deprivations of each counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from math import inf
from operator import add, and_
from typing import Literal

import ibis
import ibis.expr.types as ir

from indicators.errors import RecordsError
from indicators.options import Number, check_fields, checks
from indicators.records import Records, number_of, number_where, unknown_number
from indicators.survey import Design, Sample, sample

_TOLERANCE = 1e-9  # of a share of weights against a cut-off
NEEDED = "every dimension that applies"
COUNT, SCORE, COMPLETE = "deprivation_count", "deprivation_score", "deprivation_complete"
OUTSIDE = "deprivation_outside"


@dataclass(frozen=True)
class Framework:
    """What a person can be deprived of, and when deprivations make the person poor.

    Parameters
    ----------
    dimensions : tuple of str
        Columns of 1 (deprived), 0 or nothing (not known).
    weights : tuple of float, optional
        Of the dimensions, in any unit; equal if not given (MODA).
    cutoff : {"count", "share"}
        Whether cut-offs count dimensions (MODA: 1, 2 …) or are shares of all weights (0 to 1).
    age : str, optional
        The column of the life-cycle age group.
    applies : mapping, optional
        The dimensions that apply to each age group; a dimension that does not is neither met nor
        missed: it is not among those a person's deprivations are a share of.
    """

    dimensions: tuple[str, ...]
    weights: tuple[float, ...] | None = None
    cutoff: Literal["count", "share"] = "count"
    age: str | None = None
    applies: Mapping[str, tuple[str, ...]] | None = None

    def __post_init__(self) -> None:
        check_fields(self, RecordsError)
        unknown = {d for own in (self.applies or {}).values() for d in own} - {*self.dimensions}
        if not self.dimensions or unknown or (self.age is None) != (self.applies is None):
            raise RecordsError("A framework needs dimensions, and age groups only with their own.")
        usable = all(0 < weight < inf for weight in self.weighted.values())
        if len(self.weighted) != len(self.dimensions) or not usable:
            raise RecordsError("Every dimension needs one weight above zero, and not infinite.")

    @property
    def weighted(self) -> dict[str, float]:
        """The weight of each dimension."""
        weights = self.weights or (1.0,) * len(self.dimensions)
        return dict(zip(self.dimensions, weights, strict=False)) if len(weights) else {}

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the records must have."""
        return (*self.dimensions, *([self.age] if self.age else []))


def with_deprivations(
    records: Records, framework: Framework, design: Design, by: Sequence[str] = ()
) -> Sample:
    """Return the sample with each person's deprivations counted and weighted.

    Adds the number of deprivations, their share of the weights that apply, whether every
    applicable dimension is known, and whether there is none: the person is outside the framework.
    """
    drawn = sample(records, design, [*framework.columns, *by], framework.dimensions)
    table = drawn.table
    applies = {name: is_applicable(table, framework, name) for name in framework.dimensions}
    value = {name: number_of(table, name) for name in framework.dimensions}
    missed = {name: applies[name] & (value[name] == 1) for name in applies}
    weight = framework.weighted
    every = reduce(and_, (~applies[name] | value[name].notnull() for name in applies))
    if framework.age:
        every = every & table[framework.age].isin(list(framework.applies or {}))
    share = reduce(add, (number_where(missed[name], weight[name]) for name in applies))
    most = reduce(add, (number_where(applies[name], weight[name]) for name in applies))
    number_missed = reduce(add, (number_where(missed[name]) for name in applies))
    every = every.fill_null(False) & (most > 0)
    added = {COUNT: number_missed, SCORE: share / most.nullif(0.0), COMPLETE: every}
    added |= {OUTSIDE: most == 0}
    return replace(drawn, table=table.mutate(**added))


def is_applicable(table: ir.Table, framework: Framework, name: str) -> ir.BooleanValue:
    """Return whether a dimension applies to each person."""
    if framework.age is None or framework.applies is None:
        return ibis.literal(True)
    groups = [group for group, own in framework.applies.items() if name in own]
    return table[framework.age].isin(groups).fill_null(False)


def is_known(table: ir.Table) -> ir.FloatingValue:
    """Return 1 for a person of whom every applicable dimension is known, nothing for others."""
    return table[COMPLETE].ifelse(1.0, unknown_number())


@checks(RecordsError)
def is_deprived(table: ir.Table, framework: Framework, k: Number) -> ir.BooleanValue:
    """Return whether each person's deprivations reach a cut-off."""
    top = len(framework.dimensions) if framework.cutoff == "count" else 1
    whole = framework.cutoff == "share" or float(k).is_integer()
    if not 0 < k <= top or not whole:
        raise RecordsError(f"A cut-off ({framework.cutoff}) lies above 0 and up to {top}, not {k}.")
    if framework.cutoff == "count":
        return table[COUNT] >= k
    return table[SCORE] >= k - _TOLERANCE
