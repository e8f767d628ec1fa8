"""The scorecard: latest value, direction, trend, quality and depth of each key figure."""

from html import escape

import pandas as pd
import streamlit as st

from figures.sparkline import sparkline
from indicators.catalog import catalog
from indicators.codelists import DIMENSIONS, NATION, codelist
from indicators.model import Indicator
from indicators.selection import default_code
from indicators.summary import change, headline_series
from pages.parts.panels.headline import badge, direction, grade_of
from pages.parts.shell import Page
from pages.parts.text import unit

_DEPTH = ("nation", "region_2006", "region_2021", "district")


def welcome(page: Page) -> None:
    """Draw what the monitor is and what it answers."""
    words = page.words
    title = words("Where children in Azerbaijan stand, and how well we know it")
    st.html(f"<h1 class='crm-title'>{escape(title)}</h1>")
    lede = words(
        "Every figure here is published and carries its source, date and uncertainty. "
        "What is not published is shown as a gap, with the agency that holds it."
    )
    if page.selection.edition == "illustrative":
        lede = words(
            "The figures of this edition are synthetic and only show how the monitor works."
        )
    st.html(f"<p class='crm-lede'>{escape(lede)}</p>")


def scorecard(page: Page) -> None:
    """Draw one table a theme: each key figure on a line."""
    national = page.store.area(NATION, page.selection.edition)
    depth = _depth(page)
    for domain, entry in codelist("domain").items():
        items = [item for item in catalog().values() if item.domain == domain and item.key]
        rows = "".join(_row(page, item, national, depth.get(item.indicator, ())) for item in items)
        if rows:
            link = _link(page, entry["page"], "")
            name = escape(page.words.of(entry["name"]))
            title = f"<h2 class='crm-h2'><a href='{link}' target='_self'>{name}</a></h2>"
            st.html(title + _table(page, rows))


def _depth(page: Page) -> dict[str, tuple[str, ...]]:
    """Return the schemes in which each indicator has figures."""
    pairs = page.store.coverage(page.selection.edition)[["indicator", "scheme"]].drop_duplicates()
    return {str(code): tuple(part["scheme"]) for code, part in pairs.groupby("indicator")}


def _titles(page: Page) -> tuple[str, ...]:
    words = page.words
    return (
        words("Indicator"),
        words("Latest"),
        words("Direction"),
        words("Trend"),
        words("Quality"),
        words("Finest level published"),
    )


def _table(page: Page, rows: str) -> str:
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in _titles(page))
    return f"<table class='crm-table'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(page: Page, item: Indicator, national: pd.DataFrame, depth: tuple[str, ...]) -> str:
    words = page.words
    name = escape(words.of(item.name))
    path = codelist("domain")[item.domain]["page"]
    link = f"<a href='{_link(page, path, item.indicator)}' target='_self'>{name}</a>"
    series = headline_series(_of(item, national), item)
    finest = words.of(codelist("scheme")[max(depth, key=_DEPTH.index)]["short"]) if depth else "—"
    if series.empty:
        cells = [link, f"<em>{words('missing')}</em>", "", "", "", escape(finest)]
    else:
        cells = [link, *_fact_cells(page, item, series), escape(finest)]
    body = "".join(
        f"<td data-label='{escape(title, quote=True)}'>{cell}</td>"
        for title, cell in zip(_titles(page)[1:], cells[1:], strict=True)
    )
    return f"<tr><th scope='row'>{cells[0]}</th>{body}</tr>"


def _of(item: Indicator, national: pd.DataFrame) -> pd.DataFrame:
    """Return the nation's figures of an indicator: totals, or its default group if it has none."""
    own = national[national["indicator"] == item.indicator]
    for name in DIMENSIONS:
        present = set(own[name])
        own = own[own[name] == default_code(name, present)] if present else own
    return own


def _fact_cells(page: Page, item: Indicator, series: pd.DataFrame) -> list[str]:
    words, fact = page.words, series.iloc[-1]
    value = words.value(float(fact["obs_value"]), item)
    period = words.period(str(fact["time_period"]), item.period)
    source = page.store.sources()[str(fact["data_source"])]
    has_interval = bool(pd.notna(fact["lower_bound"]))
    given = grade_of(source, str(fact["time_period"]), str(fact["obs_status"]), has_interval)
    label = words("Trend of {name}", name=words.of(item.name))
    return [
        f"<strong class='crm-num'>{escape(value)}</strong> <span class='crm-unit'>"
        f"{escape(unit(item, words))}, {escape(period)}</span>",
        escape(direction(change(series, item), item, words)),
        sparkline(series, item, label),
        badge(given, words),
    ]


def _link(page: Page, path: str, indicator: str) -> str:
    parts = [f"lang={page.selection.lang}"]
    parts += [f"edition={page.selection.edition}"] * (page.selection.edition != "published")
    parts += [f"indicator={indicator}"] * bool(indicator)
    return f"{path}?{'&amp;'.join(parts)}"
