"""Rates from birth histories: how many children die, and how many are born."""

from indicators.births.fertility import THREE_YEARS, fertility
from indicators.births.heaping import heaping_at_a_year
from indicators.births.histories import BirthColumns, WomanColumns
from indicators.births.mortality import FIVE_YEARS, TEN_YEARS, Window, childhood_mortality

__all__ = [
    "FIVE_YEARS",
    "TEN_YEARS",
    "THREE_YEARS",
    "BirthColumns",
    "Window",
    "WomanColumns",
    "childhood_mortality",
    "fertility",
    "heaping_at_a_year",
]
