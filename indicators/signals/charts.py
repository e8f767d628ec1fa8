"""The two charts over time: what a change leaves behind adds up, what chance leaves cancels out.

J. M. Lucas (1985), Counted data CUSUM's, Technometrics 27: 129–144; S. W. Roberts (1959), Control
chart tests based on geometric moving averages, Technometrics 1: 239–250, with the limits of J. M.
Lucas and M. S. Saccucci (1990), Technometrics 32: 1–12.
"""

import numpy as np

from indicators.errors import UncertaintyError
from indicators.options import Share, checks
from indicators.uncertainty import Floats

WEIGHT = 0.4  # of the latest change: a leap of one year is not averaged away


@checks(UncertaintyError)
def cusum(counts: Floats, expected: Floats, change: float) -> Floats:
    """Return the cumulative sums of counts held against what is expected; shape as given.

    S of a period is that of the one before plus x·ln R − m·(R − 1), and never below zero: x the
    count, m what is expected, R the ratio that is to be noticed. It is Lucas's sum, x minus the
    reference value m·(R − 1)/ln R, times ln R, so that the expected count may differ from period to
    period.

    Parameters
    ----------
    counts, expected : array
        The last axis is time.
    change : float
        R: below 1 a fall is watched, above 1 a rise.

    Raises
    ------
    UncertaintyError
        If the change is not above zero, or is 1.

    Examples
    --------
    >>> cusum(np.array([10.0, 20.0, 20.0]), np.array([10.0, 10.0, 10.0]), 2.0).round(2).tolist()
    [0.0, 3.86, 7.73]
    """
    if change <= 0 or change == 1:
        raise UncertaintyError(f"A ratio to be noticed is above zero and not 1; it is {change}.")
    steps = counts * np.log(change) - expected * (change - 1)
    sums: Floats = np.zeros_like(steps)
    last = np.zeros(steps.shape[:-1])
    for time in range(steps.shape[-1]):
        last = np.maximum(0.0, last + steps[..., time])
        sums[..., time] = last
    return sums


@checks(UncertaintyError)
def ewma(changes: Floats, learnt: int, weight: Share = WEIGHT) -> Floats:
    """Return the moving average of what came after the first changes, in its standard errors.

    Parameters
    ----------
    changes : array
        The last axis is time.
    learnt : int
        How many of the first give the mean and the standard deviation of the others.
    weight : float
        Of the latest; the others have it times 1 − weight, and so on back.

    Returns
    -------
    array
        One shorter than given by ``learnt``. The standard error is that of as many changes as
        there are by then: √(weight/(2 − weight)·(1 − (1 − weight)^2t)).
    """
    first, later = changes[..., :learnt], changes[..., learnt:]
    spread = first.std(axis=-1, ddof=1, keepdims=True)
    if not np.all(spread > 0):
        raise UncertaintyError("The first changes of a series are all the same: it has no spread.")
    moved = (later - first.mean(axis=-1, keepdims=True)) / spread
    averages, last = np.zeros_like(moved), np.zeros(moved.shape[:-1])
    for time in range(moved.shape[-1]):
        last = weight * moved[..., time] + (1 - weight) * last
        averages[..., time] = last
    periods = np.arange(1, moved.shape[-1] + 1)
    error = np.sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * periods)))
    found: Floats = averages / error
    return found
