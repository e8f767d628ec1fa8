"""Measures of how far groups lie apart that need no order among them."""

from collections.abc import Callable, Mapping

import numpy as np

from indicators.equity.groups import Floats, Groups, Row
from indicators.errors import EquityInputError
from indicators.uncertainty import Z95

DRAWS = 1000
_SEED = 20231120

_Of = Callable[[Floats], Floats]


def spread(groups: Groups, reference: str | None, draws: int) -> dict[str, Row]:
    """Return variance, entropy, and mean differences from mean, best group and reference.

    Intervals: of the variance and the entropy measures by the delta method from the standard
    errors of the groups; of mean differences and the index of disparity by simulation with a
    fixed seed, as in HEAT. HEAT gives none of the standard deviation and the variation.
    """
    return {
        **_variance(groups),
        **_entropy(groups),
        **_simulated(groups, _mean_differences(groups, reference), draws),
    }


def _variance(groups: Groups) -> dict[str, Row]:
    """Return between-group variance, standard deviation and coefficient of variation.

    The variance of the variance keeps the second-order term (J. Ahn et al.,
    JCO Clinical Cancer Informatics 2018; 2: 1–19).
    """
    p, y, square, mean = groups.p, groups.y, groups.se**2, groups.mean
    value = float(p @ (y - mean) ** 2)
    first = 4 * p**2 @ ((y - mean) ** 2 * square)
    second = (p**2 - 2 * p**3) @ square**2 + (p**2 @ square) ** 2
    relative = 100 * value**0.5 / mean if mean > 0 else np.nan
    return {
        "bgv": _around(value, float(np.sqrt(first + 2 * second))),
        "bgsd": (value**0.5, np.nan, np.nan),
        "covar": (relative, np.nan, np.nan),
    }


def _entropy(groups: Groups) -> dict[str, Row]:
    """Return mean log deviation and Theil's index, both times 1,000; missing unless all y > 0."""
    if not (groups.y > 0).all():
        return dict.fromkeys(("mld", "ti"), (np.nan, np.nan, np.nan))
    p, y, mean = groups.p, groups.y, groups.mean
    ratio = y / mean
    theil = float(p @ (ratio * np.log(ratio)))
    of_mld = p * (1 / mean - 1 / y)
    of_theil = p / mean * (np.log(ratio) - theil)
    return {
        "mld": _around(1000 * float(p @ -np.log(ratio)), 1000 * _delta(of_mld, groups.se)),
        "ti": _around(1000 * theil, 1000 * _delta(of_theil, groups.se)),
    }


def _delta(slopes: Floats, errors: Floats) -> float:
    return float(np.sqrt(np.sum((slopes * errors) ** 2)))


def _around(value: float, error: float) -> Row:
    return value, value - Z95 * error, value + Z95 * error


def _mean_differences(groups: Groups, reference: str | None) -> Mapping[str, _Of]:
    """Return each measure as a function of estimates, groups along the last axis."""
    p, goodness = groups.p, np.max if groups.favourable else np.min
    own = None if reference is None else _place(groups, reference)

    def mean(y: Floats) -> Floats:
        return (y @ p)[..., None]

    def best(y: Floats) -> Floats:
        return np.asarray(goodness(y, axis=-1, keepdims=True), dtype=float)

    def weighted(y: Floats, point: Floats) -> Floats:
        return np.asarray(np.abs(y - point) @ p, dtype=float)

    def plain(y: Floats, point: Floats) -> Floats:
        return np.asarray(np.abs(y - point).mean(axis=-1), dtype=float)

    found: dict[str, _Of] = {
        "mdmw": lambda y: weighted(y, mean(y)),
        "mdmu": lambda y: plain(y, mean(y)),
        "mdbw": lambda y: weighted(y, best(y)),
        "mdbu": lambda y: plain(y, best(y)),
        "idisw": lambda y: _percentage(weighted(y, mean(y)), mean(y)),
        "idisu": lambda y: _percentage(plain(y, mean(y)), mean(y)),
    }
    if own is not None:
        found["mdrw"] = lambda y: weighted(y, y[..., own, None])
        found["mdru"] = lambda y: plain(y, y[..., own, None])
    return found


def _percentage(distance: Floats, mean: Floats) -> Floats:
    middle = mean[..., 0]
    share = 100 * distance / np.where(middle > 0, middle, np.nan)
    return np.asarray(share, dtype=float)


def _place(groups: Groups, reference: str) -> int:
    if reference not in groups.names:
        raise EquityInputError(f"The reference {reference!r} is not one of the groups.")
    return groups.names.index(reference)


def _simulated(groups: Groups, of: Mapping[str, _Of], draws: int) -> dict[str, Row]:
    """Return each measure with the middle 95 % of its values over normal draws of the estimates.

    A distance cannot be negative: between groups that are alike the draws lie above the estimate.
    """
    if np.isnan(groups.se).any():
        return {name: (float(function(groups.y)), np.nan, np.nan) for name, function in of.items()}
    random = np.random.default_rng(_SEED)
    drawn = random.normal(groups.y, groups.se, (draws, len(groups.y)))
    if groups.bounded:
        drawn = drawn.clip(0, groups.scale)
    bounds = {name: np.percentile(function(drawn), [2.5, 97.5]) for name, function in of.items()}
    return {
        name: (float(function(groups.y)), float(bounds[name][0]), float(bounds[name][1]))
        for name, function in of.items()
    }
