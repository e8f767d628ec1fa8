"""Scales on which a share is modelled, and the way back to a share.

Near 0 and 1 the error of a share depends on the share, and a prediction may leave the range. On
the arcsine scale, y = arcsin √p, the error depends on the sample alone; on the logit scale,
y = log(p / (1 − p)), no prediction leaves the range. The way back is the mean of the shares that
the prediction leaves open, with y normal about the prediction: for the arcsine in closed form
(Hadam, Würz and Kreutzmann 2020, FU Berlin discussion paper 2020/14), for the logit by
Gauss-Hermite quadrature. The ends of an interval go back as they are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from scipy.special import expit

from indicators.uncertainty import Floats

ShareScaleName: TypeAlias = Literal["linear", "logit", "arcsine"]
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(30)


@dataclass(frozen=True)
class ShareScale:
    """One scale.

    Attributes
    ----------
    forward : callable
        From shares of 1 to the scale.
    slope : callable
        Its derivative at a share: a variance of shares times its square is one of the scale.
    back : callable
        From the scale to shares.
    mean : callable
        From a prediction and its variance to the mean of the shares it leaves open.
    ends : tuple of float
        Between which shares the scale is defined.
    """

    forward: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    back: Callable[[Floats], Floats]
    mean: Callable[[Floats, Floats], Floats]
    ends: tuple[float, float]


def _sine(y: Floats) -> Floats:
    found: Floats = np.sin(np.clip(y, 0.0, np.pi / 2)) ** 2
    return found


def _mean_sine(y: Floats, variance: Floats) -> Floats:
    found: Floats = (1 - np.exp(-2 * variance) * np.cos(2 * y)) / 2
    return found


def _mean_logit(y: Floats, variance: Floats) -> Floats:
    spread = np.sqrt(variance)[..., None] * _NODES
    found: Floats = expit(y[..., None] + spread) @ _WEIGHTS / _WEIGHTS.sum()
    return found


SHARE_SCALES: Mapping[ShareScaleName, ShareScale] = {
    "linear": ShareScale(lambda p: p, np.ones_like, lambda y: y, lambda y, _: y, (-np.inf, np.inf)),
    "logit": ShareScale(
        lambda p: np.log(p / (1 - p)),
        lambda p: 1 / (p * (1 - p)),
        expit,
        _mean_logit,
        (1e-9, 1 - 1e-9),
    ),
    "arcsine": ShareScale(
        lambda p: np.arcsin(np.sqrt(p)),
        lambda p: 0.5 / np.sqrt(p * (1 - p)),
        _sine,
        _mean_sine,
        (0.0, 1.0),
    ),
}
