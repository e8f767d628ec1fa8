"""What chance can have done to a figure: one place to import it from.

Intervals of one figure (``proportions``, ``rates``), of a difference of two (``differences``), of
the rank of many (``ranks``), and which of many lie further out than chance puts them (``funnels``).
"""

from indicators.differences import change
from indicators.funnels import funnel, limits
from indicators.intervals import UncertaintyError, normal
from indicators.proportions import proportions, wilson
from indicators.ranks import rank_intervals
from indicators.rates import counts, rates

__all__ = [
    "UncertaintyError",
    "change",
    "counts",
    "funnel",
    "limits",
    "normal",
    "proportions",
    "rank_intervals",
    "rates",
    "wilson",
]
