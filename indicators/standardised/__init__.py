"""Rates made comparable by age: standardised directly and indirectly, and the life table.

Public Health England (2018), Technical Guide: Confidence intervals, and its method notes on
standardisation and life expectancy.
"""

from indicators.standardised.life_table import life_table
from indicators.standardised.order import Moved, moved
from indicators.standardised.published import STEPS, PublishedSurvival, published_survival
from indicators.standardised.rates import against_reference, standard_rate
from indicators.standardised.survival import survivors_of_counts, survivors_of_rates

__all__ = [
    "STEPS",
    "Moved",
    "PublishedSurvival",
    "against_reference",
    "life_table",
    "moved",
    "published_survival",
    "standard_rate",
    "survivors_of_counts",
    "survivors_of_rates",
]
