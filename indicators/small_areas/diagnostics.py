"""Whether estimates of areas may be believed: held against what the survey says by itself.

Brown, Chambers, Heady and Heasman (2001), Evaluation of small area estimation methods, Proceedings
of Statistics Canada Symposium 2001: bias scatter, goodness of fit, coverage. Beside these: a region
left out, and how much is gained over the direct estimates.
"""

import numpy as np
from scipy.special import chdtrc

from indicators.small_areas.areas import SmallAreas
from indicators.small_areas.reml import fay_herriot
from indicators.small_areas.scales import SHARE_SCALES, ShareScaleName
from indicators.small_areas.shares import Benchmark, ModelledShares
from indicators.small_areas.simulation import Simulated
from indicators.uncertainty import Floats, normal_quantile


def left_out_predictions(areas: SmallAreas, groups: np.ndarray) -> tuple[Floats, Floats]:
    """Return what the covariates say of each area where its whole region had no sample.

    Returns
    -------
    tuple of arrays of shape (m,)
        The prediction on the scale of the model, and its σ².
    """
    predicted, between = np.empty(len(areas.codes)), np.empty(len(areas.codes))
    for group in np.unique(groups):
        own = groups == group
        rest = areas.without([code for code, gone in zip(areas.codes, own, strict=True) if gone])
        fitted = fay_herriot(rest.direct, rest.variance, rest.design)
        predicted[own] = rest.design[own] @ fitted.coefficients
        between[own] = fitted.between
    return predicted, between


def left_out_errors(
    areas: SmallAreas, scale: ShareScaleName, benchmark: Benchmark
) -> tuple[Floats, Floats]:
    """Return what a model without it says of each region, and how that is off; shape (G,).

    Returns
    -------
    tuple of arrays of shape (G,)
        The share predicted of each region, and the share that the other regions have together:
        what one would say of it without any model.
    """
    predicted = benchmark.means(
        SHARE_SCALES[scale].mean(*left_out_predictions(areas, benchmark.groups))
    )
    people = np.bincount(benchmark.groups, benchmark.weights)
    total = (people * benchmark.targets).sum() - people * benchmark.targets
    return predicted, total / (people.sum() - people)


def bias_scatter(direct: Floats, predicted: Floats, variance: Floats) -> tuple[float, float, float]:
    """Return intercept and slope of direct estimates on predictions, and whether they are 0 and 1.

    The predictions must not have seen the direct estimates (``left_out_predictions``): a prediction
    that was drawn towards its own direct estimate scatters less than it, whatever is true.

    Parameters
    ----------
    variance : array of shape (m,)
        Of the difference of the two: σ² + ψ.

    Returns
    -------
    tuple of float
        Intercept, slope, and the chance of being so far from 0 and 1, were these true (Wald).
    """
    design = np.column_stack([np.ones_like(predicted), predicted])
    covariance = np.linalg.inv(design.T @ (design / variance[:, None]))
    line = covariance @ (design.T @ (direct / variance))
    off = line - np.array([0.0, 1.0])
    return float(line[0]), float(line[1]), float(chdtrc(2, off @ np.linalg.solve(covariance, off)))


def goodness_of_fit(direct: Floats, variance: Floats, estimate: Floats, mse: Floats) -> float:
    """Return the chance that estimates are so far from the direct ones by their errors alone.

    The Wald statistic Σ (direct − estimate)²/(ψ + MSE) against chi-square of as many degrees as
    areas; as both share the sample it is a mild test.
    """
    return float(chdtrc(len(direct), ((direct - estimate) ** 2 / (variance + mse)).sum()))


def interval_overlap(
    direct: Floats, variance: Floats, estimate: Floats, mse: Floats, level: float = 0.95
) -> float:
    """Return the share of areas whose direct and modelled intervals overlap.

    The half-widths are shortened so that of two independent estimates of one value as many overlap
    as ``level`` says.
    """
    ratio = np.sqrt(mse / variance)
    shortened = normal_quantile(level) * np.sqrt(1 + ratio**2) / (1 + ratio)
    reach = shortened * (np.sqrt(variance) + np.sqrt(mse))
    return float(np.mean(np.abs(direct - estimate) <= reach))


def diagnosis(
    areas: SmallAreas,
    found: ModelledShares,
    scale: ShareScaleName,
    benchmark: Benchmark,
    drawn: Simulated,
) -> dict[str, float]:
    """Return every number that the gate asks for, and those shown beside it.

    Parameters
    ----------
    drawn : Simulated
        Of the intervals that are shown, by a simulation of its own.

    Returns
    -------
    dict
        ``areas``: with a sample, for each coefficient. ``left_out``: error in a region left out,
        over its figure, on average. ``left_out_gain``: that error over the error of saying the
        figure of the others. ``scatter``: chance of the bias scatter. ``better``: share of areas
        with less error than the direct estimate. ``intervals``: share of the simulated ones that
        held the truth. ``variation``: the largest error over its estimate. ``fit``, ``overlap``: as
        named here.
    """
    own, back = areas.is_sampled, SHARE_SCALES[scale]
    predicted, others = left_out_errors(areas, scale, benchmark)
    off = np.abs(predicted - benchmark.targets)
    unseen, between = left_out_predictions(areas, benchmark.groups)
    direct = back.back(areas.direct[own])
    steep = back.slope(found.estimate[own])
    told = (direct, areas.variance[own] / steep**2, found.estimate[own], drawn.mse[own])
    return {
        "areas": float(own.sum() / areas.design.shape[1]),
        "left_out": float((off / benchmark.targets).mean()),
        "left_out_gain": float(off.sum() / np.abs(others - benchmark.targets).sum()),
        "scatter": bias_scatter(areas.direct[own], unseen[own], (areas.variance + between)[own])[2],
        "better": float(np.mean(told[3] < told[1])),
        "intervals": float(drawn.held.mean()),
        "variation": float((np.sqrt(drawn.mse) / found.estimate).max()),
        "fit": goodness_of_fit(*told),
        "overlap": interval_overlap(*told),
    }
