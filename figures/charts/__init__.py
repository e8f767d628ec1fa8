"""Charts of pages, as Plotly specifications."""

from figures.charts.cascade import LOST, cascade, waiting
from figures.charts.columns import PHONE, WIDE, columns_deck
from figures.charts.equity import dots, pair, span
from figures.charts.funnels import funnel
from figures.charts.out_of_school import divided
from figures.charts.overlap import shares
from figures.charts.plan import frontier, path
from figures.charts.risk import drivers, rank_ranges
from figures.charts.screening import screening
from figures.charts.series import (
    breakdown,
    components,
    peers,
    period_place,
    scatter,
    short_name,
    trend,
)
from figures.charts.squares import squares
from figures.charts.steps import step

__all__ = [
    "LOST",
    "PHONE",
    "WIDE",
    "breakdown",
    "cascade",
    "columns_deck",
    "components",
    "divided",
    "dots",
    "drivers",
    "frontier",
    "funnel",
    "pair",
    "path",
    "peers",
    "period_place",
    "rank_ranges",
    "scatter",
    "screening",
    "shares",
    "short_name",
    "span",
    "squares",
    "step",
    "trend",
    "waiting",
]
