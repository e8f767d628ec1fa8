"""Mortality and the registration of births and deaths, under the live birth definition."""

from indicators.vital.compliance import diagnostics
from indicators.vital.live_birth import by_definition, classify
from indicators.vital.mortality import COUNTS, complete, completeness, mortality
from indicators.vital.registration import Windows, counts_of_records

__all__ = [
    "COUNTS",
    "Windows",
    "by_definition",
    "classify",
    "complete",
    "completeness",
    "counts_of_records",
    "diagnostics",
    "mortality",
]
