"""Charts in Plotly: since when, and who. Specifications are written whole: no template travels."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from indicators.codelists import codelist, codes
from indicators.language import Words
from indicators.model import Indicator
from indicators.observations import year
from indicators.summary import groups_in_order, segments

# Okabe and Ito (2008), without the yellow: apart for every kind of colour vision, on white and
# on near-black.
SERIES: tuple[str, ...] = ("#1b84b8", "#d55e00", "#009e73", "#b3609a", "#7a8791")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
CONFIG: Mapping[str, object] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


Spec = dict[str, Any]


def trend(
    series: Sequence[tuple[str, pd.DataFrame]],
    indicator: Indicator,
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return lines over time, one a source or area, cut at breaks, with their intervals.

    Parameters
    ----------
    series : sequence of (label, observations)
        Each in one unit; each drawn apart.
    """
    traces: list[Spec] = []
    for place, (label, observations) in enumerate(series):
        traces += _series(place, label, observations, indicator, words)
    years = [when(period) for _, part in series for period in part["time_period"]]
    # A break at the very beginning parts nothing: there is no figure before it.
    parting = [item for item in indicator.breaks if year(item.time_period) > min(years)]
    breaks = [(year(item.time_period), words.of(item.label)) for item in parting]
    layout = _layout(palette, watermark, height=340)
    layout["annotations"] += [_break_label(at, label, palette) for at, label in breaks]
    layout["shapes"] = [_break_line(at, palette) for at, _ in breaks]
    layout["xaxis"] |= {"showgrid": False, "tickformat": "d", "nticks": 8, "range": _span(years)}
    layout["yaxis"] |= {"rangemode": "tozero", "nticks": 6, "tickformat": ",~f"}
    layout |= {"showlegend": len(series) > 1, "separators": _separators(words)}
    return _figure(traces, layout)


def _figure(traces: list[Spec], layout: Spec) -> go.Figure:
    # The specification is ours and tested; validating it on every run would cost half of the run.
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def _span(years: Sequence[float]) -> list[float]:
    """Return the first and last year with a little room on both sides."""
    room = max(0.5, 0.03 * (max(years) - min(years)))
    return [min(years) - room, max(years) + room]


def _series(
    place: int, label: str, observations: pd.DataFrame, indicator: Indicator, words: Words
) -> list[Spec]:
    colour = SERIES[place % len(SERIES)]
    traces: list[Spec] = []
    for number, part in enumerate(segments(observations, indicator)):
        years = [when(period) for period in part["time_period"]]
        traces += _band(years, part, colour)
        traces.append(
            {
                "type": "scatter",
                "x": years,
                "y": part["obs_value"].round(indicator.decimals + 1).tolist(),
                "name": label,
                "legendgroup": label,
                "showlegend": number == 0,
                "mode": "lines+markers",
                "line": {"color": colour, "width": 2.5, "dash": _DASHES[place % len(_DASHES)]},
                "marker": {"color": colour, "size": 6},
                "text": [words.value(value, indicator) for value in part["obs_value"]],
                "hovertemplate": "%{x}: <b>%{text}</b>",
            }
        )
    return traces


