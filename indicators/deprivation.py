"""Multiple deprivation of persons: headcounts, intensity and the adjusted headcount.

S. Alkire, J. Foster (2011), Counting and multidimensional poverty measurement, Journal of Public
Economics 95: 476–487; C. de Neubourg and others (2012), Step-by-Step Guidelines to the Multiple
Overlapping Deprivation Analysis (MODA), UNICEF Office of Research, Working Paper 2012-10.
Verified against mpitbR 1.0.1 (I. Girela): see tests/indicators/test_deprivation.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add, and_
from typing import Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.records import Records, RecordsError, fetch
from indicators.survey_design import WEIGHT, Design, Sample, nothing, number, sample, tally
from indicators.survey_estimates import check_binary, estimates
from indicators.survey_moments import Quantity

_TOLERANCE = 1e-9  # of a share of weights against a cut-off
COUNT, SCORE, COMPLETE = "deprivation_count", "deprivation_score", "deprivation_complete"
COLUMNS = (
    "estimate",
    "standard_error",
    "lower",
    "upper",
    "df",
    "records",
    "clusters",
    "missing",
    "obs_status",
    "method",
)


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
        unknown = {d for own in (self.applies or {}).values() for d in own} - {*self.dimensions}
        if not self.dimensions or unknown or (self.age is None) != (self.applies is None):
            raise RecordsError("A framework needs dimensions, and age groups only with their own.")
        if len(self.weighted) != len(self.dimensions) or min(self.weighted.values()) <= 0:
            raise RecordsError("Every dimension needs one weight above zero.")

    @property
    def weighted(self) -> dict[str, float]:
        """The weight of each dimension."""
        weights = self.weights or (1.0,) * len(self.dimensions)
        return dict(zip(self.dimensions, weights, strict=False)) if len(weights) else {}

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the records must have."""
        return (*self.dimensions, *([self.age] if self.age else []))


