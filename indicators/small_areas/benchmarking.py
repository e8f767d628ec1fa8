"""Estimates of areas that add up to a figure which is published of the whole."""

import numpy as np
from numpy.typing import NDArray

from indicators.errors import SmallAreaError
from indicators.small_areas.areas import SmallAreas
from indicators.small_areas.reml import FayHerriot
from indicators.uncertainty import Floats


def benchmark_ratios(
    estimates: Floats, weights: Floats, groups: NDArray[np.intp], targets: Floats
) -> Floats:
    """Return what each area's estimate is multiplied by, so that its region's figure is met.

    Parameters
    ----------
    estimates : array of shape (..., m)
    weights : array of shape (m,)
        Persons of each area.
    groups : array of shape (m,)
        The place of each area's region among the targets.
    targets : array of shape (..., G)
        The published figure of each region: the mean of its areas by their weights.

    Returns
    -------
    array of shape (..., m)

    Raises
    ------
    SmallAreaError
        If the estimates of a region are all zero while its figure is not.
    """
    member = np.eye(targets.shape[-1])[groups] * weights[:, None]
    made = (estimates @ member) / member.sum(0)
    if np.any((made <= 0) & (targets > 0)):
        wrong = np.argwhere((made <= 0) & (targets > 0))[0][-1]
        raise SmallAreaError(f"Region {wrong}, estimate: zero in all areas; the target is not.")
    ratio = np.divide(targets, made, out=np.ones_like(made), where=made > 0)
    return np.asarray(ratio[..., groups])


def you_rao(fitted: FayHerriot, areas: SmallAreas, weights: Floats) -> Floats:
    """Return predictions that meet the weighted sum of the direct estimates by themselves.

    The coefficients are estimated with w(1 − γ) in place of 1/(σ² + ψ): Σ w·prediction is then
    Σ w·direct over the areas with a sample, without any ratio. You and Rao (2002), Canadian Journal
    of Statistics 30, 431-439; for areas: You, Rao and Hidiroglou (2013), Survey Methodology 39,
    217-229. It holds on the scale of the model, so that shares take the linear one.

    Parameters
    ----------
    weights : array of shape (m,)

    Returns
    -------
    array of shape (m,)
    """
    gamma = fitted.between / (fitted.between + areas.variance)
    own = np.where(areas.is_sampled, weights * (1 - gamma), 0.0)
    squares = areas.design.T @ (own[:, None] * areas.design)
    coefficients = np.linalg.solve(squares, areas.design.T @ (own * areas.direct))
    found: Floats = gamma * areas.direct + (1 - gamma) * (areas.design @ coefficients)
    return found
