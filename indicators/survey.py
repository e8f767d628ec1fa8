"""Proportions, means, ratios and totals of a sample survey, with standard errors and intervals.

Verified against R's package survey 4.1 (T. Lumley): see tests/indicators/test_survey.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from indicators.records import Records, RecordsError
from indicators.survey_design import Design, Sample, nothing, number, sample
from indicators.survey_estimates import check_binary, estimates
from indicators.survey_intervals import Interval, quantile, two_sided
from indicators.survey_moments import Kind, Quantity

__all__ = ["Design", "difference", "mean", "proportion", "ratio", "total"]

_COLUMNS = (
    "estimate",
    "standard_error",
    "lower",
    "upper",
    "df",
    "deff",
    "records",
    "clusters",
    "missing",
    "obs_status",
    "method",
)


def proportion(
    records: Records,
    outcome: str,
    design: Design,
    *,
    by: Sequence[str] = (),
    domain: str | None = None,
    interval: Interval = "logit",
    level: float = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the share of persons with an outcome, by group, as shares of 1.

    Parameters
    ----------
    outcome : str
        A column of 0 and 1 (or false and true); a record without it is left out and counted.
    by : sequence of str
        Columns that form the groups; a record without a group forms one of its own.
    domain : str, optional
        A column that is 1 for the persons meant. Never filter the records instead: the clusters
        without such a person belong to the design.
    interval : {"logit", "wilson", "beta", "t"}
        Wilson's with the effective sample p(1−p) ÷ variance; beta is Korn and Graubard's.
    withhold : bool
        Whether to withhold what rests on fewer than 25 records.

    Returns
    -------
    DataFrame
        The groups, ``estimate``, ``standard_error``, ``lower``, ``upper``, ``df``, ``deff``
        (against a simple random sample without replacement), ``records``, ``clusters``,
        ``missing`` (records left out for want of the outcome, or of weight zero),
        ``obs_status``, ``method`` (of the interval).

    Raises
    ------
    RecordsError
        As :func:`indicators.survey_design.sample`; or if the outcome holds anything but 0 and 1,
        is missing in every record, or no record is in the domain.

    Examples
    --------
    >>> children = pd.DataFrame({"w": [1.0] * 40, "poor": [1, 0, 0, 0] * 10})
    >>> found = proportion(children, "poor", Design("w"), withhold=False)
    >>> found[["estimate", "records", "obs_status"]].values.tolist()
    [[0.25, 40, 'U']]
    """
    drawn = _drawn(records, design, [outcome], by, domain)
    check_binary(drawn.table, [outcome])
    return _one(drawn, outcome, "proportion", by, interval, level, withhold=withhold)


def mean(
    records: Records,
    outcome: str,
    design: Design,
    *,
    by: Sequence[str] = (),
    domain: str | None = None,
    level: float = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the mean of a number, by group: columns, groups and errors as of a proportion."""
    drawn = _drawn(records, design, [outcome], by, domain)
    return _one(drawn, outcome, "mean", by, "t", level, withhold=withhold)


def total(
    records: Records,
    outcome: str,
    design: Design,
    *,
    by: Sequence[str] = (),
    domain: str | None = None,
    level: float = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the total of a number over the persons that the records stand for, by group."""
    drawn = _drawn(records, design, [outcome], by, domain)
    return _one(drawn, outcome, "total", by, "t", level, withhold=withhold)


def ratio(
    records: Records,
    numerator: str,
    denominator: str,
    design: Design,
    *,
    by: Sequence[str] = (),
    domain: str | None = None,
    level: float = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the ratio of two totals, by group; a record needs both numbers."""
    drawn = _drawn(records, design, [numerator, denominator], by, domain)
    value, base = number(drawn.table, numerator), number(drawn.table, denominator)
    both = {"both": value.notnull().ifelse(base, nothing())}
    asked = [Quantity(value, "both", "mean")]
    found = estimates(drawn, asked, both, by, "t", level, withhold=withhold, squares=True)
    return _tidy(found, by, f"{numerator} and {denominator}")


def difference(
    records: Records,
    outcome: str,
    design: Design,
    *,
    between: str,
    groups: tuple[Any, Any],
    level: float = 0.95,
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
    drawn = _drawn(records, design, [outcome, between], (), None)
    value = number(drawn.table, outcome)
    people = value.notnull().ifelse(1.0, nothing())
    asked = [Quantity(value, "people", "mean"), Quantity(people, "people", "total")]
    found = estimates(drawn, asked, {"people": people}, [between], "t", level, withhold=False)
    means, sizes = (found[found["quantity"] == place].set_index(between) for place in (0, 1))
    absent = [name for name in groups if name not in means.index or not means["records"][name]]
    if absent:
        raise RecordsError(f"No record has {between} {', '.join(map(str, absent))}.")
    influence = nothing()
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
    known = {"influence": influence.notnull().ifelse(1.0, nothing())}
    found = estimates(drawn, asked, known, (), "t", level, withhold=False)
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


def _drawn(
    records: Records,
    design: Design,
    columns: Sequence[str],
    by: Sequence[str],
    domain: str | None,
) -> Sample:
    """Return the sample, its strata whole, its records those of the domain."""
    drawn = sample(records, design, [*columns, *by, *([domain] if domain else [])])
    if domain is None:
        return drawn
    inside = drawn.table.filter(number(drawn.table, domain) == 1)
    if not int(inside.count().to_pandas()):
        raise RecordsError(f"No record is in the domain {domain}.")
    return replace(drawn, table=inside)


def _one(
    drawn: Sample,
    outcome: str,
    kind: Kind,
    by: Sequence[str],
    interval: Interval,
    level: float,
    *,
    withhold: bool,
) -> pd.DataFrame:
    value = number(drawn.table, outcome)
    known = {"known": value.notnull().ifelse(1.0, nothing())}
    asked = [Quantity(value, "known", kind)]
    found = estimates(drawn, asked, known, by, interval, level, withhold=withhold, squares=True)
    return _tidy(found, by, outcome)


def _tidy(found: pd.DataFrame, by: Sequence[str], outcome: str) -> pd.DataFrame:
    if not found["records"].sum():
        count = int(found["missing"].sum())
        raise RecordsError(f"None of {count} record(s) has {outcome} and a weight above zero.")
    return found[[*by, *_COLUMNS]].reset_index(drop=True)
