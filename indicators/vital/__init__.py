"""Mortality and the registration of births and deaths, under the live birth definition."""

from typing import TYPE_CHECKING

from indicators.late import late
from indicators.vital.compliance import PUBLISHED_COUNTS, diagnostics
from indicators.vital.mortality import COUNTS, complete, completeness, mortality

if TYPE_CHECKING:
    from indicators.vital.live_birth import by_definition, classify
    from indicators.vital.registration import Windows, counts_of_records

__all__ = [
    "COUNTS",
    "PUBLISHED_COUNTS",
    "Windows",
    "by_definition",
    "classify",
    "complete",
    "completeness",
    "counts_of_records",
    "diagnostics",
    "mortality",
]

__getattr__ = late(
    __name__,
    {
        "Windows": "registration",
        "by_definition": "live_birth",
        "classify": "live_birth",
        "counts_of_records": "registration",
    },
)
