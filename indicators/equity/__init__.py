"""Inequality between groups of children: WHO's summary measures, and what it costs children.

Formulas: WHO, Health Equity Assessment Toolkit (HEAT): software for exploring and comparing health
inequalities, Technical notes, 2023; A. Schlotheuber, A. R. Hosseinpoor, International Journal of
Environmental Research and Public Health 2022; 19: 3697.
"""

from indicators.equity.behind import left_behind
from indicators.equity.ends import ORDERED, Ends, comparable, ends
from indicators.equity.groups import ranks
from indicators.equity.latest import latest_groups
from indicators.equity.measures import measures
from indicators.equity.ranking import behind_by_group, rank_comparisons
from indicators.equity.standing import Standing, standing
from indicators.equity.weights import nearest_people
from indicators.errors import EquityInputError

__all__ = [
    "ORDERED",
    "Ends",
    "EquityInputError",
    "Standing",
    "behind_by_group",
    "comparable",
    "ends",
    "latest_groups",
    "left_behind",
    "measures",
    "nearest_people",
    "rank_comparisons",
    "ranks",
    "standing",
]
