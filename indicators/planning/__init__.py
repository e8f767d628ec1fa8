"""What reaching every child would take: plans, needs and budgets."""

from indicators.errors import PlanError
from indicators.planning.budget import allocate, frontier
from indicators.planning.needs import ROUNDING, Scenario, Totals, needs, totals
from indicators.planning.plan import Choice, areas_of_plan, inputs, read_choice

__all__ = [
    "ROUNDING",
    "Choice",
    "PlanError",
    "Scenario",
    "Totals",
    "allocate",
    "areas_of_plan",
    "frontier",
    "inputs",
    "needs",
    "read_choice",
    "totals",
]
