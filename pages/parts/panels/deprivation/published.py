"""What is known of deprivations where no records are published: each alone, and who holds more."""

from collections.abc import Iterator
from html import escape
from typing import Any

import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import NATION, codelist
from indicators.model import Indicator
from indicators.quality import grade_of
from indicators.selection import default_slice
from indicators.summary import headline_series
from pages.parts.drawing import heading, sources_line
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.deprivation.deprivations import dimension_in_words
from pages.parts.panels.picture import badge

_POVERTY = ("AZE_PV_MPI_H", "AZE_PV_MPI_HEALTH", "AZE_PV_MPI_EDU", "AZE_PV_MPI_LIVING")


def published(page: Page) -> None:
    """Draw that overlaps are not known and who holds the records, then each measure alone."""
    words = page.words
    kicker = escape(words("Overlapping deprivations"))
    title = words(
        "Which deprivations children have together is not known: no records are published"
    )
    lede = words(
        "The State Statistical Committee holds the household surveys that would show which "
        "deprivations come together, at which age, where, and which services would have to act "
        "together. Until then each is known only alone. The illustrative edition shows the page "
        "on synthetic records."
    )
    st.html(
        f"<p class='crm-kicker'>{kicker}</p><h1 class='crm-title'>{escape(title)}</h1>"
        f"<p class='crm-lede'>{escape(lede)}</p><p>{_ways_on(page)}</p>"
    )
    _alone(page)
    _poverty(page)


def _ways_on(page: Page) -> str:
    words = page.words
    ask = link_to(page, path="data_gaps", theme="poverty")
    shown = f"deprivations?lang={words.language}&amp;edition=illustrative"
    links = (
        (ask, words("What to ask for, and of whom")),
        (shown, words("See it on synthetic records")),
    )
    return " · ".join(f"<a href='{to}' target='_self'>{escape(text)}</a>" for to, text in links)


def _alone(page: Page) -> None:
    words = page.words
    heading(words("What is known: each alone"), words("The nation, latest figure of each"))
    found = {code: latest_of(page, item) for code, item in _measures()}
    titles = (words("Published measure"), words("Value"), words("Nearest to the deprivation"))
    head = "".join(f"<th scope='col'>{escape(title)}</th>" for title in titles)
    rows = "".join(_row(page, code, row) for code, row in found.items())
    st.html(f"<table class='u-known'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    sources_line(page, [str(row["data_source"]) for row in found.values() if row])


def _measures() -> Iterator[tuple[str, Indicator | None]]:
    for code, entry in codelist("deprivation")["dimension"].items():
        yield code, catalog().get(entry.get("alone", ""))


def latest_of(page: Page, item: Indicator | None) -> dict[Any, Any] | None:
    """Return the latest figure of the nation, or None where there is none."""
    if item is None:
        return None
    own = page.store.observations(item.indicator, page.selection.edition, ref_area=[NATION])
    series = headline_series(default_slice(own), item) if len(own) else own
    return series.iloc[-1].to_dict() if len(series) else None


def _row(page: Page, code: str, row: dict[Any, Any] | None) -> str:
    words = page.words
    nearest = f"<td>{escape(dimension_in_words(code, words))}</td>"
    if row is None:
        none = escape(words("no published figure"))
        return f"<tr><th scope='row'>{none}</th><td class='crm-num'>–</td>{nearest}</tr>"
    item = catalog()[row["indicator"]]
    said = f"{words.of(item.name)}, {words.period(str(row['time_period']), item.period)}"
    letter = grade_of(page.store.sources()[row["data_source"]], row, page.today.year).letter
    link = f"<a href='{link_to(page, item.indicator)}' target='_self'>{escape(said)}</a>"
    return (
        f"<tr><th scope='row'>{link} {badge(letter, words)}</th>"
        f"<td class='crm-num'>{escape(words.figure(row, item))}</td>{nearest}</tr>"
    )


def _poverty(page: Page) -> None:
    words = page.words
    profile = page.store.profile([NATION], page.selection.edition).set_index("indicator")
    items = [catalog()[code] for code in _POVERTY if code in profile.index]
    if not items:
        return
    lines = [
        f"<li><a href='{link_to(page, item.indicator)}' target='_self'>"
        f"{escape(words.of(item.name))}</a>: <strong>"
        f"{escape(words.value(float(profile['obs_value'][item.indicator]), item))}</strong> "
        f"({escape(words.period(str(profile['time_period'][item.indicator]), item.period))})</li>"
        for item in items
    ]
    heading(words("What is published: multidimensional poverty of the population"))
    said = words("A survey of all ages, and old: it does not describe children today.")
    st.html(f"<div class='crm-note'><p>{escape(said)}</p><ul>{''.join(lines)}</ul></div>")
    sources_line(page, profile.loc[[item.indicator for item in items], "data_source"])
