"""Pictures of deprivations that come together: combinations over a matrix of dots, bars of groups.

The first is an UpSet picture: A. Lex and others (2014), UpSet: Visualization of Intersecting Sets,
IEEE Transactions on Visualization and Computer Graphics 20: 1983–1992.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import (
    SERIES,
    Spec,
    bar_layout,
    bars_of,
    error_bars,
    plain_layout,
    plotly_figure,
    wrapped,
)
from indicators.words import Words

_ROW = 42  # pixels of one dimension in the matrix
_BARS = 210  # pixels of the bars above it


def upset(
    cells: pd.DataFrame,
    names: Mapping[str, str],
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return bars of exclusive combinations, largest first, over the dimensions each consists of.

    Parameters
    ----------
    cells : DataFrame
        One row a combination: ``item`` (dimensions joined by +), ``obs_value``, ``lower_bound`` and
        ``upper_bound`` as shares of 1.
    names : mapping of str
        The name of each dimension in the matrix, in the order of its rows.
    """
    places = {code: row for row, code in enumerate(names)}
    members = [[places[code] for code in item.split("+")] for item in cells["item"]]
    traces = [*_columns(cells, words, palette), *_dots(members, len(places), palette)]
    matrix = _ROW * len(places)
    height = _BARS + matrix + 20
    cut = matrix / (height - 20)
    layout = plain_layout(palette, watermark, height=height) | {"showlegend": False, "bargap": 0.4}
    layout["xaxis"] |= {"visible": False, "range": [-0.6, len(cells) - 0.4], "anchor": "y2"}
    layout["yaxis"] |= {"visible": False, "domain": [cut, 1], "rangemode": "tozero"}
    layout["yaxis2"] = {
        "domain": [0, cut],
        "range": [len(places) - 0.5, -0.5],
        "tickvals": list(places.values()),
        "ticktext": [wrapped(name, 17) for name in names.values()],
        "tickfont": {"size": 12, "color": palette.ink},
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
    return plotly_figure(traces, layout)


def _columns(cells: pd.DataFrame, words: Words, palette: Palette) -> list[Spec]:
    """Return the bars with their intervals, and the figure above each."""
    values = (100 * cells["obs_value"]).round(2).tolist()
    clear = 3 * cells["upper_bound"].max()  # of the interval's end
    upper = (100 * cells["upper_bound"] + clear).round(2).tolist()
    bars: Spec = {"type": "bar", "x": list(range(len(values))), "y": values, "hoverinfo": "skip"}
    bars["marker"] = {"color": SERIES[0]}
    bars["error_y"] = (error_bars(cells) or {}) | {"color": palette.muted}
    for side, bound in (("array", "upper_bound"), ("arrayminus", "lower_bound")):
        bars["error_y"][side] = (100 * (cells[bound] - cells["obs_value"]).abs()).round(2).tolist()
    above: Spec = {"type": "scatter", "mode": "text", "x": bars["x"], "y": upper}
    above["text"] = [words.number(value, 1) for value in values]
    above |= {"textposition": "top center", "hoverinfo": "skip", "cliponaxis": False}
    return [bars, above | {"textfont": {"size": 12, "color": palette.ink}}]


def _dots(members: Sequence[Sequence[int]], rows: int, palette: Palette) -> list[Spec]:
    """Return the matrix: every place faint, the members of a combination joined by a line."""
    every = [(column, row) for column in range(len(members)) for row in range(rows)]
    common: Spec = {"type": "scatter", "yaxis": "y2", "hoverinfo": "skip"}
    faint = {"size": 11, "color": palette.grid}
    empty = common | {"mode": "markers", "marker": faint}
    empty |= {"x": [column for column, _ in every], "y": [row for _, row in every]}
    across: list[int | None] = []
    down: list[int | None] = []
    for column, own in enumerate(members):
        across += [*[column] * len(own), None]
        down += [*sorted(own), None]
    ink = {"size": 11, "color": palette.ink}
    joined = common | {"mode": "lines+markers", "x": across, "y": down, "marker": ink}
    return [empty, joined | {"line": {"width": 2.5, "color": palette.ink}}]


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
