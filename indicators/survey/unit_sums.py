"""The weighted sums of every first-stage unit: all that a resampled estimate needs."""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import checks
from indicators.records import fetch
from indicators.survey.design import CLUSTER, STRATUM, WEIGHT, Sample
from indicators.survey.moments import group_columns

RECORDS = "records"


@checks(RecordsError)
def unit_sums(
    drawn: Sample,
    values: Mapping[str, ir.NumericValue],
    by: Sequence[str] = (),
    counts: Mapping[str, ir.NumericValue] | None = None,
) -> pd.DataFrame:
    """Return Σ weight × value of every unit and group; a value that is missing counts for nothing.

    A unit is a cluster, or a record where the design has no clusters: such a design hands over
    its records, so it is for small samples.

    Parameters
    ----------
    values : mapping of expressions
        What is summed with the weight, by name.
    counts : mapping of expressions, optional
        What is summed without it, over records whose weight is not zero.

    Returns
    -------
    DataFrame
        The stratum, the cluster, the columns of ``by`` as ``group0`` …, one column a value and a
        count, ``records`` (of weight above zero).
    """
    weight, table = drawn.table[WEIGHT], drawn.table
    weighs = weight > 0
    plain = {RECORDS: ibis.literal(1.0), **(counts or {})}
    given = {name: (weight * value).fill_null(0.0) for name, value in values.items()}
    given |= {name: weighs.ifelse(value, 0.0).fill_null(0.0) for name, value in plain.items()}
    unit = table[CLUSTER] if drawn.design.cluster else ibis.row_number()
    keys = {STRATUM: table[STRATUM], CLUSTER: unit, **group_columns(drawn, by)}
    rows = table.select(**keys, **given)
    if not drawn.design.cluster:
        return fetch(rows)
    sums = {name: rows[name].sum() for name in given}
    return fetch(rows.group_by(list(keys)).aggregate(**sums).order_by([STRATUM, CLUSTER]))


def sums_by_group(
    sums: pd.DataFrame, by: Sequence[str]
) -> list[tuple[dict[str, Any], pd.DataFrame]]:
    """Return the sums of each group in order, with the codes of the group."""
    keys = [f"group{place}" for place in range(len(by))]
    if not keys:
        return [({}, sums)]
    grouped = sums.groupby(keys, dropna=False, sort=True)
    return [(dict(zip(by, codes, strict=True)), own) for codes, own in grouped]


def padded(own: pd.DataFrame, strata: pd.DataFrame) -> pd.DataFrame:
    """Return the sums of a group with every unit of the design: those without a record are zero.

    A unit that nobody of the group belongs to counts in the variance of its stratum.
    """
    there = own.groupby(STRATUM)[CLUSTER].size()
    clusters = strata.set_index(STRATUM)["clusters"]
    absent = (clusters - there.reindex(clusters.index, fill_value=0)).astype(int)
    empty = pd.DataFrame({STRATUM: absent.index.repeat(absent.to_numpy())})
    summed = own.drop(columns=[name for name in own if str(name).startswith("group")])
    if empty.empty:
        return summed
    return pd.concat([summed, empty.reindex(columns=summed.columns, fill_value=0.0)])
