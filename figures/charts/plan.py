"""A scenario as pictures: the children left to reach by year, and the price of equity."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import SERIES, Spec, plain_layout, plotly_figure, separators, wrapped
from indicators.words import Words


def path(
    lines: Sequence[tuple[str, Sequence[tuple[int, float]]]],
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return the children left to reach at the end of each year, a line for each pace.

    Parameters
    ----------
    lines : sequence of (label, points)
        Points are the year and the children left at its end.
    """
    traces = [_line(place, label, points, words) for place, (label, points) in enumerate(lines)]
    layout = plain_layout(palette, watermark, height=320)
    layout["xaxis"] |= {"showgrid": False, "tickformat": "d", "nticks": 8}
    layout["yaxis"] |= {"rangemode": "tozero", "nticks": 6, "tickformat": ",~f"}
    layout |= {"showlegend": True, "separators": separators(words)}
    return plotly_figure(traces, layout)


def _line(place: int, label: str, points: Sequence[tuple[int, float]], words: Words) -> Spec:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": label,
        "x": [year for year, _ in points],
        "y": [round(left, 1) for _, left in points],
        "text": [words.number(left, 0) for _, left in points],
        "hovertemplate": "%{x}: <b>%{text}</b>",
        "line": {"color": SERIES[place], "width": 2.5, "dash": ("solid", "dash")[place % 2]},
        "marker": {"size": 6},
        "cliponaxis": False,
    }


def frontier(points: pd.DataFrame, words: Words, palette: Palette, watermark: str) -> go.Figure:
    """Return what one budget can do: children reached against the worst-off area's share left.

    Parameters
    ----------
    points : DataFrame
        ``reached`` (children) and ``worst`` (per cent), from equity to efficiency; two or more.
    """
    trace: Spec = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": points["reached"].tolist(),
        "y": points["worst"].round(2).tolist(),
        "text": [
            f"{words.number(n, 0)}<br>{words.percent(words.number(worst, 1))}"
            for n, worst in zip(points["reached"], points["worst"], strict=True)
        ],
        "hovertemplate": "%{text}<extra></extra>",
        "line": {"color": SERIES[0], "width": 2.5},
        "marker": {"size": [13, *[5] * (len(points) - 2), 13], "color": SERIES[0]},
    }
    layout = plain_layout(palette, watermark, height=380)
    layout["margin"] |= {"t": 34, "r": 24}
    layout["xaxis"] |= {"title": {"text": words("Children reached")}, "tickformat": ",~f"}
    layout["xaxis"] |= {"gridcolor": palette.grid, "nticks": 6}
    named = words("Share still without in the worst-off district, %")
    layout["yaxis"] |= {"title": {"text": wrapped(named, 34)}, "nticks": 7}
    layout["annotations"] += [
        _end(points.iloc[0], words("worst-off first"), palette, "left", -18),
        _end(points.iloc[-1], words("most children"), palette, "right", -6),
    ]
    return plotly_figure([trace], layout | {"showlegend": False, "separators": separators(words)})


def _end(point: "pd.Series[float]", text: str, palette: Palette, anchor: str, away: int) -> Spec:
    return {
        "x": float(point["reached"]),
        "y": float(point["worst"]),
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "xanchor": anchor,
        "yshift": away,
        "xshift": 12 if anchor == "left" else -12,
        "font": {"size": 13, "color": palette.ink},
    }
