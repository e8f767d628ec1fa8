"""A scenario as a file: its assumptions travel at the head of its figures."""

from collections.abc import Iterable

import pandas as pd

from indicators.words import Words
from passports.noted_table import noted_csv


def plan_csv(table: pd.DataFrame, assumed: Iterable[tuple[str, str]], words: Words) -> bytes:
    """Return a CSV in UTF-8: lines that begin with # say what is assumed, the first that it is.

    Parameters
    ----------
    table : DataFrame
        The figures under the reader's column names.
    assumed : iterable of (label, text)
        Everything the reader assumed, and where the figures of today are from.
    """
    return noted_csv(table, scenario_label(words), assumed, words("SCENARIO"), words)


def scenario_label(words: Words) -> str:
    """Return what every scenario says of itself."""
    return words(
        "SCENARIO, not a forecast: arithmetic on assumptions that the reader entered. Nobody has "
        "planned or promised it."
    )
