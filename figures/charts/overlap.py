"""Shares of children in several groups, as bars with their intervals."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import (
    Spec,
    bar_layout,
    bars_of,
    error_bars,
    plotly_figure,
)
from indicators.words import Words


def shares(
    found: pd.DataFrame,
    labels: Sequence[str],
    words: Words,
    palette: Palette,
    watermark: str,
    *,
    top: float,
) -> go.Figure:
    """Return one bar a group with its interval, as percentages, on a scale up to ``top``."""
    bounds = ["obs_value", "lower_bound", "upper_bound"]
    percent = found.assign(**{name: 100 * found[name] for name in bounds})
    values = [words.percent(words.number(value, 1)) for value in percent["obs_value"]]
    text = [f"\N{NO-BREAK SPACE}{value}" for value in values]  # clear of the interval's end
    bars = bars_of(list(labels), percent["obs_value"].round(2).tolist(), text, width=24)
    bars |= {"error_x": error_bars(percent), "textposition": "none"}
    beyond: Spec = {"type": "scatter", "mode": "text", "y": bars["y"], "text": text}
    beyond |= {"x": percent["upper_bound"].round(2).tolist(), "textposition": "middle right"}
    beyond |= {"hoverinfo": "skip", "cliponaxis": False}
    height = 44 + 34 * len(found)
    layout = bar_layout(palette, watermark, height=height, top=130 * top)
    layout["yaxis"] |= {"ticks": "outside", "ticklen": 6, "tickcolor": "rgba(0,0,0,0)"}
    return plotly_figure([bars, beyond], layout | {"showlegend": False})
