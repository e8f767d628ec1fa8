"""Charts that are turned and pointed at in the browser: Plotly, pydeck; and a picture of a pair."""

from figures.charts.columns import PHONE, WIDE, columns_deck
from figures.charts.equity import pair
from figures.charts.series import scatter

__all__ = ["PHONE", "WIDE", "columns_deck", "pair", "scatter"]
