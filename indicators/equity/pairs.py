"""Simple measures: two groups, or one group and the mean of all, compared."""

import numpy as np

from indicators.equity.groups import Groups, Row
from indicators.uncertainty import Z95


def pairs(groups: Groups) -> dict[str, Row]:
    """Return difference, ratio, population attributable risk and fraction.

    Difference and ratio put the better side first for a favourable indicator and the worse side
    first for an adverse one. A ratio to nought, or of negative estimates, is missing. Their
    intervals follow from the standard errors, the ratio's symmetric on the logarithmic scale.
    """
    return {"d": _difference(groups), "r": _ratio(groups), **_attributable(groups)}


def _sides(groups: Groups) -> tuple[int, int]:
    low, high = groups.ends
    return (high, low) if groups.favourable else (low, high)


def _difference(groups: Groups) -> Row:
    one, other = _sides(groups)
    found = float(groups.y[one] - groups.y[other])
    reach = float(Z95 * np.hypot(groups.se[one], groups.se[other]))
    return found, found - reach, found + reach


def _ratio(groups: Groups) -> Row:
    one, other = _sides(groups)
    above, below = float(groups.y[one]), float(groups.y[other])
    if above < 0 or below <= 0:
        return np.nan, np.nan, np.nan
    if above == 0:  # the logarithm of nought has no interval
        return 0.0, np.nan, np.nan
    reach = float(Z95 * np.hypot(groups.se[one] / above, groups.se[other] / below))
    return (
        above / below,
        above / below * float(np.exp(-reach)),
        above / below * float(np.exp(reach)),
    )


def _attributable(groups: Groups) -> dict[str, Row]:
    """Return how far the mean would move if every group were like the reference.

    The reference is the most advantaged group of an ordered dimension, else the best-performing.
    Nought where the mean is already better than the reference (HEAT).
    """
    reference = groups.ends[1]
    mean = groups.average
    risk = float(groups.y[reference] - mean)
    if (risk < 0) == groups.favourable and risk:
        return {"par": (0.0, np.nan, np.nan), "paf": (0.0 if mean else np.nan, np.nan, np.nan)}
    reach = Z95 * _walter(groups, reference)
    fraction = risk / mean if mean > 0 else np.nan
    low, high = fraction - reach, fraction + reach
    return {
        "par": (risk, float(low * mean), float(high * mean)),
        "paf": (100 * fraction, float(100 * low), float(100 * high)),
    }


def _walter(groups: Groups, reference: int) -> float:
    """Return the standard error of the attributable fraction, the people being a sample.

    S. D. Walter (1976), Biometrics 32: 829–849: the reference group against all others in a
    two-by-two table. HEAT prints the interval of the *percentage* with this error of the
    *fraction*, a hundred times too narrow: here both are on one scale.
    """
    if not groups.bounded or groups.scale is None or np.isnan(groups.se).any():
        return np.nan
    events = groups.population * groups.y / groups.scale
    c, unexposed = events[reference], groups.population[reference]
    a, everyone = events.sum() - c, groups.population.sum()
    b = everyone - unexposed - a
    below = (a + c) ** 3 * unexposed**3
    if below <= 0 or c <= 0:
        return np.nan
    above = c * everyone * (a * (unexposed - c) * (everyone - c) + b * c**2)
    return float(np.sqrt(above / below))
