"""Shares of children in several groups, as rows of bars with their intervals."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from figures.rows import Row, bar_rows, mark_said, stacked
from indicators.plain_rows import plain_rows
from indicators.words import Words


def share_rows(
    found: pd.DataFrame, labels: Sequence[str], words: Words, *, top: float, source: str
) -> str:
    """Return one bar a group with its interval, as percentages, on a scale up to ``top``.

    Parameters
    ----------
    found : DataFrame
        ``obs_value``, ``lower_bound``, ``upper_bound`` as shares of 1, and ``time_period``; a
        share that is withheld has a dash and no bar.
    """
    rows = [
        share_row(row, label, words, source)
        for row, label in zip(plain_rows(found), labels, strict=True)
    ]
    return stacked(bar_rows(rows, 100 * top))


def share_row(row: Mapping[Any, Any], label: str, words: Words, source: str) -> Row:
    """Return one share of 1 as a row in per cent."""
    value, low, high = (100 * row[name] for name in ("obs_value", "lower_bound", "upper_bound"))
    if pd.isna(value):
        return Row(label, value, "–", said=mark_said(label, _period(row, words), "–", "", source))
    written = words.percent(words.number(value, 1))
    if pd.isna(low) or pd.isna(high):
        said = mark_said(label, _period(row, words), written, "", source)
        return Row(label, value, written, said=said)
    between = f"{words.number(low, 1)}–{words.percent(words.number(high, 1))}"
    said = mark_said(label, _period(row, words), written, between, source)
    return Row(label, value, written, low, high, between, said=said)


def _period(row: Mapping[Any, Any], words: Words) -> str:
    return words.period(str(row["time_period"]))
