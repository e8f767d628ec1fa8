"""Measures of a gradient over ordered groups: concentration indices and slope indices.

Their intervals are HEAT's: how far the groups lie from the fitted line, not the sampling error
of the groups (``d`` has that).
"""

import numpy as np

from indicators.equity.groups import Floats, Groups, Row
from indicators.uncertainty import Z95

_NONE: Row = (np.nan, np.nan, np.nan)


def gradient(groups: Groups) -> dict[str, Row]:
    """Return the measures that use every group's rank: the middle of its share of the people."""
    return {**straight(groups), **_slopes("logit", _logit(groups, _ranks(groups)), groups)}


def straight(groups: Groups) -> dict[str, Row]:
    """Return the measures of :func:`gradient` but those of the logistic line."""
    rank = _ranks(groups)
    return {**_concentration(groups, rank), **_slopes("linear", _linear(groups, rank), groups)}


def _ranks(groups: Groups) -> Floats:
    return np.asarray(groups.p.cumsum() - groups.p / 2, dtype=float)


def _concentration(groups: Groups, rank: Floats) -> dict[str, Row]:
    """Return absolute and relative index, and the two corrected for a bounded estimate.

    A. Wagstaff (2005), Health Economics 14: 429–432; G. Erreygers (2009), Journal of Health
    Economics 28: 504–515. Error: the convenient regression of Kakwani, Wagstaff, van Doorslaer
    (1997), Journal of Econometrics 77: 87–103, weighted by people.
    """
    p, y = groups.p, groups.y
    mean = groups.mean
    index = float(2 * p @ ((y - mean) * (rank - 0.5)))
    if np.isnan(groups.se).any():
        reach = np.nan
    else:
        design = _design(rank)
        outcome = 2 * float(p @ (rank - 0.5) ** 2) * y
        inverse = np.linalg.inv(design.T @ (design * p[:, None]))
        rest = outcome - design @ (inverse @ (design.T @ (p * outcome)))
        reach = Z95 * float(np.sqrt(inverse[1, 1] * (p @ rest**2) / (len(y) - 2)))
    absolute = (index, index - reach, index + reach)
    relative = _times(absolute, 1 / mean) if mean > 0 else _NONE
    within = groups.bounded and groups.scale is not None and 0 < mean < groups.scale
    top = groups.scale or np.nan
    return {
        "aci": absolute,
        "rci": relative,
        "rci_wagstaff": _times(relative, 1 / (1 - mean / top)) if within else _NONE,
        "rci_erreygers": _times(absolute, 4 / top) if groups.bounded else _NONE,
    }


def _times(row: Row, factor: float) -> Row:
    return row[0] * factor, row[1] * factor, row[2] * factor


def _design(rank: Floats) -> Floats:
    return np.column_stack([np.ones_like(rank), rank])


_Fit = tuple[Floats, Floats, Floats]  # fitted at rank 0 and 1; their gradients; covariance


def _slopes(name: str, fit: _Fit | None, groups: Groups) -> dict[str, Row]:
    """Return slope and relative index of inequality by a line: a straight or a logistic one.

    Weighted by people, errors robust to unequal scatter (HC1), the relative index's interval
    symmetric on the logarithmic scale. HEAT's logistic fit counts the people twice and rounds;
    the definition followed here differs from it by up to 2 %.
    """
    slope, ratio = _indices(fit, known=not np.isnan(groups.se).any())
    return {f"sii_{name}": slope, f"rii_{name}": ratio}


def _indices(fit: _Fit | None, *, known: bool) -> tuple[Row, Row]:
    if fit is None:
        return _NONE, _NONE
    (bottom, top), gradients, covariance = fit
    slope = gradients[1] - gradients[0]
    reach = Z95 * float(np.sqrt(slope @ covariance @ slope)) if known else np.nan
    absolute = (float(top - bottom), float(top - bottom) - reach, float(top - bottom) + reach)
    if not (bottom > 0 and top > 0):
        return absolute, _NONE
    logarithmic = gradients[1] / top - gradients[0] / bottom
    wide = Z95 * float(np.sqrt(logarithmic @ covariance @ logarithmic)) if known else np.nan
    ratio = float(top / bottom)
    return absolute, (ratio, ratio * float(np.exp(-wide)), ratio * float(np.exp(wide)))


def _linear(groups: Groups, rank: Floats) -> _Fit:
    """Return the straight line of least squares weighted by people."""
    p, design = groups.p, _design(rank)
    inverse = np.asarray(np.linalg.inv(design.T @ (design * p[:, None])), dtype=float)
    beta = inverse @ (design.T @ (p * groups.y))
    at_ends = np.array([[1.0, 0.0], [1.0, 1.0]])
    covariance = _robust(inverse, design, p * (groups.y - design @ beta))
    return at_ends @ beta, at_ends, covariance


def _logit(groups: Groups, rank: Floats) -> _Fit | None:
    """Return the logistic line by Newton's method; None where it has no maximum."""
    if not groups.bounded or groups.scale is None or not 0 < groups.mean < groups.scale:
        return None
    p, share, design = groups.p, groups.y / groups.scale, _design(rank)
    beta = np.zeros(2)
    for _ in range(100):
        fitted = 1 / (1 + np.exp(-design @ beta))
        curvature = design.T @ (design * (p * fitted * (1 - fitted))[:, None])
        if not np.linalg.cond(curvature) < 1e12:
            return None
        step = np.linalg.solve(curvature, design.T @ (p * (share - fitted)))
        beta += step
        if np.abs(step).max() < 1e-10:
            break
    else:
        return None
    at_ends = np.array([[1.0, 0.0], [1.0, 1.0]])
    ends = 1 / (1 + np.exp(-at_ends @ beta))
    inverse = np.asarray(np.linalg.inv(curvature), dtype=float)
    covariance = _robust(inverse, design, p * (share - fitted))
    gradients = groups.scale * at_ends * (ends * (1 - ends))[:, None]
    return groups.scale * ends, gradients, covariance


def _robust(inverse: Floats, design: Floats, scores: Floats) -> Floats:
    """Return the covariance of coefficients that is robust to unequal scatter (HC1)."""
    middle = design.T @ (design * (scores**2)[:, None])
    n, k = design.shape
    covariance: Floats = n / (n - k) * inverse @ middle @ inverse
    return covariance
