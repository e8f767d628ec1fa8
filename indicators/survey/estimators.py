"""Proportions, means, ratios and totals of a sample survey, with standard errors and intervals.

Verified against R's package survey 4.1 (T. Lumley): see tests/indicators/test_survey.py.
"""

from collections.abc import Sequence

import pandas as pd

from indicators.errors import RecordsError
from indicators.options import Level, checks
from indicators.records import Records, number_of, unknown_number
from indicators.survey.design import Design, Sample, within
from indicators.survey.estimates import estimates
from indicators.survey.intervals import Interval
from indicators.survey.moments import Kind, Quantity

__all__ = ["Design", "mean", "proportion", "ratio", "total"]

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


@checks(RecordsError)
def proportion(
    records: Records,
    outcome: str,
    design: Design,
    *,
    by: Sequence[str] = (),
    domain: str | None = None,
    interval: Interval = "logit",
    level: Level = 0.95,
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
        As :func:`indicators.survey.design.sample`; or if the outcome holds anything but 0 and 1,
        is missing in every record, or no record is in the domain.

    Examples
    --------
    >>> children = pd.DataFrame({"w": [1.0] * 40, "poor": [1, 0, 0, 0] * 10})
    >>> found = proportion(children, "poor", Design("w"), withhold=False)
    >>> found[["estimate", "records", "obs_status"]].values.tolist()
    [[0.25, 40, 'U']]
    """
    drawn = within(records, design, [outcome], by, domain, binary=[outcome])
    return _one(drawn, outcome, "proportion", by, interval, level, withhold=withhold)


@checks(RecordsError)
def mean(
    records: Records,
    outcome: str,
    design: Design,
    *,
    by: Sequence[str] = (),
    domain: str | None = None,
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the mean of a number, by group: columns, groups and errors as of a proportion."""
    drawn = within(records, design, [outcome], by, domain)
    return _one(drawn, outcome, "mean", by, "t", level, withhold=withhold)


@checks(RecordsError)
def total(
    records: Records,
    outcome: str,
    design: Design,
    *,
    by: Sequence[str] = (),
    domain: str | None = None,
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the total of a number over the persons that the records stand for, by group."""
    drawn = within(records, design, [outcome], by, domain)
    return _one(drawn, outcome, "total", by, "t", level, withhold=withhold)


@checks(RecordsError)
def ratio(
    records: Records,
    numerator: str,
    denominator: str,
    design: Design,
    *,
    by: Sequence[str] = (),
    domain: str | None = None,
    level: Level = 0.95,
    withhold: bool = True,
) -> pd.DataFrame:
    """Return the ratio of two totals, by group; a record needs both numbers."""
    drawn = within(records, design, [numerator, denominator], by, domain)
    value, base = number_of(drawn.table, numerator), number_of(drawn.table, denominator)
    both = {"both": value.notnull().ifelse(base, unknown_number())}
    asked = [Quantity(value, "both", "mean")]
    both_named = f"{numerator} and {denominator}"
    found = estimates(
        drawn, asked, both, by, "t", level, needed=both_named, withhold=withhold, squares=True
    )
    return found[[*by, *_COLUMNS]]


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
    value = number_of(drawn.table, outcome)
    known = {"known": value.notnull().ifelse(1.0, unknown_number())}
    asked = [Quantity(value, "known", kind)]
    found = estimates(
        drawn, asked, known, by, interval, level, needed=outcome, withhold=withhold, squares=True
    )
    return found[[*by, *_COLUMNS]]
