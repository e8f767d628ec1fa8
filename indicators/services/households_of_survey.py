"""Whom social assistance reaches, by a sample survey of households, with the errors of its design.

A register counts every family and has no sampling error; a survey has. The measures are ratios of
sums, so clusters left out in turn tell their errors: K. M. Wolter (2007), Introduction to Variance
Estimation, 2nd ed., chapter 4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, as_table, number_of
from indicators.services.households import (
    HOUSEHOLDS,
    HouseholdColumns,
    checked_households,
    measures_of_sums,
)
from indicators.survey import JACKKNIFE, Design, Floats, Replication, resampled, sample

_SUMS = ("all", "poor", "receive", "poor_receive", "money", "money_poor")


@checks(RecordsError)
def targeting_of_survey(
    households: Records,
    design: Design,
    *,
    weighted: Literal["household", "child"],
    columns: HouseholdColumns = HOUSEHOLDS,
    by: Sequence[str] = (),
    how: Replication = JACKKNIFE,
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return the measures of :func:`targeting` with their errors; the weight is the design's.

    Returns
    -------
    DataFrame
        ``by``, ``weighted``, ``measure``, ``estimate``, ``standard_error``, ``lower``, ``upper``
        (Student's t about the estimate), ``df``, ``records``, ``clusters``.

    Raises
    ------
    RecordsError
        As :func:`targeting` and :func:`indicators.survey.sample`.
    """
    own = replace(columns, weight=design.weight)
    table = checked_households(as_table(households, [*own.all(), *by]), own, by)
    drawn = sample(table, design, [*own.all(), *by])
    found = resampled(
        drawn, _values(drawn.table, own, weighted), _measures, how, by=by, level=level
    )
    return found.assign(weighted=weighted)[[*by, "weighted", *found.columns.drop([*by])]]


def _values(
    table: ir.Table, columns: HouseholdColumns, weighted: str
) -> dict[str, ir.NumericValue]:
    """Return what each household adds to the sums: people, and money to them."""
    names = (columns.poor, columns.receives, columns.transfer)
    poor, receives, transfer = (number_of(table, name) for name in names)
    people = number_of(table, columns.children) if weighted == "child" else ibis.literal(1.0)
    money = people * transfer
    made = (people, people * poor, people * receives, people * poor * receives, money, money * poor)
    return dict(zip(_SUMS, made, strict=True))


def _measures(sums: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return every measure in the sample and in each replicate."""
    counted = {"n": 1, "n_poor": 1, "n_receive": 1}
    each = zip(*(sums[name] for name in _SUMS), strict=True)
    found = [measures_of_sums(dict(zip(_SUMS, one, strict=True)) | counted) for one in each]
    return {
        row["measure"]: np.array([rows[place]["estimate"] for rows in found])
        for place, row in enumerate(found[0])
    }
