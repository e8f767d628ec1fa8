"""Of 1,000 children born, how many reach which age: the life table of children, or why none."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from figures.rows import Row, dot_rows, mark_said
from indicators.catalog import catalog
from indicators.plain_rows import plain_rows
from indicators.standardised import STEPS, published_survival
from indicators.words import Words, short_source
from pages.parts.drawing import draw, drawn, headed, noted, source_line
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.analysed import analysed_foot

_ANALYSIS = "child_survival"
_BORN = 1000.0


def child_survival(page: Page) -> None:
    """Draw how many of 1,000 born reach each age; else why that cannot be told."""
    markup, why = _finished(page)
    if markup:
        draw(page, markup, key="crm-child-survival")
    else:
        source_line(why)


@finished
def _finished(page: Page) -> tuple[str, str]:
    """Return the panel, or else why there is none."""
    told = page.store.analysis(_ANALYSIS, page.selection.edition)
    if len(told):
        found = told.rename(columns={"obs_value": "estimate"}).assign(
            until=told["item"].astype(int)
        )
        row = told.iloc[0]
        return _panel(page, found, str(row["time_period"]), str(row["data_source"])), ""
    codes = [code for _, _, code in STEPS]
    known = published_survival(
        pd.concat([page.store.observations(code, page.selection.edition) for code in codes])
    )
    if known.survivors.empty:
        return "", why_none(known.absent, page.words)
    return _panel(page, known.survivors, known.time_period, known.data_source), ""


def why_none(absent: tuple[str, ...], words: Words) -> str:
    """Return which chances are wanting, or that they stand in unlike editions."""
    apart = words(
        "No life table of children: it takes the chances to die before 1 and 5 and at ages 5–9, "
        "10–14 and 15–19 from one source and one year, and no edition carried here has them all."
    )
    if not absent:
        return apart
    names = "; ".join(words.of(catalog()[code].name) for code in absent)
    missing = words("Not published in any of them: {names}.", names=names)
    return f"{apart} {missing}"


def _panel(page: Page, found: pd.DataFrame, time_period: str, data_source: str) -> str:
    words = page.words
    ages = found.sort_values("until").reset_index(drop=True)
    subtitle = words(
        "Of 1,000 born, how many reach each age at the death rates of {period}; 95% interval",
        period=words.period(time_period),
    )
    known = bool(ages["lower_bound"].notna().all())
    source = short_source(page.store.sources()[data_source], words)
    return (
        headed(title(ages, words), subtitle)
        + drawn(page, rows_of(ages, words, source))
        + noted(explained(ages, words))
        + analysed_foot(page, data_source, time_period, "child_survival", interval=known)
    )


def title(ages: pd.DataFrame, words: Words) -> str:
    """Return how many reach the last age."""
    last = ages.iloc[-1]
    return words(
        "Of 1,000 children born, {n} reach the age of {age}",
        n=words.number(float(last["estimate"]), 0),
        age=int(last["until"]),
    )


def explained(ages: pd.DataFrame, words: Words) -> list[str]:
    """Return how many of those who die do so before their first birthday; and what it is not."""
    first, last = float(ages["estimate"].iloc[0]), float(ages["estimate"].iloc[-1])
    return [
        words(
            "{first} of 1,000 die before their first birthday: {share} of the {all} who die before "
            "the age of {age}.",
            first=words.number(_BORN - first, 1),
            share=words.percent(words.number(100 * (_BORN - first) / (_BORN - last), 0)),
            all=words.number(_BORN - last, 1),
            age=int(ages["until"].iloc[-1]),
        ),
        words(
            "No child lives through the rates of one year: the table says what they would add up "
            "to."
        ),
    ]


def rows_of(ages: pd.DataFrame, words: Words, source: str) -> str:
    """Return one dot an age on a scale that ends at 1,000, with its interval."""
    lows = ages["lower_bound"].where(ages["lower_bound"].notna(), ages["estimate"])
    least = 10.0 * int(float(lows.min()) // 10)
    rows = [_row(row, words, source) for row in plain_rows(ages)]
    ends = (least, _BORN)
    return dot_rows(rows, ends, (words.number(least, 0), words.number(_BORN, 0)), None)


def _row(row: Mapping[Hashable, Any], words: Words, source: str) -> Row:
    name = words("reach age {age}", age=int(row["until"]))
    value, low, high = (float(row[n]) for n in ("estimate", "lower_bound", "upper_bound"))
    written = words.number(value, 1)
    if pd.isna(low) or pd.isna(high):
        return Row(name, value, written, said=mark_said(name, "", written, "", source))
    between = f"{words.number(low, 1)}–{words.number(high, 1)}"
    said = mark_said(name, "", written, between, source)
    return Row(name, value, written, low, high, between, said=said)
