"""What an inequality between ordered groups is made of, with the errors of the survey's design.

The parts are those of ``contributions``; the clusters of the survey are drawn again, so that fit,
means and ranks move together. All of it follows from sums over the records of each cluster, which
the engine makes once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations_with_replacement
from operator import and_
from typing import Any

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.equity.decomposed import INDEX, REST, slopes
from indicators.equity.groups import FEWEST
from indicators.errors import EquityInputError
from indicators.options import Level, checks
from indicators.records import Records, number_of, number_where
from indicators.survey import JACKKNIFE, Design, Floats, Replication, resampled, sample


@checks(EquityInputError)
def contributions_of_records(
    records: Records,
    outcome: str,
    design: Design,
    *,
    group: str,
    order: Sequence[Any],
    factors: Mapping[str, Sequence[str]],
    how: Replication = JACKKNIFE,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return what each factor contributes to the relative concentration index, with its error.

    Parameters
    ----------
    outcome : str
        0 and 1, or a number. A record that lacks it, a factor or a group is left out.
    group, order : str, sequence
        The column of the group, and its codes from the least to the most advantaged; persons of
        one group share the middle of their ranks.
    factors : mapping
        The columns of numbers of each factor; what the columns contribute is added up.

    Returns
    -------
    DataFrame
        ``measure`` (a factor, ``rest``, and ``index``, the sum of all), ``estimate``,
        ``standard_error``, ``lower``, ``upper``, ``df``, ``records``, ``clusters``.

    Raises
    ------
    EquityInputError
        If fewer than three groups are named, a column is missing or in two factors, the outcome's
        mean is not above zero, or factors follow from one another.
    RecordsError
        As :func:`indicators.survey.sample`.
    """
    columns = [name for own in factors.values() for name in own]
    _refuse(records, [outcome, group, *columns], order, columns)
    drawn = sample(records, design, [outcome, group, *columns])
    measured = [*columns, outcome]
    known = [number_of(drawn.table, name).notnull() for name in measured]
    table = drawn.table.filter(reduce(and_, known, drawn.table[group].isin(list(order))))
    ends = np.cumsum([0, *map(len, factors.values())])

    def of_sums(sums: Mapping[str, Floats]) -> dict[str, Floats]:
        found = [_of_one(one, outcome) for one in _moments(sums, len(order), len(measured))]
        each, rest = np.array([own for own, _ in found]), np.array([left for _, left in found])
        spans = zip(factors, ends, ends[1:], strict=False)
        told = {name: each[:, start:end].sum(axis=1) for name, start, end in spans}
        return {**told, REST: rest, INDEX: each.sum(axis=1) + rest}

    values = _sums(table, group, order, measured)
    return resampled(replace(drawn, table=table), values, of_sums, how, level=level)


def _sums(
    table: ir.Table, group: str, order: Sequence[Any], measured: Sequence[str]
) -> dict[str, ir.NumericValue]:
    """Return what is summed: persons and values of each group, and the products of the values."""
    x = [number_of(table, name) for name in measured]
    found: dict[str, ir.NumericValue] = {}
    for place, code in enumerate(order):
        inside = number_where(table[group] == code)
        found[f"people{place}"] = inside
        found |= {f"sum{place} {i}": inside * value for i, value in enumerate(x)}
    pairs = combinations_with_replacement(range(len(x)), 2)
    return found | {f"product{i} {j}": x[i] * x[j] for i, j in pairs}


def _moments(
    sums: Mapping[str, Floats], groups: int, measured: int
) -> list[tuple[Floats, Floats, Floats]]:
    """Return people and sums by group, and products, of the sample and of each replicate."""
    people = np.stack([sums[f"people{place}"] for place in range(groups)], axis=-1)
    whole = np.stack(
        [
            np.stack([sums[f"sum{place} {i}"] for i in range(measured)], axis=-1)
            for place in range(groups)
        ],
        axis=-2,
    )
    products = np.empty((len(people), measured, measured))
    for i, j in combinations_with_replacement(range(measured), 2):
        products[:, i, j] = products[:, j, i] = sums[f"product{i} {j}"]
    return [*zip(people, whole, products, strict=True)]


def _of_one(moments: tuple[Floats, Floats, Floats], outcome: str) -> tuple[Floats, float]:
    """Return what each column contributes, and the rest; the outcome is the last one measured."""
    people, whole, products = moments
    everyone = people.sum()
    share, means = people / everyone, whole.sum(axis=0) / everyone
    if not means[-1] > 0:
        raise EquityInputError(f"The mean of {outcome} is not above zero: it has no index.")
    alike = products / everyone - np.outer(means, means)
    middle = share.cumsum() - share / 2
    covered = 2 * (middle - 0.5) @ whole / everyone
    slope = slopes(alike[:-1, :-1], alike[:-1, -1], means[:-1])
    rest = covered[-1] - covered[:-1] @ slope
    return slope * covered[:-1] / means[-1], float(rest / means[-1])


def _refuse(
    records: Records, needed: Sequence[str], order: Sequence[Any], columns: Sequence[str]
) -> None:
    """Refuse what has no parts, and say why."""
    absent = [name for name in needed if name not in records.columns]
    if absent:
        raise EquityInputError(f"The records have no column(s) {', '.join(absent)}.")
    if len(set(order)) != len(order) or len(order) < FEWEST:
        raise EquityInputError(f"It takes {FEWEST} or more groups, each named once: {order}.")
    if len(set(columns)) != len(columns) or not columns:
        raise EquityInputError("It takes factors, and each column in one of them.")
