"""Services and justice: referral, waiting, targeting, and the flow of cases."""

from typing import TYPE_CHECKING

from indicators.errors import JusticeInputError
from indicators.late import late
from indicators.services.days import in_safe_days
from indicators.services.justice_counts import count_indicators, from_published
from indicators.services.survival import kaplan_meier, log_rank, quantile

if TYPE_CHECKING:
    from indicators.services.households import HouseholdColumns, measures_of_sums, targeting
    from indicators.services.households_of_survey import targeting_of_survey
    from indicators.services.justice import indicators
    from indicators.services.referral import STEPS, cascade
    from indicators.services.waiting import curves, time_to_service, waits

__all__ = [
    "STEPS",
    "HouseholdColumns",
    "JusticeInputError",
    "cascade",
    "count_indicators",
    "curves",
    "from_published",
    "in_safe_days",
    "indicators",
    "kaplan_meier",
    "log_rank",
    "measures_of_sums",
    "quantile",
    "targeting",
    "targeting_of_survey",
    "time_to_service",
    "waits",
]

__getattr__ = late(
    __name__,
    {
        "STEPS": "referral",
        "HouseholdColumns": "households",
        "cascade": "referral",
        "curves": "waiting",
        "indicators": "justice",
        "measures_of_sums": "households",
        "targeting": "households",
        "targeting_of_survey": "households_of_survey",
        "time_to_service": "waiting",
        "waits": "waiting",
    },
)
