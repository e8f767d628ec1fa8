"""Rounds of a survey as one sample: for what changed between them, or for all of them together.

L. Kish, Survey Sampling, 1965, chapter 12. Rounds drawn anew
are independent: every round has strata of its own, and squares of errors add up. Rounds in the same
clusters are not: the strata and clusters stay, and what clusters keep in common is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, fetch, number_of
from indicators.survey.design import Design, sample
from indicators.survey.difference import difference

ROUND, ROUND_STRATUM, ROUND_CLUSTER = "survey_round", "round_stratum", "round_cluster"


@checks(RecordsError)
def rounds_together(
    rounds: Mapping[str, Records],
    design: Design,
    columns: Sequence[str],
    *,
    same_clusters: bool = False,
    count: Literal["weights", "equal"] = "weights",
) -> tuple[ir.Table, Design]:
    """Return the records of all rounds as one table, and the design that they have together.

    Parameters
    ----------
    rounds : mapping
        The records of each round by its name; all have the columns of the design.
    columns : sequence of str
        What else of the records is kept.
    same_clusters : bool
        Whether the rounds visited the same clusters, which bear the same names in all.
    count : {"weights", "equal"}
        Whether a round counts by the sum of its weights, or each round as much as the others.

    Raises
    ------
    RecordsError
        If there is one round only; or as :func:`indicators.survey.design.sample` of any round; or
        if rounds in the same clusters have no column of clusters.
    """
    if len(rounds) < 2:
        raise RecordsError(f"Two rounds or more can be taken together, not {len(rounds)}.")
    if same_clusters and not design.cluster:
        raise RecordsError("Rounds in the same clusters need the column of the cluster.")
    parts = [
        _part(name, records, design, columns, own=not same_clusters, equal=count == "equal")
        for name, records in rounds.items()
    ]
    cluster = ROUND_CLUSTER if design.cluster else None
    whole = replace(design, stratum=ROUND_STRATUM, cluster=cluster)
    return reduce(lambda one, other: one.union(other), parts), whole


@checks(RecordsError)
def change_between_rounds(
    rounds: Mapping[str, Records],
    outcome: str,
    design: Design,
    *,
    same_clusters: bool = False,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return by how much the mean of an outcome in the second of two rounds exceeds the first.

    Returns
    -------
    DataFrame
        As :func:`indicators.survey.difference.difference`, with ``same_clusters``.

    Raises
    ------
    RecordsError
        As :func:`rounds_together` and :func:`indicators.survey.difference.difference`; or if there
        are not exactly two rounds.
    """
    if len(rounds) != 2:
        raise RecordsError(f"A change is between two rounds, not {len(rounds)}.")
    table, whole = rounds_together(rounds, design, [outcome], same_clusters=same_clusters)
    first, second = rounds
    found = difference(table, outcome, whole, between=ROUND, groups=(first, second), level=level)
    return found.assign(same_clusters=same_clusters)


def _part(
    name: str, records: Records, design: Design, columns: Sequence[str], *, own: bool, equal: bool
) -> ir.Table:
    """Return the records of one round, under the names that all rounds share."""
    table = sample(records, design, columns).table
    mark = ibis.literal(f"{name}/" if own else "")
    stratum = table[design.stratum].cast("string") if design.stratum else ibis.literal("all")
    weight = number_of(table, design.weight)
    if equal:
        weight = weight / float(fetch(table.aggregate(whole=weight.sum()))["whole"].iloc[0])
    given: dict[str, ir.Value] = {design.weight: weight, ROUND: ibis.literal(name)}
    given[ROUND_STRATUM] = mark + stratum
    if design.cluster:
        given[ROUND_CLUSTER] = mark + table[design.cluster].cast("string")
    kept = [one for one in (design.fpc, *columns) if one and one not in given]
    return table.select(**{one: table[one] for one in dict.fromkeys(kept)}, **given)
