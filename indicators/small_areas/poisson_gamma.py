"""Rates from small counts, drawn towards the mean of all areas.

Clayton and Kaldor (1987), Biometrics 43, 671-681: the count of an area is Poisson about θ·E, with E
the count expected at the rate of all areas, and θ follows a gamma distribution with shape ν and
rate α. What is known of θ once the count is, is a gamma with ν + count and α + E.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaincinv

from indicators.errors import SmallAreaError
from indicators.uncertainty import Floats

_STEPS = 10_000
_SETTLED = 1e-13


@dataclass(frozen=True)
class PoissonGamma:
    """Relative rates of areas, 1 being the rate of all; arrays of shape (m,).

    Attributes
    ----------
    shape, rate : float
        ν and α of the gamma distribution of relative rates.
    estimate : array
        (count + ν) / (expected + α).
    error : array
        The standard deviation of what is known of it: √(count + ν) / (expected + α).
    lower, upper : array
        Quantiles of what is known of the relative rate; ν and α are taken as known, so that they
        are somewhat too narrow.
    weight : array
        The weight of the area's own rate, expected / (expected + α).
    """

    shape: float
    rate: float
    estimate: Floats
    error: Floats
    lower: Floats
    upper: Floats
    weight: Floats


def poisson_gamma(counts: Floats, expected: Floats, *, level: float = 0.95) -> PoissonGamma:
    """Return relative rates drawn towards their mean, by the paper's moment equations.

    ν/α is the mean of the estimates, ν/α² the sum of (1 + α/E)(estimate − mean)² over m − 1; both
    are solved in turns (equations 5 of the paper).

    Parameters
    ----------
    counts, expected : array of shape (m,)
        Events counted, and expected at the rate of all areas.

    Raises
    ------
    SmallAreaError
        If a count is below zero or an expected one not above it; if the counts vary no more than
        chance makes them: then areas have no rates of their own to estimate.
    """
    _check(counts, expected)
    shape, rate = _solved(counts, expected)
    own_shape, own_rate = counts + shape, expected + rate
    tail = (1 - level) / 2
    low, high = (gammaincinv(own_shape, at) / own_rate for at in (tail, 1 - tail))
    estimate = own_shape / own_rate
    error = np.sqrt(own_shape) / own_rate
    return PoissonGamma(shape, rate, estimate, error, low, high, expected / (expected + rate))


def _check(counts: Floats, expected: Floats) -> None:
    for place in np.flatnonzero(~(counts >= 0) | ~(expected > 0)):
        raise SmallAreaError(
            f"Area {place}, count {counts[place]:g} of {expected[place]:g} expected: a count is "
            "zero or more, what is expected is more than zero."
        )
    if len(counts) < 3:
        raise SmallAreaError(f"{len(counts)} area(s): a distribution of rates takes three or more.")


def _solved(counts: Floats, expected: Floats) -> tuple[float, float]:
    ratios = counts / expected
    mean, spread = float(ratios.mean()), float(ratios.var(ddof=1)) or 1.0
    rate = mean / spread
    shape = mean * rate
    for _ in range(_STEPS):
        estimate = (counts + shape) / (expected + rate)
        mean = float(estimate.mean())
        spread = float(((1 + rate / expected) * (estimate - mean) ** 2).sum() / (len(counts) - 1))
        if not spread > 0 or mean / spread > 1e9:
            break
        before, rate = rate, mean / spread
        shape = mean * rate
        if abs(rate - before) <= _SETTLED * rate:
            return shape, rate
    raise SmallAreaError(
        f"The counts of {len(counts)} areas vary no more than chance makes them: the rate of all "
        "stands for each."
    )
