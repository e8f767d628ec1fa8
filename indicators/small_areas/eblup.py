"""What a fitted model says of each area, with its mean squared error."""

from dataclasses import dataclass

import numpy as np

from indicators.small_areas.reml import FayHerriot
from indicators.uncertainty import Floats


@dataclass(frozen=True)
class Eblup:
    """The empirical best linear unbiased prediction of each area; arrays of shape (..., m).

    Attributes
    ----------
    estimate : array
        γ · direct + (1 − γ) · synthetic, on the scale of the model.
    synthetic : array
        What the covariates alone say: xβ.
    gamma : array
        The weight of the direct estimate, σ²/(σ² + ψ); 0 for an area without a sample.
    leading, coefficients, between : array
        The parts of the mean squared error: of the prediction, g1 = γψ; of estimating β, g2; of
        estimating σ², g3.
    """

    estimate: Floats
    synthetic: Floats
    gamma: Floats
    leading: Floats
    coefficients: Floats
    between: Floats

    @property
    def mse(self) -> Floats:
        """The mean squared error of Prasad and Rao: g1 + g2 + 2·g3."""
        return self.leading + self.coefficients + 2 * self.between


def eblup(fitted: FayHerriot, direct: Floats, variance: Floats, design: Floats) -> Eblup:
    """Return the prediction of each area.

    Prasad and Rao (1990), JASA 85, 163-171; for REML: Datta and Lahiri (2000), Statistica Sinica
    10, 613-627. An area without a sample has an infinite variance: its prediction is synthetic, its
    mean squared error σ² and that of xβ. The parts g2 and g3 come on top of g1, which never
    exceeds the sampling variance: an area whose own sample is nearly enough can end above it.

    Parameters
    ----------
    direct : array of shape (..., m)
    variance : array of shape (m,)
    design : array of shape (m, p)

    Examples
    --------
    >>> direct, variance, ones = np.array([1.0, 2, 3, 8]), np.full(4, 0.5), np.ones((4, 1))
    >>> from indicators.small_areas.reml import fay_herriot
    >>> told = eblup(fay_herriot(direct, variance, ones), direct, variance, ones)
    >>> told.gamma.round(4).tolist(), told.estimate.round(4).tolist()
    ([0.9483, 0.9483, 0.9483, 0.9483], [1.1293, 2.0776, 3.0259, 7.7672])
    """
    total = fitted.between[..., None] + variance
    gamma = fitted.between[..., None] / total
    synthetic = np.einsum("ij,...j->...i", design, fitted.coefficients)
    spread = np.einsum("ij,...jk,ik->...i", design, fitted.covariance, design, optimize=True)
    unsure = 2 / (total**-2).sum(-1)[..., None]  # the asymptotic variance of σ² by REML
    return Eblup(
        estimate=gamma * direct + (1 - gamma) * synthetic,
        synthetic=synthetic,
        gamma=gamma,
        leading=fitted.between[..., None] * (1 - gamma),
        coefficients=(1 - gamma) ** 2 * spread,
        between=(1 - gamma) ** 2 * unsure / total,
    )
