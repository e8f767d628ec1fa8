"""A table that can be sorted and taken away; one without rows says so in the reader's language."""

from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from indicators.words import Words
from pages.parts.text import empty


def show_table(table: pd.DataFrame | Styler, words: Words, **options: Any) -> None:
    """Draw a table, or that it has no rows: the framework would say so in English."""
    if table.index.empty:
        empty(words("No rows"))
        return
    st.dataframe(table, hide_index=True, **options)
