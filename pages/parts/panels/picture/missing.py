"""What is not known of a theme: each indicator without a figure, why, and who could provide it."""

from html import escape

import streamlit as st

from indicators.catalog import of_domain
from indicators.model import Indicator
from indicators.words import holders, requests_said
from pages.parts.drawing import headed
from pages.parts.finished import finished
from pages.parts.links import asking, link_to
from pages.parts.page import Page


def missing(page: Page) -> None:
    """Draw the gaps of the page's theme, as a list that opens."""
    if page.gaps_of(of_domain(page.domain)):
        st.html(_gaps(page))


@finished
def _gaps(page: Page) -> str:
    words = page.words
    gaps = page.gaps_of(of_domain(page.domain))
    head = headed(words("What is not known"))
    counted = words.plural(
        "{n} indicator has no figure", "{n} indicators have no figure", len(gaps)
    )
    items = "".join(
        f"<li><strong><a href='{link_to(page, item.indicator)}' target='_self'>"
        f"{escape(words.of(item.name))}</a></strong>. {escape(words.of(item.gap or {}))} "
        f"<em>{escape(holders(words, item))}</em> {escape(_asked(page, item))} "
        f"<a href='{asking(page, item)}' target='_self'>{escape(words('Ask for this figure'))}</a>"
        "</li>"
        for item in gaps
    )
    opened = " open" if len(gaps) == len(of_domain(page.domain)) else ""
    summary = f"<summary>{escape(counted)}</summary>"
    return f"{head}<details class='crm-gaps'{opened}>{summary}<ul>{items}</ul></details>"


def _asked(page: Page, item: Indicator) -> str:
    return requests_said(page.requested(item.indicator), page.words, page.today)
