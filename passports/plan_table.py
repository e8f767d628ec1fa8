"""A scenario as a file: its assumptions travel at the head of its figures."""

import csv
from collections.abc import Iterable
from io import StringIO

import pandas as pd

from indicators.words import Words
from passports.cells import plain_table


def plan_csv(table: pd.DataFrame, assumed: Iterable[tuple[str, str]], words: Words) -> bytes:
    """Return a CSV in UTF-8: lines that begin with # say what is assumed, the first that it is.

    Parameters
    ----------
    table : DataFrame
        The figures under the reader's column names.
    assumed : iterable of (label, text)
        Everything the reader assumed, and where the figures of today are from.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([f"# {scenario_label(words)}"])
    for label, text in assumed:
        writer.writerow([f"# {label}: {text}"])
    marked = table.copy()
    marked.insert(0, words("Kind"), words("SCENARIO"))
    plain_table(marked).to_csv(buffer, index=False, lineterminator="\n", na_rep="")
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def scenario_label(words: Words) -> str:
    """Return what every scenario says of itself."""
    return words(
        "SCENARIO, not a forecast: arithmetic on assumptions that the reader entered. Nobody has "
        "planned or promised it."
    )