def _band(years: list[float], part: pd.DataFrame, colour: str) -> list[Spec]:
    """Return the interval of a line as a band, where every point has one."""
    bounds = part[["lower_bound", "upper_bound"]]
    if bounds.isna().any(axis=None) or len(part) < 2:
        return []
    quiet: Spec = {"type": "scatter", "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    quiet |= {"x": years, "showlegend": False}
    upper = quiet | {"y": bounds["upper_bound"].round(2).tolist()}
    lower = quiet | {"y": bounds["lower_bound"].round(2).tolist()}
    return [upper, lower | {"fill": "tonexty", "fillcolor": f"{colour}26"}]


def when(period: str) -> float:
    """Return where a period stands on an axis of years: the month in which it begins.

    Examples
    --------
    >>> when("2022"), when("2022-07")
    (2022, 2022.5)
    """
    month = int(period[5:7]) if len(period) >= 7 else 1
    return year(period) + (month - 1) / 12 if month > 1 else year(period)


def _break_line(at: float, palette: Palette) -> Spec:
    line = {"color": palette.warning, "width": 1.5, "dash": "dot"}
    ends = {"x0": at - 0.5, "x1": at - 0.5, "y0": 0, "y1": 1}
    return {"type": "line", "xref": "x", "yref": "paper", "line": line, **ends}


def _break_label(at: float, label: str, palette: Palette) -> Spec:
    return {
        "x": at - 0.5,
        "y": 1,
        "yref": "paper",
        "text": _wrapped(label, 26),
        "showarrow": False,
        "xanchor": "right",
        "yanchor": "top",
        "align": "right",
        "xshift": -6,
        "font": {"size": 12, "color": palette.warning},
    }


def _wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(lines)


def breakdown(
    observations: pd.DataFrame,
    dimension: str,
    indicator: Indicator,
    words: Words,
    palette: Palette,
    *,
    top: float,
    watermark: str,
) -> go.Figure:
    """Return bars of the groups of one dimension, on a scale shared by its neighbours."""
    groups = groups_in_order(observations, dimension)
    bars = _bars(
        [words.of(codes(dimension, indicator.population)[code]) for code in groups[dimension]],
        groups["obs_value"].round(indicator.decimals + 1).tolist(),
        [words.value(value, indicator) for value in groups["obs_value"]],
        width=24,
    )
    bars["error_x"] = _errors(groups)
    layout = _bar_layout(palette, watermark, height=44 + 34 * len(groups), top=top * 1.22 or 1)
    return _figure([bars], layout)


def _bars(names: list[str], values: list[float], text: list[str], *, width: int) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "x": values,
        "y": [_wrapped(name, width) for name in names],
        "text": text,
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"color": SERIES[0]},
    }


def _bar_layout(palette: Palette, watermark: str, *, height: int, top: float) -> Spec:
    layout = _layout(palette, watermark, height=height)
    del layout["legend"]
    layout["xaxis"] |= {"visible": False, "range": [0, top]}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False}
    return layout | {"bargap": 0.33}


def _errors(groups: pd.DataFrame) -> Spec | None:
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


def peers(
    rows: pd.DataFrame,
    labels: Sequence[str],
    indicator: Indicator,
    words: Words,
    palette: Palette,
) -> go.Figure:
    """Return one bar a country, best first, the nation's own darkest."""
    values = rows["obs_value"].round(indicator.decimals + 1).tolist()
    bars = _bars(
        list(labels), values, [words.value(value, indicator) for value in values], width=40
    )
    own = rows["ref_area"].eq("AZE")
    bars["marker"] = {"color": [SERIES[0] if mine else "#a9c9dc" for mine in own]}
    height = 40 + 24 * len(values)
    return _figure([bars], _bar_layout(palette, "", height=height, top=max(values) * 1.2 or 1))


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
    layout = _layout(palette, watermark, height=440)
    layout["xaxis"] |= {"title": {"text": _title(across, words)}, "gridcolor": palette.grid}
    layout["yaxis"] |= {"title": {"text": _title(upwards, words)}}
    layout |= {"showlegend": False, "separators": _separators(words)}
    return _figure([points], layout)


def _title(indicator: Indicator, words: Words) -> str:
    unit = words.of(codelist("unit_measure")[indicator.unit_measure])
    return _wrapped(f"{words.of(indicator.name)}, {unit}", 60)


def components(
    shown: Sequence[tuple[Indicator, float]], words: Words, palette: Palette, watermark: str
) -> go.Figure:
    """Return the components of an index as bars on its scale, the total and pillars darkest."""
    names = [short_name(words.of(item.name)) for item, _ in shown]
    values = [value for _, value in shown]
    bars = _bars(names, values, [words.value(value, item) for item, value in shown], width=40)
    bars["marker"] = {"color": [SERIES[0] if i.order < 120 else "#7fb6d3" for i, _ in shown]}
    height = 40 + 27 * len(shown)
    return _figure([bars], _bar_layout(palette, watermark, height=height, top=11))


def short_name(name: str) -> str:
    """Return what follows the name of the index: INFORM: earthquake → Earthquake."""
    part = name.partition(": ")[2] or name
    return part[0].upper() + part[1:]


def _layout(palette: Palette, watermark: str, *, height: int) -> Spec:
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
        "font": {"size": 34, "color": "rgba(176,84,0,0.22)"},
    }


def _separators(words: Words) -> str:
    symbols = words.locale.number_symbols["latn"]
    return f"{symbols['decimal']}{symbols['group']}"
