"""Rates made comparable by age: standardised directly and indirectly, and the life table.

Public Health England (2018), Technical Guide: Confidence intervals, and its method notes on
standardisation and life expectancy.
"""

from indicators.standardised.life_table import life_table
from indicators.standardised.rates import against_reference, standard_rate

__all__ = ["against_reference", "life_table", "standard_rate"]
