"""What an inequality between ordered groups is made of, with the errors of the survey's design.

The parts are those of ``contributions``; the clusters of the survey are drawn again, so that fit,
means and ranks move together.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.equity.decomposed import INDEX, REST, parts
from indicators.equity.groups import FEWEST
from indicators.errors import EquityInputError
from indicators.options import Level, checks
from indicators.survey import JACKKNIFE, Design, Floats, Replication, recomputed


@checks(EquityInputError)
def contributions_of_records(
    records: pd.DataFrame,
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
    place = records[group].map({code: number for number, code in enumerate(order)})
    values = records[[*columns, outcome]].astype(float)
    known = (values.notna().all(axis=1) & place.notna()).to_numpy()
    shown = records.assign(**{design.weight: records[design.weight].where(known, 0.0)})
    x, y = values[columns].to_numpy(float), values[outcome].to_numpy(float)
    ordered, ends = place.to_numpy(float), np.cumsum([0, *map(len, factors.values())])

    def of_weights(_: pd.DataFrame, weight: Floats) -> dict[str, float]:
        own = weight > 0
        found = parts(y[own], ordered[own], x[own], weight[own] / weight.sum(), outcome)
        each = found.slope * found.covered / found.mean
        spans = zip(factors, ends, ends[1:], strict=False)
        told = {name: float(each[start:end].sum()) for name, start, end in spans}
        return {**told, REST: found.rest, INDEX: float(each.sum()) + found.rest}

    return recomputed(shown, of_weights, design, how, level=level)


def _refuse(
    records: pd.DataFrame, needed: Sequence[str], order: Sequence[Any], columns: Sequence[str]
) -> None:
    """Refuse what has no parts, and say why."""
    absent = [name for name in needed if name not in records]
    if absent:
        raise EquityInputError(f"The records have no column(s) {', '.join(absent)}.")
    if len(set(order)) != len(order) or len(order) < FEWEST:
        raise EquityInputError(f"It takes {FEWEST} or more groups, each named once: {order}.")
    if len(set(columns)) != len(columns) or not columns:
        raise EquityInputError("It takes factors, and each column in one of them.")
