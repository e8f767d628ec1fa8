"""Plotly charts of pairs. Specifications are complete: no template is sent."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import (
    SERIES,
    plain_layout,
    plotly_figure,
    separators,
    wrapped,
)
from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.words import Words


def scatter(
    pairs: pd.DataFrame,
    labels: Sequence[str],
    indicators: tuple[Indicator, Indicator],
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return one point an area: the first indicator across, the second upwards.

    Parameters
    ----------
    pairs : DataFrame
        ``obs_value`` and ``obs_value_other``, one row an area; no line is fitted.
    """
    across, upwards = indicators
    text = [
        f"<b>{label}</b><br>{words.value(x, across)}; {words.value(y, upwards)}"
        for label, x, y in zip(labels, pairs["obs_value"], pairs["obs_value_other"], strict=True)
    ]
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": pairs["obs_value"].round(across.decimals + 1).tolist(),
        "y": pairs["obs_value_other"].round(upwards.decimals + 1).tolist(),
        "text": text,
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"size": 10, "color": SERIES[0], "opacity": 0.75},
    }
    layout = plain_layout(palette, watermark, height=440)
    layout["xaxis"] |= {"title": {"text": _title(across, words)}, "gridcolor": palette.grid}
    layout["yaxis"] |= {"title": {"text": _title(upwards, words)}}
    layout |= {"showlegend": False, "separators": separators(words)}
    return plotly_figure([points], layout)


def _title(indicator: Indicator, words: Words) -> str:
    unit = words.of(codelist("unit_measure")[indicator.unit_measure])
    return wrapped(f"{words.of(indicator.name)}, {unit}", 60)
