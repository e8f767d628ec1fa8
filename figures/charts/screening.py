"""Ratios against their benchmarks, one line each: what is inside, what stands out."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import SERIES, Spec, plain_layout, plotly_figure, separators, wrapped
from indicators.words import Words

_ENDS = (0.04, 25.0)  # of the axis: a ratio further out is drawn at its end
_TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
_SYMBOLS = {"look": "diamond", "nothing": "circle", "unclear": "circle-open"}
_ROW, _LINE = 56, 16  # pixels
_WIDE = 46  # letters of a line that fit a phone


def screening(rows: pd.DataFrame, words: Words, palette: Palette, watermark: str) -> go.Figure:
    """Return one line a diagnostic: its benchmark as a band, its value with the interval.

    Parameters
    ----------
    rows : DataFrame
        As ``compliance.diagnostics`` returns them, known ones only, with ``name`` and ``text``
        (period and value in words), which stand above each line.
    """
    rows = rows.assign(label=[f"{wrapped(n, _WIDE)}<br><b>{t}</b>" for n, t in _said(rows)])
    lines = max(str(label).count("<br>") for label in rows["label"])
    layout = plain_layout(palette, watermark, height=(_ROW + _LINE * lines) * len(rows) + 40)
    del layout["legend"]
    places = list(range(len(rows)))
    layout["shapes"] = [
        _band(place, row, palette) for place, row in zip(places, rows.itertuples(), strict=True)
    ]
    layout["annotations"] += [
        _label(place, str(label), palette)
        for place, label in zip(places, rows["label"], strict=True)
    ]
    ticks = [words.number(tick, 2 if tick < 0.1 else 1 if tick < 1 else 0) for tick in _TICKS]
    layout["xaxis"] |= {
        "type": "log",
        "range": [_log(_ENDS[0]), _log(_ENDS[1])],
        "tickvals": list(_TICKS),
        "ticktext": ticks,
        "gridcolor": palette.grid,
    }
    layout["yaxis"] |= {"visible": False, "range": [len(rows) - 0.6, -0.75]}
    layout |= {"showlegend": False, "separators": separators(words)}
    return plotly_figure([_points(rows, palette)], layout)


def _said(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(rows["name"], rows["text"], strict=True))


def _log(value: float) -> float:
    return math.log10(value)


def _points(rows: pd.DataFrame, palette: Palette) -> Spec:
    value = rows["estimate"].clip(*_ENDS)
    low, high = (rows[f"{end}_bound"].clip(*_ENDS) for end in ("lower", "upper"))
    colours = [palette.warning if verdict == "look" else SERIES[0] for verdict in rows["verdict"]]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": value.round(4).tolist(),
        "y": list(range(len(rows))),
        "marker": {
            "size": 12,
            "color": colours,
            "symbol": [_SYMBOLS[verdict] for verdict in rows["verdict"]],
            "line": {"width": 2, "color": colours},
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (high - value).round(4).tolist(),
            "arrayminus": (value - low).round(4).tolist(),
            "thickness": 1.6,
            "width": 5,
            "color": palette.muted,
        },
        "hoverinfo": "skip",
    }


def _band(place: int, row: Any, palette: Palette) -> Spec:
    low = _ENDS[0] if pd.isna(row.benchmark_low) else row.benchmark_low
    high = _ENDS[1] if pd.isna(row.benchmark_high) else row.benchmark_high
    ends = {"x0": low, "x1": high, "y0": place - 0.14, "y1": place + 0.14}
    fill = {"fillcolor": palette.grid, "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "xref": "x", "yref": "y", **ends, **fill}


def _label(place: int, label: str, palette: Palette) -> Spec:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": place - 0.2,
        "yanchor": "bottom",
        "text": label,
        "showarrow": False,
        "align": "left",
        "font": {"size": 13, "color": palette.ink},
    }
