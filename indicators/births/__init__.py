"""Rates from birth histories: how many children die, and how many are born."""

from indicators.births.fertility import THREE_YEARS, fertility
from indicators.births.heaping import heaping_at_a_year
from indicators.births.histories import BirthColumns, WomanColumns
from indicators.births.indirect import indirect_mortality, indirect_mortality_of_records
from indicators.births.mortality import (
    BRACKETED_BELOW,
    FIVE_YEARS,
    SUPPRESSED_BELOW,
    TEN_YEARS,
    Window,
    childhood_mortality,
)
from indicators.births.official import beside_official, finding_said

__all__ = [
    "BRACKETED_BELOW",
    "FIVE_YEARS",
    "SUPPRESSED_BELOW",
    "TEN_YEARS",
    "THREE_YEARS",
    "BirthColumns",
    "Window",
    "WomanColumns",
    "beside_official",
    "childhood_mortality",
    "fertility",
    "finding_said",
    "heaping_at_a_year",
    "indirect_mortality",
    "indirect_mortality_of_records",
]
