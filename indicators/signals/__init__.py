"""Warnings with a known rate of false alarms: questions to the holder of a figure, no findings.

Rules are declared in advance (``rules.toml``): what is watched, by which method, from which size of
change on, whose answer is wanted. Each method gives a chance for every series (``charts``,
``chance``); within a rule the chances are held against one another, so that among the questions
asked only a declared share is expected to have no cause (Y. Benjamini and Y. Hochberg 1995, Journal
of the Royal Statistical Society B 57: 289–300; where series depend on one another Y. Benjamini and
D. Yekutieli 2001, Annals of Statistics 29: 1165–1188). How often a rule asks where nothing has
changed, and how soon where something has, is tried out on numbers drawn at random (``trials``).
"""

from typing import TYPE_CHECKING

from indicators.late import late
from indicators.signals.declared import FALSE_DISCOVERY, RULES, SETS, Rule, read_rules, rules
from indicators.signals.said import item_name, limit_said, method_said, needs_said, question
from indicators.signals.written import Put, put, told_of_rules

if TYPE_CHECKING:
    from indicators.signals.charts import cusum, ewma
    from indicators.signals.found import Watched
    from indicators.signals.series import totals
    from indicators.signals.trials import Record, tried
    from indicators.signals.watch import watched

__all__ = [
    "FALSE_DISCOVERY",
    "RULES",
    "SETS",
    "Put",
    "Record",
    "Rule",
    "Watched",
    "cusum",
    "ewma",
    "item_name",
    "limit_said",
    "method_said",
    "needs_said",
    "put",
    "question",
    "read_rules",
    "rules",
    "told_of_rules",
    "totals",
    "tried",
    "watched",
]

__getattr__ = late(
    __name__,
    {
        "Record": "trials",
        "Watched": "found",
        "cusum": "charts",
        "ewma": "charts",
        "totals": "series",
        "tried": "trials",
        "watched": "watch",
    },
)
