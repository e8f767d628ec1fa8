"""The scorecard: latest value, direction, trend, quality and depth of each key figure."""

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from figures.sparkline import sparkline
from indicators.catalog import of_domain
from indicators.codelists import NATION, codelist
from indicators.ledger import OLD
from indicators.model import Indicator
from indicators.narrative import direction
from indicators.quality import grade_of
from indicators.selection import default_slice
from indicators.summary import age_in_years, change, headline_series
from indicators.targets import distance
from indicators.words import status_name, unit
from pages.parts.links import link_to
from pages.parts.panels.picture import badge
from pages.parts.shell import Page

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
    if page.edition.is_illustrative:
        lede = words(
            "The figures of this edition are synthetic and only show how the monitor works."
        )
    st.html(f"<p class='crm-lede'>{escape(lede)}</p>")


def scorecard(page: Page) -> None:
    """Draw one table a theme: each key figure on a line. No filter changes it: made once."""
    st.html(page.remembered("scorecard", lambda: _scorecard(page)))


def _scorecard(page: Page) -> str:
    national = page.store.area(NATION, page.selection.edition)
    depth = _depth(page)
    parts = []
    for domain, entry in codelist("domain").items():
        items = [item for item in of_domain(domain) if item.key]
        rows = "".join(_row(page, item, national, depth.get(item.indicator, ())) for item in items)
        link = link_to(page, path=entry["page"])
        name = escape(page.words.of(entry["name"]))
        known = escape(_known(page, domain, national))
        parts.append(
            f"<h2 class='crm-h2'><a href='{link}' target='_self'>{name}</a></h2>"
            f"<p class='crm-sub'>{known}</p>" + (_table(page, rows) if rows else "")
        )
    return "".join(parts)


def _known(page: Page, domain: str, national: pd.DataFrame) -> str:
    """Return how many indicators of a theme are known, and how many of them lately."""
    items = of_domain(domain)
    own = national[national["indicator"].isin([item.indicator for item in items])]
    latest = own[own["obs_value"].notna()].groupby("indicator")["time_period"].max()
    today = date.today().year
    fresh = sum(age_in_years(period, today) <= OLD for period in latest)
    return page.words(
        "{have} of {n} indicators have a national figure; {fresh} are of the last five years",
        have=len(latest),
        n=len(items),
        fresh=fresh,
    )


def _depth(page: Page) -> dict[str, tuple[str, ...]]:
    """Return the schemes in which each indicator has figures."""
    pairs = page.store.coverage(page.selection.edition)[["indicator", "scheme"]].drop_duplicates()
    return {str(code): tuple(part["scheme"]) for code, part in pairs.groupby("indicator")}


def _titles(page: Page) -> tuple[str, ...]:
    words = page.words
    return (
        words("Indicator"),
        words("Latest"),
        words("Target"),
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
    link = f"<a href='{link_to(page, item.indicator)}' target='_self'>{name}</a>"
    own = national[national["indicator"] == item.indicator]
    series = headline_series(default_slice(own), item)
    finest = words.of(codelist("scheme")[max(depth, key=_DEPTH.index)]["short"]) if depth else "—"
    if series.empty:
        cells = [link, f"<em>{words('missing')}</em>", "", "", "", "", escape(finest)]
    else:
        cells = [link, *_fact_cells(page, item, series), escape(finest)]
    body = "".join(
        f"<td data-label='{escape(title, quote=True)}'>{cell}</td>"
        for title, cell in zip(_titles(page)[1:], cells[1:], strict=True)
    )
    return f"<tr><th scope='row'>{cells[0]}</th>{body}</tr>"


def _fact_cells(page: Page, item: Indicator, series: pd.DataFrame) -> list[str]:
    words, fact = page.words, series.iloc[-1]
    value = words.value(float(fact["obs_value"]), item)
    period = words.period(str(fact["time_period"]), item.period)
    source = page.store.sources()[str(fact["data_source"])]
    given = grade_of(source, fact.to_dict(), date.today().year)
    label = words("Trend of {name}", name=words.of(item.name))
    return [
        f"<strong class='crm-num'>{escape(value)}</strong> <span class='crm-unit'>"
        f"{escape(unit(item, words))}, {escape(period)}</span>",
        _target(page, item, series),
        escape(direction(change(series, item), item, words)),
        sparkline(series, item, label),
        badge(given.letter, words),
    ]


def _target(page: Page, item: Indicator, series: pd.DataFrame) -> str:
    """Return the status against the target, with the target and who set it."""
    source = page.store.sources()[str(series["data_source"].iloc[-1])]
    found = distance(series, item, source, date.today().year)
    if found is None:
        return "<span class='crm-unit'>—</span>"
    words, target = page.words, found.target
    value = words.value(target.value, item)
    title = escape(f"{words.of(target.label)} ({target.reference})", quote=True)
    status = escape(status_name(found.status, words))
    return (
        f"<span class='crm-status crm-{found.status}' title='{title}'>{status}</span> "
        f"<span class='crm-unit'>{escape(value)}, {target.time_period}</span>"
    )
