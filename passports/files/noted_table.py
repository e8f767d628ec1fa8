"""A table as a file that says at its head, and in every row, what a reader's choice made of it."""

import csv
from collections.abc import Iterable
from io import StringIO

import pandas as pd

from indicators.words import Words
from passports.cells import plain_table


def noted_csv(
    table: pd.DataFrame, first: str, lines: Iterable[tuple[str, str]], kind: str, words: Words
) -> bytes:
    """Return a CSV in UTF-8: lines that begin with # say what it is, and so does its first column.

    Parameters
    ----------
    table : DataFrame
        The figures under the reader's column names.
    first : str
        What the table is, and is not.
    lines : iterable of (label, text)
        What was chosen, and where the figures are from.
    kind : str
        What every row says of itself.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([f"# {first}"])
    for label, text in lines:
        writer.writerow([f"# {label}: {text}"])
    marked = table.copy()
    marked.insert(0, words("Kind"), kind)
    plain_table(marked).to_csv(buffer, index=False, lineterminator="\n", na_rep="")
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


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
