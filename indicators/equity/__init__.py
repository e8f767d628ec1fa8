"""Inequality between groups of children: WHO's summary measures, and what it costs children.

Formulas: WHO, Health Equity Assessment Toolkit (HEAT): software for exploring and comparing health
inequalities, Technical notes, 2023; A. Schlotheuber, A. R. Hosseinpoor, International Journal of
Environmental Research and Public Health 2022; 19: 3697.
"""

from typing import TYPE_CHECKING

from indicators.equity.behind import left_behind
from indicators.equity.comparisons import COMPARED, GROUPS, comparisons
from indicators.equity.decomposed import (
    INDEX,
    REST,
    change_between,
    contributions,
    theil_parts,
)
from indicators.equity.ends import ORDERED, Ends, comparable, ends
from indicators.equity.groups import ranks
from indicators.equity.latest import latest_groups
from indicators.equity.leading import OUTCOMES, grade_of_comparison, in_order_of_telling
from indicators.equity.measures import measures
from indicators.equity.people import AREAS, published_people
from indicators.equity.ranking import behind_by_group, rank_comparisons
from indicators.equity.rounds import APART, Round
from indicators.equity.standing import Standing, standing
from indicators.equity.third import WorstThird, worst_third
from indicators.errors import EquityInputError
from indicators.late import late

if TYPE_CHECKING:
    from indicators.equity.of_records import (
        WEALTH,
        concentration_of_records,
        measures_of_records,
        slopes_of_sample,
        wealth_fifths,
    )
    from indicators.equity.parts_of_records import contributions_of_records

__all__ = [
    "APART",
    "AREAS",
    "COMPARED",
    "GROUPS",
    "INDEX",
    "ORDERED",
    "OUTCOMES",
    "REST",
    "WEALTH",
    "Ends",
    "EquityInputError",
    "Round",
    "Standing",
    "WorstThird",
    "behind_by_group",
    "change_between",
    "comparable",
    "comparisons",
    "concentration_of_records",
    "contributions",
    "contributions_of_records",
    "ends",
    "grade_of_comparison",
    "in_order_of_telling",
    "latest_groups",
    "left_behind",
    "measures",
    "measures_of_records",
    "published_people",
    "rank_comparisons",
    "ranks",
    "slopes_of_sample",
    "standing",
    "theil_parts",
    "wealth_fifths",
    "worst_third",
]

__getattr__ = late(
    __name__,
    {
        "WEALTH": "of_records",
        "concentration_of_records": "of_records",
        "contributions_of_records": "parts_of_records",
        "measures_of_records": "of_records",
        "slopes_of_sample": "of_records",
        "wealth_fifths": "of_records",
    },
)
