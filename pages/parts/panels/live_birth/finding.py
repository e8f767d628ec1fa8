"""The finding of the page: official statistics and the UN model of one year, side by side."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from indicators.catalog import indicator
from indicators.codelists import codelist
from indicators.facts import key_of
from indicators.quality import grade_of
from indicators.words import short_source
from pages.parts.links import link_to
from pages.parts.panels.live_birth.series import MODEL, OFFICIAL, common_year, figure_of
from pages.parts.panels.picture import badge
from pages.parts.passports import passport_link
from pages.parts.shell import Page


def live_birth_finding(page: Page) -> None:
    """Draw the finding as the title, and the way back to the page on registration."""
    text = page.words("Birth registration: how many children have a record of their birth")
    link = link_to(page, path="birth_registration")
    st.html(
        f"<h1 class='crm-title'>{escape(live_birth_title(page))}</h1>"
        f"<p class='crm-signed'><a href='{link}' target='_self'>{escape(text)}</a></p>"
    )


def signed_figures(page: Page) -> list[str]:
    """Return source, grade and passport of each figure of the title, as markup."""
    return [_signed(page, row) for row in _both(page)]


def live_birth_title(page: Page) -> str:
    """Return the finding: two figures of one year, neither of them across the change of 2015."""
    words, both = page.words, _both(page)
    if not both:
        return words.of(codelist("topic")["live_birth_definition"]["title"])
    official, model = (words.value(row["obs_value"], indicator(row["indicator"])) for row in both)
    return words(
        "Since 2015 every baby that shows a sign of life is counted. In {year} official statistics "
        "gave {official} infant deaths per 1,000 births, the UN model {model}",
        year=both[0]["time_period"],
        official=official,
        model=model,
    )


def _both(page: Page) -> list[Mapping[Any, Any]]:
    year = common_year(page, OFFICIAL, MODEL)
    found = [figure_of(page, code, year) for code in (OFFICIAL, MODEL)]
    return [row for row in found if row is not None]


def _signed(page: Page, row: Mapping[Any, Any]) -> str:
    source = page.store.sources()[row["data_source"]]
    named = page.words.of(indicator(row["indicator"]).name)
    letter = grade_of(source, row, page.today.year).letter
    said = f"{escape(named)}: {escape(short_source(source, page.words))}"
    return f"{said} {badge(letter, page.words)} {passport_link(page, key_of(row))}"
