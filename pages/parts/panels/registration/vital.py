"""Rates at the start of life, computed from the counts of a year."""

from html import escape

import pandas as pd
import streamlit as st

from indicators.codelists import codelist
from indicators.vital import COUNTS, mortality
from indicators.words import Words
from pages.parts.drawing import empty, heading
from pages.parts.page import Page
from pages.parts.panels.registration.screening import counts_source, is_published, national_counts

_KEYS = ("time_period", "data_source")


def birth_rates(page: Page) -> None:
    """Draw the rates that the counts of a year allow, with their intervals."""
    words, entry = page.words, codelist("topic")["birth_rates"]
    counts = national_counts(page)
    found = page.remembered("vital_rates", lambda: _rates(counts))
    below = words("Per 1,000 births, with intervals of 95 per cent")
    if found.empty:
        heading(words.of(entry["title"]), below)
        empty(words("No deaths and births of one year and one source are published."))
        return
    heading(rates_title(found, words), f"{words.of(entry['title'])}. {below}")
    st.html(_rates_table(found, words))
    note = ""
    if is_published(page):
        note = words(
            "Computed here from the counts of one agency, not printed by it. Stillbirths and "
            "perinatal deaths are counted from 22 weeks, not from the 28 of international "
            "comparisons. Where a year stands far from its neighbours, whether more babies died or "
            "more deaths were registered is not known."
        )
    counts_source(page, counts[counts["time_period"].isin(found["time_period"])], note)


def _rates(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the rates there are; columns that are no counts of births or deaths are left out."""
    own = counts[[name for name in counts if name in {*_KEYS, *COUNTS}]]
    return mortality(own).dropna(subset=["estimate"])


def rates_title(found: pd.DataFrame, words: Words) -> str:
    """Return the latest of the first rate: of infant deaths, where their counts are known."""
    last = found[found["measure"] == found["measure"].iloc[0]].sort_values("time_period").iloc[-1]
    return words(
        "{name}, {period}: {value}, computed from the counts",
        name=words.of(codelist("vital_rate")[last["measure"]]["name"]),
        period=words.period(str(last["time_period"])),
        value=_rate(last, words),
    )


def _rates_table(found: pd.DataFrame, words: Words) -> str:
    """Return the rates as markup: one row a rate, one column a period; a dash: not known."""
    periods = sorted(set(found["time_period"]))
    cells = {(row["measure"], row["time_period"]): _rate(row, words) for _, row in found.iterrows()}
    head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in (words("Rate"), *periods))
    rows = []
    for code in dict.fromkeys(found["measure"]):
        name = escape(words.of(codelist("vital_rate")[code]["name"]))
        own = "".join(f"<td>{escape(cells.get((code, period), '—'))}</td>" for period in periods)
        rows.append(f"<tr><th scope='row'>{name}</th>{own}</tr>")
    return f"<table class='crm-rates'><thead><tr>{head}</tr></thead>{''.join(rows)}</table>"


def _rate(row: pd.Series, words: Words) -> str:
    return words(
        "{value} ({low} to {high})",
        value=words.number(row["estimate"], 1),
        low=words.number(row["lower_bound"], 1),
        high=words.number(row["upper_bound"], 1),
    )
