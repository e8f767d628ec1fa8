"""Sampling variances made steady: a district's own variance, from a few clusters, is mostly noise.

A generalised variance function (Wolter 2007, Introduction to Variance Estimation, 2nd ed., ch. 7)
of one parameter: the variance of a share is d·p(1 − p)/n with one design effect d for all areas,
and p the share of the region, not of the area: else an area that came out low by chance would
also seem sure.
"""

import numpy as np

from indicators.errors import SmallAreaError
from indicators.uncertainty import Floats


def common_design_effect(variance: Floats, share: Floats, records: Floats) -> float:
    """Return one design effect for all areas: Σ variances over Σ p(1 − p)/n.

    Parameters
    ----------
    variance : array of shape (m,)
        Variances by the design of the survey, of shares of 1.
    share : array of shape (m,)
        The share expected of each area: that of its region.
    records : array of shape (m,)
        Persons asked.

    Raises
    ------
    SmallAreaError
        If no variance is above zero, or every share is 0 or 1.

    Examples
    --------
    >>> common_design_effect(np.array([0.005]), np.array([0.5]), np.array([100.0]))
    2.0
    """
    simple = share * (1 - share) / records
    if not np.any(variance > 0) or not np.any(simple > 0):
        raise SmallAreaError(f"None of {len(variance)} area(s) has a variance above zero.")
    return float(variance.sum() / simple.sum())


def smoothed_variance(effect: float, share: Floats, records: Floats) -> Floats:
    """Return the variance of each area's share by a common design effect; shape (m,)."""
    found: Floats = effect * share * (1 - share) / records
    return found
