"""A series cut at a break: both lines, and the step between them in the break's year."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import (
    SERIES,
    Spec,
    break_label,
    break_line,
    plain_layout,
    plotly_figure,
    separators,
)
from indicators.words import Words


def step(
    points: pd.DataFrame,
    found: pd.Series,
    label: str,
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return the points of a series, its line before and after a break, and the step.

    Parameters
    ----------
    points : DataFrame
        ``year``, ``obs_value`` (per cent) and ``text`` (the value in words).
    found : Series
        One row of ``breaks.step``, with levels per cent.
    label : str
        What the break is.
    """
    years = points["year"].tolist()
    start = int(found["time_period"])
    before = [*range(min(years), start + 1)]
    after = [*range(start, max(years) + 1)]
    layout = plain_layout(palette, watermark, height=340)
    layout["annotations"].append(break_label(start, label, palette))
    layout["shapes"] = [break_line(start, palette)]
    layout["xaxis"] |= {"showgrid": False, "tickformat": "d", "dtick": 1}
    layout["yaxis"] |= {"rangemode": "tozero", "nticks": 6, "tickformat": ",~f"}
    layout |= {"showlegend": False, "separators": separators(words)}
    lines = [
        _line(before, start, found["level_before"], found["trend_before"], SERIES[4]),
        _line(after, start, found["level_after"], found["trend_after"], SERIES[0]),
    ]
    jump = _jump(start, [found["level_before"], found["level_after"]], palette)
    return plotly_figure([*lines, jump, _points(points)], layout)


def _line(years: Sequence[int], start: int, level: float, trend: float, colour: str) -> Spec:
    values = [round(level * trend ** (year - start), 3) for year in years]
    return _quiet(years, values, {"color": colour, "width": 2, "dash": "dash"})


def _jump(start: int, levels: Sequence[float], palette: Palette) -> Spec:
    ends = [round(level, 3) for level in levels]
    return _quiet([start, start], ends, {"color": palette.warning, "width": 4})


def _quiet(years: Sequence[int], values: Sequence[float], line: Spec) -> Spec:
    drawn = {"type": "scatter", "mode": "lines", "x": list(years), "y": list(values)}
    return drawn | {"line": line, "hoverinfo": "skip"}


def _points(points: pd.DataFrame) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": points["year"].tolist(),
        "y": points["obs_value"].round(3).tolist(),
        "text": points["text"].tolist(),
        "hovertemplate": "%{x}: <b>%{text}</b><extra></extra>",
        "marker": {"size": 8, "color": SERIES[0]},
    }
