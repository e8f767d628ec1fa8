"""What every Plotly picture shares: its layout, marks and words. Written whole: no template."""

from collections.abc import Mapping
from typing import Any

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
