"""The difference between two groups of one sample survey, and whether it can be told from none."""

from typing import Any

import ibis.expr.types as ir
import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, number_of, unknown_number
from indicators.survey.design import Design, Sample, sample
from indicators.survey.estimates import estimates
from indicators.survey.intervals import quantile, two_sided
from indicators.survey.moments import Quantity


@checks(RecordsError)
def difference(
    records: Records,
    outcome: str,
    design: Design,
    *,
    between: str,
    groups: tuple[Any, Any],
    level: Level = 0.95,
) -> pd.DataFrame:
    """Return by how much the mean of an outcome in the second group exceeds that in the first.

    The groups may share clusters: their covariance is counted, so this, and not the overlap of two
    intervals, is the test of a difference. Degrees of freedom: one less than the design's, as in
    R's ``svyttest`` (the slope of a regression on the group takes one).

    Returns
    -------
    DataFrame
        One row: ``estimate``, ``standard_error``, ``lower``, ``upper``, ``df``, ``p_value``,
        ``records``.
    """
    if groups[0] == groups[1]:
        raise RecordsError(f"groups is {groups!r}; it takes two that differ.")
    drawn = sample(records, design, [outcome, between])
    value = number_of(drawn.table, outcome)
    people = value.notnull().ifelse(1.0, unknown_number())
    asked = [Quantity(value, "people", "mean"), Quantity(people, "people", "total")]
    found = estimates(
        drawn, asked, {"people": people}, [between], "t", level, needed=outcome, withhold=False
    )
    means, sizes = (found[found["quantity"] == place].set_index(between) for place in (0, 1))
    absent = [name for name in groups if name not in means.index or not means["records"][name]]
    if absent:
        raise RecordsError(f"No record has {between} {', '.join(map(str, absent))}.")
    influence = unknown_number()
    for sign, name in zip((-1, 1), groups, strict=True):
        own = drawn.table[between] == name
        away = (value - float(means["estimate"][name])) * (sign / float(sizes["estimate"][name]))
        influence = own.ifelse(away, influence)
    return _compared(drawn, influence, means["estimate"], groups, level)


def _compared(
    drawn: Sample,
    influence: ir.NumericValue,
    means: pd.Series,
    groups: tuple[Any, Any],
    level: float,
) -> pd.DataFrame:
    """Return a difference with the standard error of the total of its linearised variable."""
    asked = [Quantity(influence, "influence", "total")]
    known = {"influence": influence.notnull().ifelse(1.0, unknown_number())}
    found = estimates(drawn, asked, known, (), "t", level, needed="both groups", withhold=False)
    estimate, df = float(means[groups[1]] - means[groups[0]]), found["df"] - 1
    error = found["standard_error"].where(found["clusters"] > 1)
    reach = quantile(df.to_numpy(float), level) * error
    p_value = two_sided((estimate / error).to_numpy(float), df.to_numpy(float))
    return pd.DataFrame(
        {
            "estimate": estimate,
            "standard_error": error,
            "lower": estimate - reach,
            "upper": estimate + reach,
            "df": df,
            "p_value": p_value,
            "records": found["records"],
        }
    )
