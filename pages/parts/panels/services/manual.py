"""The indicators of the international manuals: what can be calculated, and what cannot."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from indicators.codelists import DIMENSIONS, NATION, TOTAL, codelist
from indicators.plain_rows import plain_rows
from indicators.services import count_indicators, from_published
from indicators.words import Words, short_source
from pages.parts.drawing import empty, heading, show_listed, source_line
from pages.parts.page import Page

_PLAIN = {name: TOTAL for name in DIMENSIONS if name != "age"}


def manual(page: Page, name: str) -> None:
    """Draw the indicators of one manual, ``justice`` (2006) or ``care`` (2009).

    Calculated of the nation's published counts; in the illustrative edition of synthetic cases
    before the courts, which know nothing of care.
    """
    words = page.words
    declared = {k: rule for k, rule in codelist("justice").items() if rule["set"] == name}
    found = _found(page)
    found = found[found["indicator"].isin([*declared, "days_to_decision"])]
    if found.empty and name == "care":
        return
    heading(_title(name, words), words("Calculated by us from counts of one source and year"))
    if found.empty:
        empty(words("The counts these indicators need are not published."))
        return
    show_listed(_table(found, words), words, [words("Value"), words("Cases")])
    st.html(_missing(declared, found, words))
    known = page.store.sources()
    named = "; ".join(short_source(known[code], words) for code in set(found["data_source"]))
    source_line(words("Counts: {source}", source=named))


def _title(name: str, words: Words) -> str:
    if name == "care":
        return words("Children in formal care: indicators of the UNICEF manual of 2009")
    return words("Justice for children: indicators of the UNODC and UNICEF manual of 2006")


def _found(page: Page) -> pd.DataFrame:
    """Return the figures of the edition, one row an indicator."""
    if page.edition.is_illustrative:
        found = page.store.analysis("justice", page.selection.edition)
        return found.assign(indicator=found["measure"], denominator=found["records"])
    return page.remembered("manual", lambda: from_published(_published(page)))


def _published(page: Page) -> dict[str, pd.DataFrame]:
    return {
        code: page.store.observations(
            code, page.selection.edition, ref_area=[NATION], dimensions=_PLAIN
        )
        for code in count_indicators()
    }


def _table(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return a line an indicator under the reader's column names."""
    return pd.DataFrame([_row(row, words) for row in plain_rows(found)])


def _row(row: dict[Any, Any], words: Words) -> dict[str, str]:
    rule = codelist("justice").get(row["indicator"])
    name = words.of(rule["name"]) if rule else words("Median days from charge to decision")
    decimals = 2 if rule and rule["per"] == 1 else 0 if rule is None else 1
    shown = {
        words("Indicator"): name,
        words("No. in the manual"): str(rule.get("number", "—")) if rule else "—",
        words("Value"): words.number(row["obs_value"], decimals),
    }
    if "lower_bound" in row:
        bounds = (words.number(row[name], decimals) for name in ("lower_bound", "upper_bound"))
        shown[words("95% interval")] = "–".join(bounds)
        shown[words("Cases")] = words.number(row["records"], 0)
    else:
        shown[words("From the counts")] = _counts(row, words)
    kind = rule["kind"] if rule else "flow"
    shown[words("Counted")] = (
        words("over twelve months") if kind == "flow" else words("at the end of the year")
    )
    shown[words("Period")] = words.period(row["time_period"])
    return shown


def _counts(row: dict[Any, Any], words: Words) -> str:
    above, below = words.number(row["numerator"], 0), words.number(row["denominator"], 0)
    return f"{above} / {below}"


def _missing(declared: dict[str, Any], found: pd.DataFrame, words: Words) -> str:
    """Return what of the manual cannot be calculated, as markup."""
    absent = [
        words.of(rule["name"])
        for name, rule in declared.items()
        if name not in set(found["indicator"])
    ]
    if not absent:
        return ""
    lead = escape(
        words.plural(
            "{n} indicator is not calculated: its counts were not found in print",
            "{n} indicators are not calculated: their counts were not found in print",
            len(absent),
        )
    )
    items = "".join(f"<li>{escape(name)}</li>" for name in absent)
    return f"<details class='crm-gaps'><summary>{lead}</summary><ul>{items}</ul></details>"
