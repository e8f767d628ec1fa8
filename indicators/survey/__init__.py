"""Estimates from sample surveys, with the variance of the design."""

from indicators.survey.design import STRATUM, WEIGHT, Design, Sample, sample
from indicators.survey.difference import difference, parity
from indicators.survey.estimates import check_used, estimates, finished
from indicators.survey.estimators import mean, proportion, ratio, total
from indicators.survey.intervals import SUPPRESSED_BELOW, UNRELIABLE_BELOW, Interval
from indicators.survey.moments import Quantity, group_columns, moments, unit_keys
from indicators.survey.variance import Whole, linearised

__all__ = [
    "STRATUM",
    "SUPPRESSED_BELOW",
    "UNRELIABLE_BELOW",
    "WEIGHT",
    "Design",
    "Interval",
    "Quantity",
    "Sample",
    "Whole",
    "check_used",
    "difference",
    "estimates",
    "finished",
    "group_columns",
    "linearised",
    "mean",
    "moments",
    "parity",
    "proportion",
    "ratio",
    "sample",
    "total",
    "unit_keys",
]
