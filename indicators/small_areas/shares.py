"""From direct estimates of shares to shares that add up to published ones, and their intervals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.errors import SmallAreaError
from indicators.small_areas.areas import SmallAreas
from indicators.small_areas.benchmarking import benchmark_ratios
from indicators.small_areas.eblup import Eblup, eblup
from indicators.small_areas.reml import FayHerriot, fay_herriot
from indicators.small_areas.scales import SHARE_SCALES, ShareScaleName
from indicators.uncertainty import Z95, Floats


@dataclass(frozen=True)
class Benchmark:
    """The published figures that areas have to add up to.

    Attributes
    ----------
    weights : array of shape (m,)
        Persons of each area.
    groups : array of shape (m,)
        The place of each area's region among the targets.
    targets : array of shape (G,)
        The share that is published of each region.
    """

    weights: Floats
    groups: NDArray[np.intp]
    targets: Floats

    def means(self, shares: Floats) -> Floats:
        """Return the shares of the regions that shares of areas make; shape (..., G)."""
        member = np.eye(len(self.targets))[self.groups] * self.weights[:, None]
        found: Floats = (shares @ member) / member.sum(0)
        return found


@dataclass(frozen=True)
class ModelledShares:
    """Shares of areas; arrays of shape (..., m).

    Attributes
    ----------
    estimate, lower, upper : array
        Shares of 1 that add up to the published ones, with their interval.
    fitted, told : FayHerriot, Eblup
        The model, and its predictions on its own scale.
    """

    estimate: Floats
    lower: Floats
    upper: Floats
    fitted: FayHerriot
    told: Eblup


def modelled_shares(
    areas: SmallAreas,
    scale: ShareScaleName,
    benchmark: Benchmark,
    *,
    reach: Floats | float = Z95,
    direct: Floats | None = None,
    targets: Floats | None = None,
) -> ModelledShares:
    """Return the share of each area: predicted, brought back to shares, made to add up.

    Parameters
    ----------
    areas : SmallAreas
        On the scale named.
    reach : float or array of shape (m,)
        How many root mean squared errors an interval reaches to each side, on that scale
        (``simulation.reaches``: benchmarking adds an error that the model knows nothing of).
    direct : array of shape (..., m), optional
        Other direct estimates of the same areas (a simulation); and ``targets``, shape (..., G).

    Raises
    ------
    SmallAreaError
        If the model does not settle, or no ratio meets a published figure within 0 and 1.
    """
    own = SHARE_SCALES[scale]
    given = areas.direct if direct is None else direct
    fitted = fay_herriot(given, areas.variance, areas.design)
    told = eblup(fitted, given, areas.variance, areas.design)
    shares = own.mean(told.estimate, told.leading)
    wanted = benchmark.targets if targets is None else targets
    shares = shares * benchmark_ratios(shares, benchmark.weights, benchmark.groups, wanted)
    if direct is None:
        _check_shares(shares, areas)
    middle, half = own.forward(np.clip(shares, *own.ends)), reach * np.sqrt(told.mse)
    return ModelledShares(shares, own.back(middle - half), own.back(middle + half), fitted, told)


def _check_shares(shares: Floats, areas: SmallAreas) -> None:
    for place in np.flatnonzero((shares < 0) | (shares > 1)):
        raise SmallAreaError(
            f"{areas.codes[place]}, estimate: {shares[place]:.3f} once its region's figure is met; "
            "a share lies between 0 and 1."
        )
