"""What a public page says of a figure. The one place where sentences are made for the site."""

from typing import Any

import pandas as pd

from briefings.labels import short_source
from briefings.sentences import direction, reliability, sentence
from figures.maps import interval
from indicators.language import Words
from indicators.noise import told
from indicators.selection import View
from indicators.summary import change


def key_message(view: View, fact: Any, words: Words) -> str:
    """Return the sentence that states a figure: area, indicator, groups, value and period."""
    return sentence(view, fact, words)


def support(
    view: View,
    fact: Any,
    series: pd.DataFrame,
    counts: pd.DataFrame,
    source: Any,
    words: Words,
) -> list[str]:
    """Return what stands beside the key message: interval, count, direction, chance, source.

    Parameters
    ----------
    series : DataFrame
        The series of the fact's own source, up to its period.
    counts : DataFrame
        The counts behind a rate, of the same source and slice; may be empty.
    """
    item = view.indicator
    said = []
    bounds = interval(fact["lower_bound"], fact["upper_bound"], item, words)
    if bounds:
        said.append(words("Interval: {bounds}.", bounds=bounds))
    said.append(_behind(view, counts, words))
    found = change(series, item)
    said.append(direction(found, item, words))
    if found is not None and round(found.difference, item.decimals) != 0:
        said.append(reliability(told(found, series, counts, item, source["kind"]), words))
    said.append(words("Source: {source}.", source=short_source(source, words)))
    return [text for text in said if text]


def _behind(view: View, counts: pd.DataFrame, words: Words) -> str:
    """Return how many are counted behind a rate, where that is published for the same slice."""
    now = counts[counts["time_period"] == view.time_period]["obs_value"].dropna()
    if len(now) != 1:
        return ""
    n = float(now.iloc[0])
    if view.indicator.population == "persons":
        return words.plural("{n} person stands behind it.", "{n} people stand behind it.", n)
    return words.plural("{n} child stands behind it.", "{n} children stand behind it.", n)
