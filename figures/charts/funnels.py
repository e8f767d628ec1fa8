"""Areas by size around the nation: which lie further out than chance puts them."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import SERIES, Spec, plain_layout, plotly_figure, separators
from indicators.uncertainty import LEVELS, Floats, FunnelKind, limits
from indicators.words import Words

_STEPS = 80
_NAMED = 6  # areas beyond whose names fit beside their points


def funnel(
    areas: pd.DataFrame,
    *,
    kind: FunnelKind,
    per: float,
    across: str,
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return one point an area: its denominator across, its figure upwards, and the limits.

    Parameters
    ----------
    areas : DataFrame
        As ``funnels.funnel`` returns them, known ones only, with ``name`` and ``text``.
    across : str
        Title of the axis of denominators.
    """
    national = float(areas["national"].iloc[0])
    largest = float(areas["denominator"].max())
    sizes = np.geomspace(max(float(areas["denominator"].min()) * 0.8, 1), largest * 1.1, _STEPS)
    traces: list[Spec] = []
    for level, dash in zip(LEVELS, ("dash", "solid"), strict=True):
        bounds = limits(national / per, sizes, kind=kind, level=level)
        traces += [_curve(sizes, per * bound, dash, palette) for bound in bounds]
    nation = _curve(sizes, np.full(_STEPS, national), "dot", palette)
    layout = plain_layout(palette, watermark, height=400)
    layout["xaxis"] |= {
        "type": "log",
        "title": {"text": across, "font": {"size": 13}},
        "showgrid": False,
        "tickformat": ",~f",
        "tickvals": [step * 10**power for power in range(7) for step in (1, 3)],
    }
    layout["yaxis"] |= {"nticks": 6, "range": _range(areas)}
    layout |= {"showlegend": False, "separators": separators(words)}
    return plotly_figure([*traces, nation, _points(areas, palette)], layout)


def _range(areas: pd.DataFrame) -> list[float]:
    """Return the span of the figures and of the limits of all but the very smallest areas."""
    typical = areas[areas["denominator"] >= areas["denominator"].quantile(0.1)]
    top = max(areas["estimate"].max(), typical["upper_998"].max())
    low = min(areas["estimate"].min(), typical["lower_998"].min())
    room = 0.06 * (top - low)
    return [max(0.0, round(float(low - room), 3)), round(float(top + room), 3)]


def _curve(sizes: Floats, values: Floats, dash: str, palette: Palette) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": np.round(sizes).tolist(),
        "y": np.round(values, 3).tolist(),
        "line": {"color": palette.muted, "width": 1.3, "dash": dash},
        "hoverinfo": "skip",
    }


def _points(areas: pd.DataFrame, palette: Palette) -> Spec:
    out = areas["position"].ne("within")
    far = areas["position"].eq("beyond 99.8")
    named = (areas["estimate"] - areas["national"]).abs().where(far).dropna().nlargest(_NAMED).index
    colours = np.select([far, out], [palette.warning, SERIES[0]], "#9fb9c8")
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": areas["denominator"].tolist(),
        "y": areas["estimate"].round(3).tolist(),
        "text": [name if place in named else "" for place, name in areas["name"].items()],
        "textposition": "top center",
        "cliponaxis": False,
        "customdata": areas["text"].tolist(),
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {
            "size": 9,
            "color": colours.tolist(),
            "symbol": np.select([far, out], ["diamond", "square"], "circle").tolist(),
        },
    }
