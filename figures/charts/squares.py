"""A share as a hundred squares: so many of a hundred children, so many of a hundred manats."""

import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import Spec, plain_layout, plotly_figure

_ACROSS = 10


def squares(
    share: float, names: tuple[str, str], colours: tuple[str, str], palette: Palette, watermark: str
) -> go.Figure:
    """Return a hundred squares, the first ``share`` of them (of 1, rounded) in the first colour.

    Parameters
    ----------
    names, colours : tuple of str
        Of the share, then of the rest.
    """
    filled = round(100 * share)
    parts = [range(filled), range(filled, 100)]
    traces = [_part(list(p), n, c) for p, n, c in zip(parts, names, colours, strict=True)]
    layout = plain_layout(palette, watermark, height=300)
    hidden = {"visible": False, "range": [-0.7, _ACROSS - 0.3]}
    layout["xaxis"] |= hidden
    layout["yaxis"] |= hidden | {"autorange": "reversed", "scaleanchor": "x"}
    layout["margin"] |= {"l": 0, "r": 0}
    return plotly_figure(traces, layout | {"legend": layout["legend"] | {"y": -0.02}})


def _part(places: list[int], name: str, colour: str) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [place % _ACROSS for place in places],
        "y": [place // _ACROSS for place in places],
        "hoverinfo": "skip",
        "marker": {"symbol": "square", "size": 17, "color": colour},
    }
