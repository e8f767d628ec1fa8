"""Plotly charts of series and groups. Specifications are complete: no template is sent."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import (
    SERIES,
    Spec,
    bar_layout,
    bars_of,
    break_label,
    break_line,
    error_bars,
    plain_layout,
    plotly_figure,
    separators,
    wrapped,
)
from indicators.codelists import codelist, codes
from indicators.model import Indicator
from indicators.observations import year
from indicators.summary import groups_in_order, segments
from indicators.words import Words

_FEW_YEARS = 7
_LEGEND = 44  # letters of a line of the legend: more do not fit on a phone
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")


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
    years = [period_place(period) for _, part in series for period in part["time_period"]]
    # A break at the very beginning parts nothing: there is no figure before it.
    parting = [item for item in indicator.breaks if year(item.time_period) > min(years)]
    breaks = [(year(item.time_period), words.of(item.label)) for item in parting]
    layout = plain_layout(palette, watermark, height=_height([label for label, _ in series]))
    layout["annotations"] += [break_label(at, label, palette) for at, label in breaks]
    layout["shapes"] = [break_line(at, palette) for at, _ in breaks]
    layout["xaxis"] |= {"showgrid": False, "tickformat": "d", "range": _span(years)}
    # Left alone, an axis of two years writes each of them twice.
    layout["xaxis"] |= {"dtick": 1} if max(years) - min(years) < _FEW_YEARS else {"nticks": 8}
    layout["yaxis"] |= {"rangemode": "tozero", "nticks": 6, "tickformat": ",~f"}
    layout |= {"showlegend": len(series) > 1, "separators": separators(words)}
    return plotly_figure(traces, layout)


def _span(years: Sequence[float]) -> list[float]:
    """Return the first and last year with a little room on both sides."""
    room = max(0.5, 0.03 * (max(years) - min(years)))
    return [min(years) - room, max(years) + room]


def _height(names: Sequence[str]) -> int:
    """Return the height of a chart: on a phone its legend takes a line a name, or several."""
    lines = sum(wrapped(name, _LEGEND).count("<br>") + 1 for name in names)
    return max(340, 270 + 22 * lines)


def _series(
    place: int, label: str, observations: pd.DataFrame, indicator: Indicator, words: Words
) -> list[Spec]:
    colour = SERIES[place % len(SERIES)]
    traces: list[Spec] = []
    for number, part in enumerate(segments(observations, indicator)):
        years = [period_place(period) for period in part["time_period"]]
        traces += _band(years, part, colour)
        traces.append(
            {
                "type": "scatter",
                "x": years,
                "y": part["obs_value"].round(indicator.decimals + 1).tolist(),
                "name": wrapped(label, _LEGEND),
                "legendgroup": label,
                "showlegend": number == 0,
                "mode": "lines+markers",
                "line": {"color": colour, "width": 2.5, "dash": _DASHES[place % len(_DASHES)]},
                "marker": {"color": colour, "size": 6},
                "text": [words.figure(row, indicator) for row in part.to_dict("records")],
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


def period_place(period: str) -> float:
    """Return a period as a place on an axis of years: its month where it has one."""
    month = int(period[5:7]) if len(period) >= 7 else 1
    return year(period) + (month - 1) / 12 if month > 1 else year(period)


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
    bars = bars_of(
        [words.of(codes(dimension, indicator.population)[code]) for code in groups[dimension]],
        groups["obs_value"].round(indicator.decimals + 1).tolist(),
        [words.figure(row, indicator) for row in groups.to_dict("records")],
        width=24,
    )
    bars["error_x"] = error_bars(groups)
    layout = bar_layout(palette, watermark, height=44 + 34 * len(groups), top=top * 1.22 or 1)
    return plotly_figure([bars], layout)


def peers(
    rows: pd.DataFrame,
    labels: Sequence[str],
    indicator: Indicator,
    words: Words,
    palette: Palette,
) -> go.Figure:
    """Return one bar a country, best first, the nation's own darkest."""
    values = rows["obs_value"].round(indicator.decimals + 1).tolist()
    bars = bars_of(
        list(labels), values, [words.value(value, indicator) for value in values], width=40
    )
    own = rows["ref_area"].eq("AZE")
    bars["marker"] = {"color": [SERIES[0] if mine else "#a9c9dc" for mine in own]}
    height = 40 + 24 * len(values)
    return plotly_figure([bars], bar_layout(palette, "", height=height, top=max(values) * 1.2 or 1))


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
    layout = plain_layout(palette, watermark, height=440)
    layout["xaxis"] |= {"title": {"text": _title(across, words)}, "gridcolor": palette.grid}
    layout["yaxis"] |= {"title": {"text": _title(upwards, words)}}
    layout |= {"showlegend": False, "separators": separators(words)}
    return plotly_figure([points], layout)


def _title(indicator: Indicator, words: Words) -> str:
    unit = words.of(codelist("unit_measure")[indicator.unit_measure])
    return wrapped(f"{words.of(indicator.name)}, {unit}", 60)


def components(
    shown: Sequence[tuple[Indicator, float]], words: Words, palette: Palette, watermark: str
) -> go.Figure:
    """Return the components of an index as bars on its scale, the total and pillars darkest."""
    names = [short_name(words.of(item.name)) for item, _ in shown]
    values = [value for _, value in shown]
    bars = bars_of(names, values, [words.value(value, item) for item, value in shown], width=40)
    bars["marker"] = {"color": [SERIES[0] if i.order < 120 else "#7fb6d3" for i, _ in shown]}
    height = 40 + 27 * len(shown)
    return plotly_figure([bars], bar_layout(palette, watermark, height=height, top=11))


def short_name(name: str) -> str:
    """Return what follows the name of the index: INFORM: earthquake → Earthquake."""
    part = name.partition(": ")[2] or name
    return part[0].upper() + part[1:]
