"""Groups beside each other: dots on one scale, and two groups as a picture the size of a word."""

from base64 import b64encode
from html import escape

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import SERIES, Spec, error_bars, plain_layout, plotly_figure, separators, wrapped
from indicators.codelists import codes
from indicators.model import Indicator
from indicators.words import Words

_WIDTH, _HEIGHT, _PAD = 132.0, 22.0, 7.0
_NARROWEST = 0.25  # of the largest value: so little room does not make little look like much
_POINTS = (5.0, 20.0)  # the same for percentages, below and above a fifth
_FROM_NOUGHT = 0.4  # of the largest value, below which the smallest begins a scale at nought
_ROW = 30


def span(values: "pd.Series[float]", item: Indicator) -> tuple[float, float]:
    """Return the ends of a scale for dots: it holds all values and is not too narrow.

    No narrower than a quarter of the largest value; of percentages five points, or twenty where
    one is above a fifth. Dots stand for places, not lengths: a scale need not begin at nought,
    and its ends are printed.

    Examples
    --------
    >>> from indicators.catalog import indicator
    >>> span(pd.Series([93.0, 97.0]), indicator("PT_CHLD_Y0T4_REG"))
    (80.0, 100.0)
    """
    low, high = float(values.min()), float(values.max())
    percentage = item.unit_measure == "PCNT"
    least = _POINTS[high > _POINTS[1]] if percentage else _NARROWEST * abs(high) or 1.0
    if 0 <= low <= _FROM_NOUGHT * high:
        return 0.0, max(high, least)
    half = max(high - low, least) / 2
    first, last = (low + high) / 2 - half, (low + high) / 2 + half
    if first < 0 <= low:
        return 0.0, last - first
    if percentage and last > 100 >= high:
        return max(0.0, first - (last - 100)), 100.0
    return first, last


def dots(
    part: pd.DataFrame,
    dimension: str,
    item: Indicator,
    words: Words,
    palette: Palette,
    *,
    scale: tuple[float, float],
    total: float | None,
    watermark: str,
) -> go.Figure:
    """Return one dot a group on a scale shared by its neighbours, with intervals.

    Parameters
    ----------
    part : DataFrame
        Observations of the groups, in order: the first stands at the top.
    total : float, optional
        The figure of all groups together, drawn as a line.
    """
    named = codes(dimension, item.population)
    names = [wrapped(words.of(named[code]), 24) for code in part[dimension]]
    values = part["obs_value"].round(item.decimals + 1).tolist()
    errors = error_bars(part)  # where there is a whisker, the figure stands above it
    points: Spec = {
        "type": "scatter",
        "mode": "markers+text",
        "x": values,
        "y": names,
        "text": [f"  {words.figure(row, item)}" for row in part.to_dict("records")],
        "textposition": "middle right" if errors is None else "top center",
        "textfont": {"color": palette.ink, "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"size": 13, "color": SERIES[0]},
        "error_x": errors,
    }
    first, last = scale
    room = last - first
    layout = plain_layout(palette, watermark, height=46 + _ROW * len(part))
    del layout["legend"]
    layout["xaxis"] |= {
        "range": [first - 0.04 * room, last + 0.3 * room],
        "tickvals": [first, last],
        "ticktext": [words.value(end, item) for end in scale],
        "showgrid": False,
    }
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False}
    layout["shapes"] = [_track(place, scale, palette) for place in range(len(part))]
    if total is not None:
        layout["shapes"].append(_total(total, palette))
    layout |= {"showlegend": False, "separators": separators(words)}
    return plotly_figure([points], layout)


def _track(place: int, scale: tuple[float, float], palette: Palette) -> Spec:
    line = {"color": palette.grid, "width": 1.5}
    ends = {"x0": scale[0], "x1": scale[1], "y0": place, "y1": place}
    return {"type": "line", "layer": "below", "line": line, **ends}


def _total(total: float, palette: Palette) -> Spec:
    line = {"color": palette.muted, "width": 1.2, "dash": "dot"}
    ends = {"x0": total, "x1": total, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", "layer": "below", "line": line, **ends}


def pair(behind: float, ahead: float, top: float, label: str) -> str:
    """Return two groups on a scale from nought as a small picture: behind orange, ahead blue."""
    low, high = (_PAD + value / top * (_WIDTH - 2 * _PAD) for value in (behind, ahead))
    middle = _HEIGHT / 2
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH:.0f} {_HEIGHT:.0f}'>"
        f"<path d='M{_PAD} {middle}H{_WIDTH - _PAD}' stroke='#8a98a3' stroke-opacity='.45'/>"
        f"<path d='M{low:.1f} {middle}H{high:.1f}' stroke='#8a98a3' stroke-width='3'/>"
        f"<circle cx='{high:.1f}' cy='{middle}' r='5' fill='{SERIES[0]}'/>"
        f"<path d='M{low:.1f} {middle - 6}l6 6-6 6-6-6z' fill='{SERIES[1]}'/>"
        "</svg>"
    )
    picture = b64encode(svg.encode()).decode()
    return (
        f"<img alt='{escape(label, quote=True)}' width='{_WIDTH:.0f}' height='{_HEIGHT:.0f}' "
        f"src='data:image/svg+xml;base64,{picture}'>"
    )
