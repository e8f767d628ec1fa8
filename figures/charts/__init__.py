"""Charts of pages, as Plotly specifications."""

from figures.charts.cascade import LOST, cascade, waiting
from figures.charts.columns import PHONE, WIDE, columns_deck
from figures.charts.equity import pair
from figures.charts.funnels import funnel
from figures.charts.out_of_school import divided
from figures.charts.overlap import shares
from figures.charts.plan import frontier, path
from figures.charts.risk import drivers, rank_ranges
from figures.charts.screening import screening
from figures.charts.series import (
    components,
    scatter,
    short_name,
)
from figures.charts.squares import squares
from figures.charts.steps import step

__all__ = [
    "LOST",
    "PHONE",
    "WIDE",
    "cascade",
    "columns_deck",
    "components",
    "divided",
    "drivers",
    "frontier",
    "funnel",
    "pair",
    "path",
    "rank_ranges",
    "scatter",
    "screening",
    "shares",
    "short_name",
    "squares",
    "step",
    "waiting",
]
