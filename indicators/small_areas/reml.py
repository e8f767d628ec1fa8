"""The model of Fay and Herriot, fitted by restricted maximum likelihood.

A direct estimate is what the covariates say of the area, a deviation of its own with variance σ²
between areas, and the sampling error with its known variance ψ: d = xβ + u + e.

Fay and Herriot (1979), JASA 74, 269-277; Rao and Molina (2015), Small Area Estimation, 2nd ed.,
sections 5.2 and 6.1. Everything is written for many sets of direct estimates at once (the leading
axes), as a simulation needs it.
"""

from dataclasses import dataclass

import numpy as np

from indicators.errors import SmallAreaError
from indicators.uncertainty import Floats

_STEPS = 500
_SETTLED = 1e-12  # of the median sampling variance
_WHOLE = 50  # steps that are taken whole; later ones by half, as some fits go to and fro


@dataclass(frozen=True)
class FayHerriot:
    """A fitted model, or many.

    Attributes
    ----------
    between : array of shape (...,)
        σ², the variance between areas that the covariates do not explain; never below zero.
    coefficients : array of shape (..., p)
    covariance : array of shape (..., p, p)
        Of the coefficients.
    """

    between: Floats
    coefficients: Floats
    covariance: Floats


def fay_herriot(direct: Floats, variance: Floats, design: Floats) -> FayHerriot:
    """Return the model fitted by Fisher scoring of the restricted likelihood.

    Parameters
    ----------
    direct : array of shape (..., m)
        Direct estimates; whatever stands where the variance is infinite is not used.
    variance : array of shape (m,)
        Sampling variances; infinite for an area without a sample.
    design : array of shape (m, p)

    Raises
    ------
    SmallAreaError
        If the variance between areas does not settle.
    """
    scale = float(np.median(variance[np.isfinite(variance)]))
    between = np.full(direct.shape[:-1], scale)
    for count in range(_STEPS):
        part = 1.0 if count < _WHOLE else 0.5
        step = np.maximum(between + part * _step(direct, variance, design, between), 0.0)
        settled = np.abs(step - between) <= _SETTLED * (scale + step)
        between = step
        if np.all(settled):
            return _fitted(direct, variance, design, between)
    raise SmallAreaError(
        f"The variance between areas did not settle in {_STEPS} steps: "
        f"{int(np.sum(~settled))} of {settled.size} fit(s)."
    )


def _fitted(direct: Floats, variance: Floats, design: Floats, between: Floats) -> FayHerriot:
    weight = 1 / (between[..., None] + variance)
    covariance: Floats = np.asarray(np.linalg.inv(_squares(weight, design)), np.float64)
    sums = np.einsum("...i,ij->...j", weight * direct, design)
    return FayHerriot(between, np.einsum("...jk,...k->...j", covariance, sums), covariance)


def _step(direct: Floats, variance: Floats, design: Floats, between: Floats) -> Floats:
    """Return score over information: with P = V⁻¹ − V⁻¹XQX'V⁻¹, (d'P²d − tr P) / tr P²."""
    weight = 1 / (between[..., None] + variance)
    fitted = _fitted(direct, variance, design, between)
    left = weight * (direct - np.einsum("ij,...j->...i", design, fitted.coefficients))
    second = fitted.covariance @ _squares(weight**2, design)
    third = fitted.covariance @ _squares(weight**3, design)
    trace = weight.sum(-1) - _trace(second)
    squared = (weight**2).sum(-1) - 2 * _trace(third) + _trace(second @ second)
    found: Floats = ((left**2).sum(-1) - trace) / squared
    return found


def _squares(weight: Floats, design: Floats) -> Floats:
    """Return X'WX; shape (..., p, p)."""
    found: Floats = np.einsum("...i,ij,ik->...jk", weight, design, design, optimize=True)
    return found


def _trace(matrix: Floats) -> Floats:
    found: Floats = np.trace(matrix, axis1=-2, axis2=-1)
    return found
