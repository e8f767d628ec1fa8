"""What is counted in records and asked in a survey, side by side, and why the two differ."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import ALL, NATION, codelist
from indicators.plain_rows import plain_rows
from indicators.summary import valued
from indicators.words import left_out
from pages.parts.drawing import headed, listed_table, noted, pieces, sources_of
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page

Row = Mapping[Any, Any]
_WAYS = ("records", "survey")


def counted_twice(page: Page) -> None:
    """Draw the pairs of the subject of the indicator shown, of a year in common; else nothing."""
    if markup := _finished(page):
        st.html(markup)


@finished
def _finished(page: Page) -> str:
    shown = page.selection.indicator
    own = [one for one in codelist("counted_twice").values() if shown in _indicators(one)]
    return "".join(_table(page, entry) for entry in own)


def _indicators(entry: Mapping[str, Any]) -> set[str]:
    """Return the indicators on whose pages pairs stand."""
    pairs = {one[way]["indicator"] for one in entry["pair"] for way in _WAYS}
    return pairs.union(entry.get("beside", ()))


def _table(page: Page, entry: Mapping[str, Any]) -> str:
    words = page.words
    found = [(one, both) for one in entry["pair"] if (both := both_of(page, one))]
    if not found:
        return ""
    columns = (words("What"), words("By records"), words("By survey"))
    rows = [_row(page, one, both) for one, both in found]
    figures = [(catalog()[one["survey"]["indicator"]], both[1]) for one, both in found]
    said, area = words("The same year by both; neither is the truth."), left_out(figures, words)
    if area:
        said += " " + words("By survey: {area}.", area=area)
    title = headed(words("Counted in records and asked in a survey"), said)
    reasons = noted(words.of(reason) for reason in entry["reasons"])
    sources = sources_of(page, _sources(both for _, both in found))
    return pieces(title, listed_table(columns, rows, columns[1:]), sources, reasons)


def both_of(page: Page, pair: Mapping[str, Any]) -> tuple[Row, Row] | None:
    """Return the figures of a pair in the latest year that both have, or None."""
    records, survey = (_national(page, pair[way]) for way in _WAYS)
    common = sorted(records.keys() & survey.keys())
    return (records[common[-1]], survey[common[-1]]) if common else None


def _national(page: Page, told: Mapping[str, str]) -> dict[str, Row]:
    """Return the nation's figures of an indicator and a source by year."""
    found = page.store.observations(
        told["indicator"],
        page.selection.edition,
        ref_area=[NATION],
        data_source=told["data_source"],
        dimensions=ALL,
    )
    return {str(row["time_period"]): row for row in plain_rows(valued(found))}


def _row(page: Page, pair: Mapping[str, Any], both: tuple[Row, Row]) -> list[str]:
    words = page.words
    items = [catalog()[pair[way]["indicator"]] for way in _WAYS]
    figures = [
        f"<a href='{link_to(page, item.indicator)}' target='_self'>"
        f"{escape(words.figure(row, item))}</a>"
        for item, row in zip(items, both, strict=True)
    ]
    when = escape(words.period(str(both[0]["time_period"]), items[0].period))
    name = f"{escape(words.of(pair['name']))}<p class='crm-sub'>{when}</p>"
    return [name, *figures]


def _sources(found: Iterator[tuple[Row, Row]]) -> Iterator[str]:
    yield from (str(row["data_source"]) for both in found for row in both)
