"""Charts in Plotly: since when, and who. Light specifications: no template travels."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from indicators.codelists import codes
from indicators.language import Words
from indicators.model import Indicator
from indicators.observations import year
from indicators.summary import groups_in_order, segments

# Okabe and Ito (2008), without the yellow: apart for every kind of colour vision, on white and
# on near-black.
SERIES: tuple[str, ...] = ("#1b84b8", "#d55e00", "#009e73", "#b3609a", "#7a8791")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
CONFIG: Mapping[str, object] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


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
    figure = go.Figure()
    for place, (label, observations) in enumerate(series):
        _add_series(figure, place, label, observations, indicator, words)
    for item in indicator.breaks:
        _add_break(figure, year(item.time_period), words.of(item.label), palette)
    _frame(figure, palette, watermark, height=340)
    figure.update_xaxes(showgrid=False, tickformat="d", nticks=8, range=_span(series))
    figure.update_yaxes(rangemode="tozero", nticks=6)
    figure.update_layout(showlegend=len(series) > 1, separators=_separators(words))
    return figure


def _span(series: Sequence[tuple[str, pd.DataFrame]]) -> list[float]:
    """Return the first and last year with a little room on both sides."""
    years = [_when(period) for _, part in series for period in part["time_period"]]
    room = max(0.5, 0.03 * (max(years) - min(years)))
    return [min(years) - room, max(years) + room]


def _add_series(
    figure: go.Figure,
    place: int,
    label: str,
    observations: pd.DataFrame,
    indicator: Indicator,
    words: Words,
) -> None:
    colour = SERIES[place % len(SERIES)]
    for number, part in enumerate(segments(observations, indicator)):
        years = [_when(period) for period in part["time_period"]]
        _add_band(figure, years, part, colour)
        figure.add_scatter(
            x=years,
            y=part["obs_value"].round(indicator.decimals + 1).tolist(),
            name=label,
            legendgroup=label,
            showlegend=number == 0,
            mode="lines+markers",
            line={"color": colour, "width": 2.5, "dash": _DASHES[place % len(_DASHES)]},
            marker={"color": colour, "size": 6},
            text=[words.value(value, indicator) for value in part["obs_value"]],
            hovertemplate="%{x}: <b>%{text}</b>",
        )


def _add_band(figure: go.Figure, years: list[float], part: pd.DataFrame, colour: str) -> None:
    bounds = part[["lower_bound", "upper_bound"]]
    if bounds.isna().any(axis=None) or len(part) < 2:
        return
    quiet = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
    figure.add_scatter(x=years, y=bounds["upper_bound"].round(2).tolist(), **quiet)
    lower = bounds["lower_bound"].round(2).tolist()
    figure.add_scatter(x=years, y=lower, fill="tonexty", fillcolor=f"{colour}26", **quiet)


def _when(period: str) -> float:
    month = int(period[5:7]) if len(period) >= 7 else 1
    return year(period) + (month - 1) / 12 if month > 1 else year(period)


def _add_break(figure: go.Figure, at: float, label: str, palette: Palette) -> None:
    figure.add_vline(x=at - 0.5, line={"color": palette.warning, "width": 1.5, "dash": "dot"})
    figure.add_annotation(
        x=at - 0.5,
        y=1,
        yref="paper",
        text=_wrapped(label, 26),
        showarrow=False,
        xanchor="right",
        yanchor="top",
        align="right",
        xshift=-6,
        font={"size": 12, "color": palette.warning},
    )


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
    names = [_wrapped(words.of(codes(dimension)[code]), 24) for code in groups[dimension]]
    figure = go.Figure()
    figure.add_bar(
        x=groups["obs_value"].round(indicator.decimals + 1).tolist(),
        y=names,
        orientation="h",
        marker={"color": SERIES[0]},
        text=[words.value(value, indicator) for value in groups["obs_value"]],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
        error_x=_errors(groups),
    )
    _frame(figure, palette, watermark, height=44 + 34 * len(groups))
    figure.update_xaxes(visible=False, range=[0, top * 1.22 or 1])
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_layout(bargap=0.35)
    return figure


def _errors(groups: pd.DataFrame) -> dict[str, object] | None:
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


def _frame(figure: go.Figure, palette: Palette, watermark: str, *, height: int) -> None:
    figure.update_layout(
        template=None,
        height=height,
        margin={"l": 8, "r": 16, "t": 12, "b": 8},
        hovermode="closest",
        dragmode=False,
        legend={"orientation": "h", "y": -0.16, "x": 0, "font": {"size": 13}},
        font={"family": "Source Sans, sans-serif", "size": 13, "color": palette.muted},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_yaxes(automargin=True, fixedrange=True, zeroline=False, gridcolor=palette.grid)
    figure.update_xaxes(automargin=True, fixedrange=True, zeroline=False)
    if watermark:
        figure.add_annotation(
            text=watermark,
            x=0.5,
            y=0.5,
            xref="paper",
            yref="paper",
            showarrow=False,
            textangle=-18,
            font={"size": 34, "color": "rgba(176,84,0,0.22)"},
        )


def _separators(words: Words) -> str:
    symbols = words.locale.number_symbols["latn"]
    return f"{symbols['decimal']}{symbols['group']}"


def _short(name: str) -> str:
    """Return what follows the name of the index: INFORM: earthquake → Earthquake."""
    part = name.partition(": ")[2] or name
    return part[0].upper() + part[1:]


def components(
    shown: Sequence[tuple[Indicator, float]], words: Words, palette: Palette, watermark: str
) -> go.Figure:
    """Return the components of an index as bars on its scale, the total and pillars darkest."""
    names = [_wrapped(_short(words.of(item.name)), 40) for item, _ in shown]
    figure = go.Figure()
    figure.add_bar(
        x=[value for _, value in shown],
        y=names,
        orientation="h",
        marker={"color": [SERIES[0] if item.order < 120 else "#7fb6d3" for item, _ in shown]},
        text=[words.value(value, item) for item, value in shown],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    _frame(figure, palette, watermark, height=40 + 27 * len(shown))
    figure.update_xaxes(visible=False, range=[0, 11])
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_layout(bargap=0.3)
    return figure
