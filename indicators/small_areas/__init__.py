"""Estimates for areas of which a survey asked too few: model, benchmark, diagnostics, gate.

Direct estimates and their variances (``areas``, ``variances``, ``scales``), the model of Fay and
Herriot (``reml``, ``eblup``), figures that add up to published ones (``benchmarking``, ``shares``),
errors by simulation (``simulation``), what speaks for and against (``diagnostics``, ``gate``);
rates from small counts (``poisson_gamma``).
"""

from indicators.small_areas.areas import SmallAreas, small_areas
from indicators.small_areas.benchmarking import benchmark_ratios, you_rao
from indicators.small_areas.diagnostics import (
    bias_scatter,
    diagnosis,
    goodness_of_fit,
    interval_overlap,
    left_out_errors,
    left_out_predictions,
)
from indicators.small_areas.eblup import Eblup, eblup
from indicators.small_areas.gate import GateResult, gate, may_be_published
from indicators.small_areas.poisson_gamma import PoissonGamma, poisson_gamma
from indicators.small_areas.reml import FayHerriot, fay_herriot
from indicators.small_areas.scales import SHARE_SCALES, ShareScale, ShareScaleName
from indicators.small_areas.shares import Benchmark, ModelledShares, modelled_shares
from indicators.small_areas.simulation import Simulated, calibrated_shares, reaches, simulated
from indicators.small_areas.variances import common_design_effect, smoothed_variance

__all__ = [
    "SHARE_SCALES",
    "Benchmark",
    "Eblup",
    "FayHerriot",
    "GateResult",
    "ModelledShares",
    "PoissonGamma",
    "ShareScale",
    "ShareScaleName",
    "Simulated",
    "SmallAreas",
    "benchmark_ratios",
    "bias_scatter",
    "calibrated_shares",
    "common_design_effect",
    "diagnosis",
    "eblup",
    "fay_herriot",
    "gate",
    "goodness_of_fit",
    "interval_overlap",
    "left_out_errors",
    "left_out_predictions",
    "may_be_published",
    "modelled_shares",
    "poisson_gamma",
    "reaches",
    "simulated",
    "small_areas",
    "smoothed_variance",
    "you_rao",
]
