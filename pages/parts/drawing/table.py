"""Tables: small ones as markup; large ones that can be sorted and taken away.

One without rows says so in the reader's language.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from indicators.words import Words
from pages.parts.drawing.text import empty, nothing

MOST_OPEN = 8  # rows of a long list that stand on the page before the rest is asked for


def show_table(table: pd.DataFrame | Styler, words: Words, **options: Any) -> None:
    """Draw a table, or that it has no rows: the framework would say so in English."""
    if table.index.empty:
        empty(words("No rows"))
        return
    st.dataframe(table, hide_index=True, **options)


def show_listed(table: pd.DataFrame, words: Words, numbers: Sequence[str] = ()) -> None:
    """Draw a small table as it is read, without the framework's table, which loads a megabyte.

    Parameters
    ----------
    numbers : sequence of str
        Columns that hold numbers: they stand on the right.
    """
    st.html(listed(table, words, numbers))


def listed(table: pd.DataFrame, words: Words, numbers: Sequence[str] = ()) -> str:
    """Return a small table as markup, or that it has no rows."""
    if table.index.empty:
        return nothing(words("No rows"))
    rows = table.map(lambda cell: escape(str(cell))).to_numpy().tolist()
    return listed_table([*table.columns], rows, numbers)


def listed_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[str] = ()
) -> str:
    """Return a table as markup; on a phone each row is a card whose cells say their column.

    Parameters
    ----------
    rows : iterable of sequences
        Cells as markup, every text in them escaped; the first names the row.
    """
    kinds = [" class='crm-num'" if name in numbers else "" for name in columns]
    heads = zip(columns, kinds, strict=True)
    head = "".join(f"<th scope='col'{kind}>{escape(name)}</th>" for name, kind in heads)
    body = "".join(_line(columns, kinds, row) for row in rows)
    return f"<table class='crm-listed'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def folded(title: str, markup: str) -> str:
    """Return markup that a reader opens by its title: a long list does not stand before the next.

    Parameters
    ----------
    title : str
        As plain text.
    """
    return f"<details class='crm-which'><summary>{escape(title)}</summary>{markup}</details>"


def _line(columns: Sequence[str], kinds: Sequence[str], row: Sequence[str]) -> str:
    cells = "".join(
        f"<td{kind} data-label='{escape(name, quote=True)}'>{cell}</td>"
        for name, kind, cell in list(zip(columns, kinds, row, strict=True))[1:]
    )
    return f"<tr><th scope='row'>{row[0]}</th>{cells}</tr>"
