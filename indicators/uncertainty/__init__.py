"""Uncertainty of figures: intervals, differences, ranks, funnels, breaks.

Intervals of one figure (``proportions``, ``rates``), of a difference of two (``differences``), of
the rank of many (``ranks``), and which of many lie further out than chance puts them (``funnels``).
"""

from indicators.errors import UncertaintyError
from indicators.uncertainty.breaks import step
from indicators.uncertainty.differences import differences
from indicators.uncertainty.extremes import extremes_differ
from indicators.uncertainty.funnels import LEVELS, FunnelKind, funnel, limits
from indicators.uncertainty.intervals import Z95, Flags, Floats, normal_quantile
from indicators.uncertainty.noise import Verdict, bounds_of_events, change_verdict, is_reliable
from indicators.uncertainty.proportions import proportions, wilson
from indicators.uncertainty.ranks import rank_intervals
from indicators.uncertainty.rates import counts, rates
from indicators.uncertainty.swings import Swings, swings

__all__ = [
    "LEVELS",
    "Z95",
    "Flags",
    "Floats",
    "FunnelKind",
    "Swings",
    "UncertaintyError",
    "Verdict",
    "bounds_of_events",
    "change_verdict",
    "counts",
    "differences",
    "extremes_differ",
    "funnel",
    "is_reliable",
    "limits",
    "normal_quantile",
    "proportions",
    "rank_intervals",
    "rates",
    "step",
    "swings",
    "wilson",
]
