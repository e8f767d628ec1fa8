"""What is said of an indicator without a figure of the nation: of which areas there is one."""

import pandas as pd

from indicators.model import Indicator
from indicators.words import Words, some_of

_NATION = "nation"


def only_below(item: Indicator, coverage: pd.DataFrame, words: Words) -> str:
    """Return that only areas have a figure: how many of which scheme, and when.

    Empty where none has one, or the nation has. The newest are told, of the scheme and the slice
    that have most of them.
    """
    below = coverage[coverage["scheme"] != _NATION]
    if below.empty or len(below) < len(coverage):
        return ""
    newest = below[below["time_period"] == below["time_period"].max()]
    most = newest.loc[newest["areas"].idxmax()]
    return words(
        "No national figure is published; the newest figures by area: {areas} ({period}).",
        areas=some_of(str(most["scheme"]), int(most["areas"]), words),
        period=words.period(str(most["time_period"]), item.period),
    )
