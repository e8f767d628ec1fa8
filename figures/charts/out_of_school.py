"""Who the children out of school are: bars that divide in the parts of a whole."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import Spec, bar_layout, plotly_figure
from indicators.words import Words

_INSIDE = 0.03  # a part narrower than this of the whole carries no number; nor one that has no room
_ON_COLOUR = "#ffffff"
_DARK = ("#12638c", "#b04d00", "#00734f")  # of the series: white reads on them at 4.5:1


def divided(
    parts: pd.DataFrame,
    labels: Mapping[str, str],
    names: Mapping[str, str],
    words: Words,
    palette: Palette,
    watermark: str,
) -> go.Figure:
    """Return one bar a level, as wide as the whole, cut in its parts.

    Parameters
    ----------
    parts : DataFrame
        One row a part: ``level``, ``part``, ``obs_value`` as a share of 1.
    labels, names : mapping of str
        What stands beside each level (lines apart by ``<br>``) and what each part is called, in
        the order drawn.
    """
    wide = parts.pivot(index="level", columns="part", values="obs_value")
    wide = wide.reindex(index=[*labels], columns=[*names])
    beside = [*labels.values()]
    colours = zip(names.items(), _DARK, strict=True)
    traces = [_part(wide[code], name, beside, colour, words) for (code, name), colour in colours]
    layout = bar_layout(palette, watermark, height=96 + 52 * len(wide), top=100)
    layout["yaxis"] |= {"tickfont": {"size": 13, "color": palette.ink}}
    layout["yaxis"] |= {"ticks": "outside", "ticklen": 6, "tickcolor": "rgba(0,0,0,0)"}
    legend = {
        "orientation": "h",
        "y": -0.04,
        "x": 0,
        "yanchor": "top",
        "traceorder": "normal",
        "font": {"size": 13},
    }
    return plotly_figure(
        traces,
        layout
        | {
            "barmode": "stack",
            "uniformtext": {"minsize": 11, "mode": "hide"},
            "legend": legend,
            "showlegend": True,
        },
    )


def _part(
    shares: "pd.Series[float]", name: str, beside: Sequence[str], colour: str, words: Words
) -> Spec:
    text = [words.percent(words.number(100 * v, 0)) if v >= _INSIDE else "" for v in shares]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": (100 * shares).round(2).tolist(),
        "y": list(beside),
        "text": text,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": _ON_COLOUR, "size": 13},
        "hoverinfo": "skip",
        "marker": {"color": colour, "line": {"width": 0}},
    }
