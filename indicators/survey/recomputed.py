"""Any statistic of weighted records, computed again with the weights of every replicate."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.survey.design import Design, sample
from indicators.survey.replicates import JACKKNIFE, Floats, Replication, measured, replicates
from indicators.survey.resampled import with_reach
from indicators.survey.unit_sums import RECORDS

# From records and a weight of each to measures.
OfRecords: TypeAlias = Callable[[pd.DataFrame, Floats], Mapping[str, float]]


@checks(RecordsError)
def recomputed(
    records: pd.DataFrame,
    statistic: OfRecords,
    design: Design,
    how: Replication = JACKKNIFE,
    *,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return measures that are no function of sums (ranks, medians), with errors from replicates.

    The records are in memory, and the statistic is called once for every replicate.

    Returns
    -------
    DataFrame
        As :func:`indicators.survey.resampled.resampled`, without groups.

    Raises
    ------
    RecordsError
        As :func:`indicators.survey.design.sample` and
        :func:`indicators.survey.replicates.replicates`.
    """
    strata = sample(records, design).strata
    named = [name for name in (design.stratum, design.cluster) if name]
    units = records.reset_index(drop=True)
    place = np.asarray(units.index)
    if design.cluster:
        place = np.asarray(units.groupby(named, sort=False).ngroup())
        units = units.drop_duplicates(named)
    stratum = units[design.stratum].tolist() if design.stratum else ["all"] * len(units)
    kept = dict(zip(*(strata[name] for name in strata.columns[[0, 2]]), strict=True))
    corrected = [float(kept[one]) for one in stratum]
    made = replicates(stratum, how, corrected, lonely=design.lonely)
    weight = records[design.weight].to_numpy(float)
    found = [statistic(records, weight)]
    found += [statistic(records, weight * factor[place]) for factor in made.factors]
    each = {name: np.array([one[name] for one in found]) for name in found[0]}
    free = len(units) - (1 if how.kind == "JK1" else len(strata))
    df = float(free if isinstance(design.df, str) else design.df)
    told = {RECORDS: int((weight > 0).sum()), "clusters": len(units), "df": df}
    return with_reach(pd.DataFrame(measured(each, made, told)), level)
