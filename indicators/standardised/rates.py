"""Rates standardised by age: directly, as if all areas had one population; indirectly, as a ratio.

Direct: A. J. Dobson, K. Kuulasmaa, E. Eberle and J. Scherer (1991), Confidence intervals for
weighted sums of Poisson parameters, Statistics in Medicine 10: 457–462. Indirect: N. E. Breslow and
N. E. Day (1987), Statistical Methods in Cancer Research II, chapter 2.
"""

import numpy as np
import pandas as pd

from indicators.errors import UncertaintyError
from indicators.options import Level, Positive, checks, numbers
from indicators.uncertainty import Floats, counts

FEWEST = 10  # events, below which no directly standardised rate is given


@checks(UncertaintyError)
def standard_rate(
    ages: pd.DataFrame, *, per: Positive = 1000, confidence: Level = 0.95
) -> pd.Series:
    """Return the rate that a standard population would have at the rates of an area's ages.

    Parameters
    ----------
    ages : DataFrame
        One row an age: ``events``, ``population``, ``standard`` (the standard population).
    per : float
        1,000 or 100,000 persons.

    Returns
    -------
    Series
        ``events``, ``estimate``, ``lower_bound``, ``upper_bound``, per ``per``. Of fewer than ten
        events there is no estimate: Dobson's interval is then not close enough.

    Raises
    ------
    UncertaintyError
        If a count is negative or missing, or a population is not above zero.
    """
    x, n, weight = _ages(ages, "events", "population", "standard")
    share = weight / weight.sum()
    rate = float((share * x / n).sum())
    spread = float((share**2 * x / n**2).sum())
    total = float(x.sum())
    if total < FEWEST:
        return _told(total, np.nan, np.nan, np.nan)
    ends = (rate + np.sqrt(spread / total) * (end - total) for end in _interval(total, confidence))
    return _told(total, *(per * value for value in (rate, *ends)))


@checks(UncertaintyError)
def against_reference(ages: pd.DataFrame, *, confidence: Level = 0.95) -> pd.Series:
    """Return an area's events over those expected at a reference population's rates (SMR, SIR).

    Parameters
    ----------
    ages : DataFrame
        One row an age: ``events``, ``population``; ``reference_events``,
        ``reference_population``.

    Returns
    -------
    Series
        ``events``, ``expected``, ``estimate`` (their ratio), ``lower_bound``, ``upper_bound``: the
        events' interval over what is expected, exact below ten events, Byar's from ten on.

    Raises
    ------
    UncertaintyError
        As of ``standard_rate``; or if nothing is expected.
    """
    x, n = _ages(ages, "events", "population")
    events, people = _ages(ages, "reference_events", "reference_population")
    expected, total = float((n * events / people).sum()), float(x.sum())
    if expected <= 0:
        raise UncertaintyError("The reference has no events: nothing is expected of the area.")
    ratio = (total / expected, *(end / expected for end in _interval(total, confidence)))
    return pd.concat([pd.Series({"expected": expected}), _told(total, *ratio)])


def _interval(events: float, confidence: float) -> tuple[float, float]:
    found = counts(pd.DataFrame({"events": [events]}), confidence=confidence).iloc[0]
    return float(found["lower_bound"]), float(found["upper_bound"])


def _ages(ages: pd.DataFrame, events: str, *people: str) -> tuple[Floats, ...]:
    """Return columns as numbers, once counts are known and populations above zero."""
    columns = {}
    for name in (events, *people):
        if name not in ages:
            raise UncertaintyError(f"The ages have no column {name}.")
        columns[name] = np.asarray(numbers(ages[name], name, UncertaintyError), dtype=np.float64)
        wrong = ~(columns[name] >= 0) if name == events else ~(columns[name] > 0)
        if wrong.any():
            least = "below zero" if name == events else "not above zero"
            reason = f"{name} is missing or {least}"
            raise UncertaintyError(f"In {int(wrong.sum())} of {len(ages)} age(s) {reason}.")
    return tuple(columns.values())


def _told(events: float, estimate: float, lower: float, upper: float) -> "pd.Series[float]":
    names = ("events", "estimate", "lower_bound", "upper_bound")
    return pd.Series(dict(zip(names, (events, estimate, lower, upper), strict=True)))
