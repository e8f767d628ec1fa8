"""Fewer first-stage units than clusters, so that each can be left out in turn at any size.

K. M. Wolter, Introduction to Variance Estimation, 2nd ed., 2007, chapter 4.5 (groups of clusters
within strata); K. F. Rust (1985), Variance estimation for complex estimators in sample surveys,
Journal of Official Statistics 1: 381–397.
"""

from typing import Annotated

import ibis
import ibis.expr.types as ir

from indicators.errors import RecordsError
from indicators.options import Range, checks
from indicators.records import Records, as_table, fetch
from indicators.survey.design import Design
from indicators.survey.replicates import MOST_UNITS

_OWN = ("of_stratum", "of_cluster", "unit")


@checks(RecordsError)
def with_variance_units(
    records: Records, design: Design, most: Annotated[int, Range(2)] = MOST_UNITS
) -> ir.Table:
    """Return records whose clusters are no more than ``most``, those of a stratum combined.

    Where there are more, the clusters of each stratum are dealt out in the order of their codes to
    as many units as fit, at least two: the units of a stratum differ by one cluster at most. An
    error is then that of the units. It is meant for measures that are ratios of sums: a total
    varies with how many clusters a unit has, unless all have as many.

    Parameters
    ----------
    design : Design
        With strata and clusters; the column of the cluster is the one that is replaced.

    Raises
    ------
    RecordsError
        If a column is missing, the design has no strata or no clusters, or there are more than
        half as many strata as units may be.
    """
    if not (design.stratum and design.cluster):
        raise RecordsError("Clusters are combined within strata; the design has not both.")
    stratum, cluster = design.stratum, design.cluster
    table = as_table(records, [stratum, cluster])
    of_stratum, of_cluster, unit = _OWN
    named = {of_stratum: table[stratum], of_cluster: table[cluster]}
    clusters = table.select(**named).distinct()
    counts = {"clusters": clusters.count(), "strata": clusters[of_stratum].nunique()}
    told = fetch(clusters.aggregate(**counts)).iloc[0]
    if told["clusters"] <= most:
        return table
    each = most // int(told["strata"])
    if each < 2:
        raise RecordsError(f"{int(told['strata'])} strata are too many for {most} units.")
    place = ibis.dense_rank().over(ibis.window(group_by=of_stratum, order_by=of_cluster))
    row = ibis.dense_rank().over(ibis.window(order_by=of_stratum))
    dealt = clusters.mutate(**{unit: row * each + place % each})
    same = [table[stratum] == dealt[of_stratum], table[cluster] == dealt[of_cluster]]
    joined = table.join(dealt, same).drop(cluster, of_stratum, of_cluster)
    return joined.rename({cluster: unit})
