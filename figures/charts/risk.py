"""Pictures of risk: what drives an index, and how firm a ranking is."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from figures.palette import Palette
from figures.spec import SERIES, Spec, bar_layout, bars_of, plain_layout, plotly_figure
from indicators.words import Words

_FIRM = 90.0  # per cent of the trials


def drivers(
    names: Sequence[str], scores: Sequence[float], words: Words, palette: Palette, watermark: str
) -> go.Figure:
    """Return the scores of an index's parts as bars, in the order given, on a scale to ten."""
    text = [words.number(score, 1) for score in scores]
    bars = bars_of(list(names), [round(score, 2) for score in scores], text, width=26)
    layout = bar_layout(palette, watermark, height=44 + 31 * len(names), top=11)
    return plotly_figure([bars], layout)


def rank_ranges(
    ranked: pd.DataFrame, names: Sequence[str], words: Words, palette: Palette, watermark: str
) -> go.Figure:
    """Return a dot an area at its rank and a line over the ranks it takes under other weights.

    Parameters
    ----------
    ranked : DataFrame
        ``rank``, ``low``, ``high``, ``top_share`` (per cent), one row an area, the worst first.
    names : sequence of str
        Names of the areas.
    """
    rows = ranked[["rank", "low", "high", "top_share"]].itertuples(index=False)
    text = [
        words(
            "Rank {rank}; under other weights {low} to {high}; among the ten in {share} of trials",
            rank=f"{row.rank:.0f}",
            low=f"{row.low:.0f}",
            high=f"{row.high:.0f}",
            share=words.percent(words.number(float(row.top_share), 0)),  # type: ignore[arg-type]
        )
        for row in rows
    ]
    firm = ranked["top_share"] >= _FIRM
    dots: Spec = {
        "type": "scatter",
        "mode": "markers",
        "x": ranked["rank"].tolist(),
        "y": list(names),
        "text": text,
        "hovertemplate": "<b>%{y}</b><br>%{text}<extra></extra>",
        "marker": {"size": 12, "color": [SERIES[1] if sure else SERIES[0] for sure in firm]},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (ranked["high"] - ranked["rank"]).tolist(),
            "arrayminus": (ranked["rank"] - ranked["low"]).tolist(),
            "color": palette.muted,
            "thickness": 2,
            "width": 5,
        },
    }
    layout = plain_layout(palette, watermark, height=80 + 27 * len(ranked))
    most = float(ranked["high"].max())
    layout["xaxis"] |= {"gridcolor": palette.grid, "range": [0, most + 1.5], "nticks": 9}
    layout["xaxis"] |= {"title": {"text": words("Rank (1 is the highest risk)")}}
    layout["yaxis"] |= {"autorange": "reversed", "showgrid": False}
    return plotly_figure([dots], layout | {"showlegend": False})
