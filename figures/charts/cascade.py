"""What becomes of cases: bars that shrink from step to step, and the share served by day."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import SERIES, Spec, bar_layout, plain_layout, plotly_figure, separators, wrapped
from indicators.words import Words

LOST = "#e3b08a"  # of the hue of the second series, so that a loss reads as one


def cascade(
    steps: pd.DataFrame,
    names: Mapping[str, str],
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return one bar a step: the cases that reached it, and beside them those that stopped before.

    Parameters
    ----------
    steps : DataFrame
        ``step``, ``reached``, ``lost`` (missing for the first), ``cumulative`` (share of 1).
    names : mapping
        The name of each step.
    """
    labels = [wrapped(names[step], 18) for step in steps["step"]]
    said = [
        f"<b>{words.number(n, 0)}</b><br>{words.percent(words.number(100 * share, 0))}"
        for n, share in zip(steps["reached"], steps["cumulative"], strict=True)
    ]
    lost = steps["lost"].fillna(0)
    gone = [f"\N{MINUS SIGN}{words.number(n, 0)}" if n else "" for n in lost]
    reached = _bar(labels, steps["reached"], said, SERIES[0], "#ffffff", words("took the step"))
    stopped = _bar(
        labels, lost, gone, LOST, "#3b2413", words("stopped before it, or not yet there")
    )
    stopped |= {"insidetextanchor": "end"}
    height = 88 + 54 * len(steps)
    layout = bar_layout(palette, watermark, height=height, top=float(steps["reached"].max()))
    legend = {"orientation": "h", "y": -0.02, "x": 0, "traceorder": "normal", "font": {"size": 13}}
    layout |= {"barmode": "stack", "legend": legend, "separators": separators(words)}
    return plotly_figure([reached, stopped], layout)


def _bar(
    labels: list[str], values: "pd.Series[float]", text: list[str], colour: str, ink: str, name: str
) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": values.tolist(),
        "y": labels,
        "text": text,
        "textposition": "inside",
        "insidetextanchor": "start",
        "textangle": 0,
        "textfont": {"color": ink, "size": 13},
        "constraintext": "none",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"color": colour},
    }


def waiting(
    curves: Sequence[tuple[str, pd.DataFrame]],
    completed: float,
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return the share served by each day since identification, in steps; the first with its band.

    Parameters
    ----------
    curves : sequence of (label, curve)
        ``time`` (days), ``share``, ``lower``, ``upper`` (shares of 1), in order of time.
    completed : float
        The median of the completed cases alone: drawn, for how little of the curve it has seen.
    """
    traces: list[Spec] = []
    for place, (label, curve) in enumerate(curves):
        traces += _band(curve) if place == 0 else []
        traces.append(_line(place, label, curve, words))
    layout = plain_layout(palette, watermark, height=340)
    layout["xaxis"] |= {"showgrid": False, "rangemode": "tozero", "nticks": 7}
    layout["xaxis"]["title"] = {"text": words("Days since the child was identified")}
    layout["yaxis"] |= {"range": [0, 100], "nticks": 6, "ticksuffix": "%"}
    layout["legend"] |= {"y": -0.3, "traceorder": "normal"}
    layout["shapes"] = [_line_at(palette, y0=50, y1=50), _line_at(palette, x0=completed)]
    layout["annotations"] += [
        _note(palette, words("half of the children"), x=1, y=50, xref="paper", xanchor="right"),
        _note(palette, words("median of completed cases"), x=completed, y=92, xanchor="left"),
    ]
    layout |= {"separators": separators(words), "showlegend": len(curves) > 1}
    return plotly_figure(traces, layout)


def _line_at(palette: Palette, **at: float) -> Spec:
    """Return a dotted line across at a height, or upwards at a day."""
    line = {"color": palette.warning, "width": 1.5, "dash": "dot"}
    if "x0" in at:
        return {
            "type": "line",
            "line": line,
            "x1": at["x0"],
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            **at,
        }
    return {"type": "line", "line": line, "xref": "paper", "x0": 0, "x1": 1, **at}


def _note(palette: Palette, text: str, **at: object) -> Spec:
    ink = {"size": 12, "color": palette.warning}
    return {"text": text, "showarrow": False, "yanchor": "bottom", "font": ink, "xshift": 4, **at}


def _from_zero(curve: pd.DataFrame, column: str) -> list[float]:
    return [0.0, *(100 * curve[column]).round(2).tolist()]


def _line(place: int, label: str, curve: pd.DataFrame, words: Words) -> Spec:
    dashes = ("solid", "dash", "dot", "dashdot")
    share = _from_zero(curve, "share")
    return {
        "type": "scatter",
        "mode": "lines",
        "name": label,
        "x": [0.0, *curve["time"].tolist()],
        "y": share,
        "line": {
            "shape": "hv",
            "color": SERIES[place % len(SERIES)],
            "width": 2.8 if place == 0 else 1.8,
            "dash": dashes[place % len(dashes)],
        },
        "text": [words.percent(words.number(value, 0)) for value in share],
        "hovertemplate": "%{x}: <b>%{text}</b>",
    }


def _band(curve: pd.DataFrame) -> list[Spec]:
    known = curve.dropna(subset=["lower", "upper"])
    quiet: Spec = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False}
    quiet |= {"x": known["time"].tolist(), "line": {"width": 0, "shape": "hv"}}
    upper = quiet | {"y": (100 * known["upper"]).round(2).tolist()}
    lower = quiet | {"y": (100 * known["lower"]).round(2).tolist()}
    return [upper, lower | {"fill": "tonexty", "fillcolor": f"{SERIES[0]}26"}]
