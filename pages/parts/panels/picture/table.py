"""The same figures as a table, and as files."""

import math
from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from typing import Literal

import pandas as pd
import streamlit as st

from indicators.codelists import NATION, areas_of
from indicators.display import row_as_printed
from indicators.facts import key_of
from indicators.plain_rows import plain_rows
from indicators.selection import View
from pages.parts.drawing import show_table, sources_named
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.passports import frozen, passport_path, site
from passports.files import readable_rows, to_csv, to_hxl_csv, to_sdmx_csv, to_xlsx
from passports.headers import MEDIA_TYPES, Passport, file_stem
from passports.sdmx import to_sdmx_json, to_sdmx_json_1, to_structure

_SHORT = 16  # rows that need no opening: every region, most national series


def table(page: Page) -> None:
    """Draw the figures behind the picture, to sort and to take away."""
    view = page.drawn
    observations = figures_shown(page, view, page.draws_areas)
    with st.container(key="crm-table-panel"):
        _rows(page, view, observations)
        _downloads(page, view, observations)


def downloads(page: Page) -> None:
    """Draw the files of the figures behind the picture."""
    view = page.drawn
    _downloads(page, view, figures_shown(page, view, page.draws_areas))


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
    shown = readable_rows(observations, item, words)
    shown[words("Passport")] = passport_addresses(page, observations)
    link = st.column_config.LinkColumn(display_text=words("open"))
    height: int | Literal["auto"] = "auto" if len(shown) <= _SHORT else 560
    numbers = shown.select_dtypes("number").columns

    # Sorted by the number, read as the language writes it; what is absent says its state instead.
    def write(decimals: int, value: object) -> str:
        number = float(str(value))
        return "" if math.isnan(number) else words.number(number, decimals)

    places = pd.Series(
        [row_as_printed(item, row).decimals for row in plain_rows(observations)],
        index=shown.index,
    )
    written = shown.style
    for decimals in places.unique():
        rows = shown.index[places == decimals]
        written = written.format(partial(write, decimals), subset=(rows, numbers))
    columns = {words("Passport"): link}
    show_table(written, words, key="crm-table", height=height, column_config=columns)


def passport_addresses(page: Page, observations: pd.DataFrame) -> list[str]:
    """Return the address of the passport of each figure of the table."""
    base, rows = site(), plain_rows(observations)
    return [f"{base}/{passport_path(page, key_of(row))}" for row in rows]


def figures_shown(page: Page, view: View, below: bool) -> pd.DataFrame:
    """Return the observations of the table: of the areas below, or of one area in all periods."""
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
    words, own = page.words, frozen(page)
    passport = Passport(
        view.indicator,
        page.selection.edition,
        sources_named(sorted(set(observations["data_source"])), page),
        own.id if own else page.store.build()["release"],
        date.today().isoformat(),
        str(st.context.url or ""),
        own.content if own else "",
        site(),
    )
    stem = file_stem(passport, view.scheme or view.ref_area, view.time_period)
    with st.container(key="crm-downloads", horizontal=True):
        _offer(words("Download CSV"), partial(to_csv, observations, passport, words), stem, "csv")
        _offer(
            words("Download XLSX"), partial(to_xlsx, observations, passport, words), stem, "xlsx"
        )
        with st.popover(words("More formats")):
            _coded(page, observations, passport, stem)


def _coded(page: Page, observations: pd.DataFrame, passport: Passport, stem: str) -> None:
    """Draw the downloads for machines, and where the whole release is."""
    words = page.words
    release = passport.release if passport.edition == "published" else ""
    coded = partial(to_sdmx_csv, observations, release)
    tagged = partial(to_hxl_csv, observations, passport, words)
    _offer(words("Download CSV with HXL hashtags"), tagged, stem, "hxl.csv")
    _offer(words("Download SDMX-CSV"), coded, stem, "sdmx.csv")
    made = frozen(page)
    day = made.date if made else date.today()
    whole = (observations, passport.sources, release, day, page.selection.lang)
    versions = {"sdmx.json": ("2.0", to_sdmx_json), "sdmx-1.json": ("1.0", to_sdmx_json_1)}
    for ending, (version, write) in versions.items():
        label = words("Download SDMX-JSON {version}", version=version)
        _offer(label, partial(write, *whole), stem, ending)
    structure = partial(to_structure, page.store.sources(), day)
    _offer(words("SDMX structure (XML)"), structure, "DSD_CHILD_RIGHTS", "xml")
    path, text = link_to(page, path="releases"), escape(words("The whole release as a package"))
    st.html(f"<p><a href='{path}' target='_self'>{text}</a></p>")


def _offer(label: str, made: Callable[[], bytes], stem: str, ending: str) -> None:
    st.download_button(label, made, f"{stem}.{ending}", MEDIA_TYPES[ending], on_click="ignore")
