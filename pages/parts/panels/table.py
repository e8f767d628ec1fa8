"""The same figures as a table, and as files."""

import math
from datetime import date
from typing import Literal

import pandas as pd
import streamlit as st

from briefings.tables import Passport, file_stem, readable, to_csv, to_sdmx_csv, to_xlsx
from indicators.codelists import NATION, areas_of
from indicators.selection import View
from pages.parts.shell import Page
from pages.parts.text import heading, sources_named

_SHORT = 16  # rows that need no opening: every region, most national series


def table(page: Page) -> None:
    """Draw the figures behind the map (or the series, where there is no map) and the downloads."""
    if page.is_gap:
        return
    view = page.view(mapped=True)
    below = view.exists
    view = view if below else page.view(mapped=False)
    observations = _figures(page, view, below)
    with st.container(key="crm-table-panel"):
        heading(page.words("Table"), page.words("The same figures, to sort and to take away."))
        _rows(page, view, observations)
        _downloads(page, view, observations)


def _rows(page: Page, view: View, observations: pd.DataFrame) -> None:
    """Draw a short table as it is; a long one travels only when the reader opens it."""
    if len(observations) <= _SHORT:
        _draw(page, view, observations)
        return
    label = page.words.plural("{n} row", "{n} rows", len(observations))
    opened = st.expander(label, key="crm-table-open", on_change="rerun")
    if opened.open:
        with opened:
            _draw(page, view, observations)


def _draw(page: Page, view: View, observations: pd.DataFrame) -> None:
    item, words = view.indicator, page.words
    shown = readable(observations, item, words)
    height: int | Literal["auto"] = "auto" if len(shown) <= _SHORT else 560
    numbers = shown.select_dtypes("number").columns

    # Sorted by the number, read as the language writes it; what is absent says its state instead.
    def write(value: object) -> str:
        number = float(str(value))
        return "" if math.isnan(number) else words.number(number, item.decimals)

    written = shown.style.format(write, subset=numbers)
    st.dataframe(written, hide_index=True, key="crm-table", height=height)


def _figures(page: Page, view: View, below: bool) -> pd.DataFrame:
    found = page.store.observations(
        view.indicator.indicator,
        page.selection.edition,
        ref_area=[NATION, *areas_of(view.scheme)] if below else [view.ref_area],
        time_period=view.time_period if below else None,
        data_source=view.data_source,
        dimensions=view.dimensions,
    )
    return found.sort_values(["time_period", "ref_area"], ascending=[False, True])


def _downloads(page: Page, view: View, observations: pd.DataFrame) -> None:
    words = page.words
    passport = Passport(
        view.indicator,
        page.selection.edition,
        sources_named(sorted(set(observations["data_source"])), page),
        page.store.build()["release"],
        date.today().isoformat(),
        str(st.context.url or ""),
    )
    stem = file_stem(passport, view.scheme or view.ref_area, view.time_period)
    with st.container(key="crm-downloads", horizontal=True):
        st.download_button(
            words("Download CSV"),
            lambda: to_csv(observations, passport, words),
            f"{stem}.csv",
            "text/csv",
            on_click="ignore",
        )
        st.download_button(
            words("Download XLSX"),
            lambda: to_xlsx(observations, passport, words),
            f"{stem}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )
        st.download_button(
            words("Download SDMX-CSV"),
            lambda: to_sdmx_csv(observations),
            f"{stem}.sdmx.csv",
            "application/vnd.sdmx.data+csv",
            on_click="ignore",
        )