def multiple(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    cutoffs: Sequence[float],
    by: Sequence[str] = (),
    level: float = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return how many are multiply deprived, and of how much, at every cut-off.

    Only persons of whom every applicable dimension is known are analysed; the others are counted
    in ``missing``.

    Returns
    -------
    DataFrame
        ``by``, ``k``, ``measure``, ``estimate``, ``standard_error``, ``lower``, ``upper``, ``df``,
        ``records`` (of A and average: the deprived), ``clusters``, ``missing``, ``obs_status``,
        ``method``. Measures: ``H``, share of persons deprived at the cut-off; ``A``, the average
        share of the (weighted) dimensions that the deprived miss; ``M0`` = H × A; ``average``, the
        number of dimensions that the deprived miss. A and the average are not defined (status M)
        where nobody is deprived. Intervals on the logit scale, of the average Student's t.

    Raises
    ------
    RecordsError
        As :func:`indicators.survey_design.sample`; or if a cut-off is not possible, a deprivation
        is neither 0 nor 1, or no record is complete.
    """
    drawn = assessed(records, framework, design, by)
    table, asked, bases = drawn.table, [], {"all": known(drawn.table)}
    for place, k in enumerate(cutoffs):
        poor = deprived(table, framework, k)
        bases[f"poor{place}"] = poor.ifelse(bases["all"], nothing())
        asked += [
            Quantity(poor.cast("float64"), "all", label={"k": k, "measure": "H"}),
            Quantity(table[SCORE], f"poor{place}", "share", {"k": k, "measure": "A"}),
            Quantity(poor.ifelse(table[SCORE], 0.0), "all", label={"k": k, "measure": "M0"}),
            Quantity(table[COUNT], f"poor{place}", "mean", {"k": k, "measure": "average"}),
        ]
    found = estimates(drawn, asked, bases, by, "logit", level, withhold=withhold)
    found = _everyone(found, by)
    nobody = found["measure"].isin(["A", "average"]) & found["records"].eq(0)
    found["obs_status"] = found["obs_status"].mask(nobody & found["everyone"].gt(0), "M")
    return found[[*by, "k", "measure", *COLUMNS]]


def _everyone(found: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Return estimates with how many of each group were analysed and left out, for all measures."""
    whole = found[found["quantity"] == 0]  # H at the first cut-off: of everyone
    base = whole[[*by, "records", "missing"]].rename(columns={"records": "everyone"})
    rest = found.drop(columns="missing")
    return rest.merge(base, on=list(by)) if by else rest.merge(base, how="cross")


def headcounts(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    by: Sequence[str] = (),
    complete: bool = True,
    level: float = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the share of persons deprived in each dimension, of those to whom it applies.

    Parameters
    ----------
    complete : bool
        Whether only persons of whom every applicable dimension is known count (as in
        :func:`multiple`), or everyone of whom this dimension is known.

    Returns
    -------
    DataFrame
        ``by``, ``dimension`` and the columns of :func:`multiple` after the measure; in ``missing``
        also the persons to whom the dimension does not apply.
    """
    drawn = assessed(records, framework, design, by)
    table, asked, bases = drawn.table, [], {}
    for name in framework.dimensions:
        value = number(table, name)
        base = value.notnull() & applicable(table, framework, name)
        base = base & table[COMPLETE] if complete else base
        bases[name] = base.ifelse(1.0, nothing())
        asked.append(Quantity(value, name, label={"dimension": name}))
    found = estimates(drawn, asked, bases, by, "logit", level, withhold=withhold)
    return found[[*by, "dimension", *COLUMNS]]


def counts(
    records: Records,
    framework: Framework,
    design: Design,
    *,
    by: Sequence[str] = (),
    level: float = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the share of persons with exactly 0, 1, 2 … deprivations: they sum to 1 in a group.

    Returns
    -------
    DataFrame
        ``by``, ``deprivations`` and the columns of :func:`multiple` after the measure.
    """
    drawn = assessed(records, framework, design, by)
    asked = [
        Quantity((drawn.table[COUNT] == n).cast("float64"), "all", label={"deprivations": n})
        for n in range(len(framework.dimensions) + 1)
    ]
    bases = {"all": known(drawn.table)}
    found = estimates(drawn, asked, bases, by, "logit", level, withhold=withhold)
    return found[[*by, "deprivations", *COLUMNS]]


def assessed(
    records: Records, framework: Framework, design: Design, by: Sequence[str] = ()
) -> Sample:
    """Return the sample with each person's deprivations counted and weighted.

    Adds the number of deprivations, their share of the weights that apply, and whether every
    applicable dimension is known.
    """
    drawn = sample(records, design, [*framework.columns, *by])
    table = drawn.table
    applies = {name: applicable(table, framework, name) for name in framework.dimensions}
    value = {name: number(table, name) for name in framework.dimensions}
    missed = {name: applies[name] & (value[name] == 1) for name in applies}
    weight = framework.weighted
    every = reduce(and_, (~applies[name] | value[name].notnull() for name in applies))
    if framework.age:
        every = every & table[framework.age].isin(list(framework.applies or {}))
    share = reduce(add, (missed[name].ifelse(weight[name], 0.0) for name in applies))
    most = reduce(add, (applies[name].ifelse(weight[name], 0.0) for name in applies))
    number_missed = reduce(add, (missed[name].ifelse(1.0, 0.0) for name in applies))
    every = every.fill_null(False) & (most > 0)
    added = {COUNT: number_missed, SCORE: share / most.nullif(0.0), COMPLETE: every}
    table = table.mutate(**added)
    check_binary(table, framework.dimensions)
    _check_complete(table)
    return replace(drawn, table=table)


def _check_complete(table: ir.Table) -> None:
    complete = tally(table[COMPLETE] & (table[WEIGHT] > 0))
    found = fetch(table.aggregate(records=table.count(), complete=complete)).iloc[0]
    if not found["complete"]:
        raise RecordsError(
            f"None of {found['records']} record(s) is complete: of each some dimension that "
            "applies is not known, or its weight is zero."
        )


def applicable(table: ir.Table, framework: Framework, name: str) -> ir.BooleanValue:
    """Return whether a dimension applies to each person."""
    if framework.age is None or framework.applies is None:
        return ibis.literal(True)
    groups = [group for group, own in framework.applies.items() if name in own]
    return table[framework.age].isin(groups).fill_null(False)


def known(table: ir.Table) -> ir.FloatingValue:
    """Return 1 for a person of whom every applicable dimension is known, nothing for others."""
    return table[COMPLETE].ifelse(1.0, nothing())


def deprived(table: ir.Table, framework: Framework, k: float) -> ir.BooleanValue:
    """Return whether each person's deprivations reach a cut-off."""
    top = len(framework.dimensions) if framework.cutoff == "count" else 1
    whole = framework.cutoff == "share" or float(k).is_integer()
    if not 0 < k <= top or not whole:
        raise RecordsError(f"A cut-off ({framework.cutoff}) lies above 0 and up to {top}, not {k}.")
    if framework.cutoff == "count":
        return table[COUNT] >= k
    return table[SCORE] >= k - _TOLERANCE
