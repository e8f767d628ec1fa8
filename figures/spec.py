"""What every Plotly picture shares: its layout, marks and words. Written whole: no template."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from indicators.words import Words

# Okabe and Ito (2008), without the yellow: apart for every kind of colour vision, on white and
# on near-black.
SERIES: tuple[str, ...] = ("#1b84b8", "#d55e00", "#009e73", "#b3609a", "#7a8791")
CONFIG: Mapping[str, object] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}

Spec = dict[str, Any]


def plotly_figure(traces: list[Spec], layout: Spec) -> go.Figure:
    """Return the figure of a specification, unchecked: it is ours, and tested."""
    # Validating it on every run would cost half of the run.
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def plain_layout(palette: Palette, watermark: str, *, height: int) -> Spec:
    """Return the layout of every chart, stamped with the watermark if there is one."""
    axis = {"automargin": True, "fixedrange": True, "zeroline": False}
    return {
        "height": height,
        "margin": {"l": 8, "r": 16, "t": 12, "b": 8},
        "hovermode": "closest",
        "dragmode": False,
        "legend": {"orientation": "h", "y": -0.16, "x": 0, "font": {"size": 13}},
        "font": {"family": "Source Sans, sans-serif", "size": 13, "color": palette.muted},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": dict(axis),
        "yaxis": axis | {"gridcolor": palette.grid},
        "annotations": [_stamp(watermark)] if watermark else [],
        "template": {},  # or Plotly would send its own: three kilobytes a chart
    }


def _stamp(watermark: str) -> Spec:
    return {
        "text": watermark,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "textangle": -18,
        "font": {"size": 28, "color": "rgba(176,84,0,0.24)"},
    }


def bar_layout(palette: Palette, watermark: str, *, height: int, top: float) -> Spec:
    """Return the layout of horizontal bars: no axis of values, for each bar says its own."""
    layout = plain_layout(palette, watermark, height=height)
    del layout["legend"]
    layout["xaxis"] |= {"visible": False, "range": [0, top]}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False}
    return layout | {"bargap": 0.33}


def bars_of(names: list[str], values: list[float], text: list[str], *, width: int) -> Spec:
    """Return horizontal bars with their names and the values as written."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": [wrapped(name, width) for name in names],
        "text": text,
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"color": SERIES[0]},
    }


def error_bars(groups: pd.DataFrame) -> Spec | None:
    """Return intervals as error bars, if every group has one."""
    if groups[["lower_bound", "upper_bound"]].isna().any(axis=None):
        return None
    return {
        "type": "data",
        "symmetric": False,
        "array": (groups["upper_bound"] - groups["obs_value"]).round(3).tolist(),
        "arrayminus": (groups["obs_value"] - groups["lower_bound"]).round(3).tolist(),
        "thickness": 1.2,
        "width": 4,
    }


def break_line(at: float, palette: Palette) -> Spec:
    """Return the line at a break in a series."""
    line = {"color": palette.warning, "width": 1.5, "dash": "dot"}
    ends = {"x0": at - 0.5, "x1": at - 0.5, "y0": 0, "y1": 1}
    return {"type": "line", "xref": "x", "yref": "paper", "line": line, **ends}


def break_label(at: float, label: str, palette: Palette) -> Spec:
    """Return the words at a break in a series."""
    return {
        "x": at - 0.5,
        "y": 1,
        "yref": "paper",
        "text": wrapped(label, 26),
        "showarrow": False,
        "xanchor": "right",
        "yanchor": "top",
        "align": "right",
        "xshift": -6,
        "font": {"size": 12, "color": palette.warning},
    }


def wrapped(text: str, width: int) -> str:
    """Return text broken into lines of at most so many characters, at spaces."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def separators(words: Words) -> str:
    """Return the marks of decimals and thousands of a language."""
    written = words.number(1234.5, 1)
    return f"{written[-2]}{written[1]}"
