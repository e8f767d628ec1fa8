"""Estimates from sample surveys, with the variance of the design."""

from indicators.survey.design import STRATUM, WEIGHT, Design, Sample, sample
from indicators.survey.difference import difference, parity
from indicators.survey.estimates import check_used, estimates, finished
from indicators.survey.estimators import mean, proportion, ratio, total
from indicators.survey.given import GivenReplicates
from indicators.survey.intervals import SUPPRESSED_BELOW, UNRELIABLE_BELOW, Interval, flagged
from indicators.survey.moments import Quantity, group_columns, moments, unit_keys
from indicators.survey.recomputed import recomputed
from indicators.survey.replicates import JACKKNIFE, Floats, Replicates, Replication, replicates
from indicators.survey.resampled import Statistic, resampled, with_reach
from indicators.survey.rounds import ROUND, change_between_rounds, rounds_together
from indicators.survey.unit_sums import sums_by_group, unit_sums
from indicators.survey.variance import Whole, linearised
from indicators.survey.variance_units import with_variance_units

__all__ = [
    "JACKKNIFE",
    "ROUND",
    "STRATUM",
    "SUPPRESSED_BELOW",
    "UNRELIABLE_BELOW",
    "WEIGHT",
    "Design",
    "Floats",
    "GivenReplicates",
    "Interval",
    "Quantity",
    "Replicates",
    "Replication",
    "Sample",
    "Statistic",
    "Whole",
    "change_between_rounds",
    "check_used",
    "difference",
    "estimates",
    "finished",
    "flagged",
    "group_columns",
    "linearised",
    "mean",
    "moments",
    "parity",
    "proportion",
    "ratio",
    "recomputed",
    "replicates",
    "resampled",
    "rounds_together",
    "sample",
    "sums_by_group",
    "total",
    "unit_keys",
    "unit_sums",
    "with_reach",
    "with_variance_units",
]
