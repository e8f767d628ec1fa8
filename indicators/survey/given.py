"""Replicate weights that a survey gives with its records, as columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir
import numpy as np

from indicators.errors import RecordsError
from indicators.options import check_fields
from indicators.plain_rows import plain_rows
from indicators.records import fetch, group_counts, number_of
from indicators.survey.design import CLUSTER, WEIGHT, Degrees, Sample
from indicators.survey.moments import group_columns
from indicators.survey.replicates import Centre, Floats, Replicates
from indicators.survey.unit_sums import RECORDS


@dataclass(frozen=True)
class GivenReplicates:
    """Replicate weights that come with the records, as columns.

    Parameters
    ----------
    columns : tuple of str
        One column of weights a replicate.
    coefficients : tuple of float
        What the square of each replicate's distance counts for; one for all, or one for each.
        BRR: 1/R; with Fay's rho 1/(R(1 − rho)²); JK1: (R − 1)/R; bootstrap: 1/R.
    df : float
        Degrees of freedom of the intervals; ``inf`` for the normal distribution.
    centre : {"estimate", "mean"}
        What replicates are held against.
    combined : bool
        Whether the columns are whole weights, or factors of the weight of the record.
    """

    columns: tuple[str, ...]
    coefficients: tuple[float, ...]
    df: Degrees
    centre: Centre = "estimate"
    combined: bool = True

    def __post_init__(self) -> None:
        check_fields(self, RecordsError)
        counted = np.asarray(self.coefficients, dtype=float)
        if len(self.columns) < 2 or len(counted) not in (1, len(self.columns)):
            raise RecordsError(
                f"{len(self.columns)} replicate(s) with {len(counted)} coefficient(s): "
                "it takes two or more, and one coefficient for all or one for each."
            )
        if not (np.isfinite(counted) & (counted >= 0)).all():
            raise RecordsError("The coefficients of replicates must be finite and not negative.")

    @property
    def made(self) -> Replicates:
        """The replicates, without factors: the columns hold them."""
        each = np.asarray(self.coefficients, dtype=float)
        counted = np.broadcast_to(each, len(self.columns)).astype(float)
        return Replicates(np.empty((len(self.columns), 0)), counted, self.centre)


def sums_by_columns(
    drawn: Sample,
    values: Mapping[str, ir.NumericValue],
    how: GivenReplicates,
    by: Sequence[str],
    counts: Mapping[str, ir.NumericValue],
) -> Iterator[tuple[dict[str, Any], dict[str, Floats], dict[str, Any]]]:
    """Yield each group's codes, its sums by the weight and every column, and its counts.

    Raises
    ------
    RecordsError
        If a column is not there or holds no numbers.
    """
    absent = [name for name in how.columns if name not in drawn.table.columns]
    if absent:
        raise RecordsError(f"The records have no column(s) {', '.join(absent)}.")
    groups = group_columns(drawn, by)
    table = drawn.table.mutate(**groups)
    weighs = table[WEIGHT] > 0
    again = [number_of(table, name) for name in how.columns]
    again = again if how.combined else [table[WEIGHT] * factor for factor in again]
    asked: dict[str, ir.Value] = {
        f"sum{place}_{r}": (weight * value).sum()
        for place, value in enumerate(values.values())
        for r, weight in enumerate([table[WEIGHT], *again])
    }
    asked |= {RECORDS: weighs.cast("int64").sum()}
    asked |= {"clusters": table[CLUSTER].nunique() if drawn.design.cluster else table.count()}
    asked |= {name: weighs.ifelse(count, 0.0).sum() for name, count in counts.items()}
    for row in plain_rows(fetch(group_counts(table, [*groups], asked)).fillna(0.0)):
        summed = {
            name: np.array([row[f"sum{place}_{r}"] for r in range(len(how.columns) + 1)])
            for place, name in enumerate(values)
        }
        codes = {name: row[f"group{place}"] for place, name in enumerate(by)}
        told = {name: row[name] for name in (RECORDS, "clusters", *counts)}
        yield codes, summed, told | {"df": how.df}
