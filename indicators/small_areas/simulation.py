"""How far estimates would be off, were the model true: the whole way repeated many times."""

from dataclasses import dataclass

import numpy as np

from indicators.small_areas.areas import SmallAreas
from indicators.small_areas.scales import SHARE_SCALES, ShareScaleName
from indicators.small_areas.shares import Benchmark, ModelledShares, modelled_shares
from indicators.uncertainty import Z95, Floats


@dataclass(frozen=True)
class Simulated:
    """What a simulation found of each area.

    Attributes
    ----------
    mse : array of shape (m,)
        Mean squared error of the share, benchmarking and the way back to shares included.
    held : array of shape (m,)
        In what share of the draws the interval held the true share.
    pivots : array of shape (draws, m)
        How many root mean squared errors the truth was away, on the scale of the model.
    """

    mse: Floats
    held: Floats
    pivots: Floats


def simulated(
    areas: SmallAreas,
    found: ModelledShares,
    scale: ShareScaleName,
    benchmark: Benchmark,
    *,
    reach: Floats | float = Z95,
    draws: int,
    seed: int,
) -> Simulated:
    """Return errors, and how often intervals hold the truth, by parametric bootstrap.

    Butar and Lahiri (2003), Journal of Statistical Planning and Inference 112, 63-76. In each draw
    true values come from the fitted model, direct estimates from them and the sampling variances,
    published figures of regions from those direct estimates; then all is estimated anew.

    Parameters
    ----------
    draws : int
        How many; the same ``seed`` gives the same result.
    """
    random = np.random.Generator(np.random.PCG64(seed))
    noise = random.standard_normal((2, draws, len(areas.codes)))
    true = found.told.synthetic + np.sqrt(found.fitted.between) * noise[0]
    error = np.where(areas.is_sampled, np.sqrt(areas.variance), 0.0)
    direct, own = true + error * noise[1], SHARE_SCALES[scale]
    share = own.back(true)
    targets = benchmark.means(np.where(areas.is_sampled, own.back(direct), share))
    again = modelled_shares(areas, scale, benchmark, reach=reach, direct=direct, targets=targets)
    held = (again.lower <= share) & (share <= again.upper)
    away = own.forward(np.clip(again.estimate, *own.ends)) - own.forward(np.clip(share, *own.ends))
    mse = ((again.estimate - share) ** 2).mean(0)
    return Simulated(mse, held.mean(0), np.abs(away) / np.sqrt(again.told.mse))


def reaches(pivots: Floats, level: float = 0.95) -> Floats:
    """Return how many root mean squared errors hold the truth in a share of the draws; shape (m,).

    Chatterjee, Lahiri and Li (2008), Annals of Statistics 36, 1221-1245: intervals calibrated by
    parametric bootstrap.
    """
    found: Floats = np.quantile(pivots, level, axis=0)
    return found


def calibrated_shares(
    areas: SmallAreas, scale: ShareScaleName, benchmark: Benchmark, *, draws: int, seed: int
) -> tuple[ModelledShares, Simulated]:
    """Return shares whose intervals a first simulation made wide enough, and a second one tried."""
    first = modelled_shares(areas, scale, benchmark)
    reach = reaches(simulated(areas, first, scale, benchmark, draws=draws, seed=seed).pivots)
    found = modelled_shares(areas, scale, benchmark, reach=reach)
    options = {"draws": draws, "seed": seed + 1}
    return found, simulated(areas, found, scale, benchmark, reach=reach, **options)
