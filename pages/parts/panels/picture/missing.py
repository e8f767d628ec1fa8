"""What is not known of a theme: each indicator without a figure, why, and who could provide it."""

from html import escape

import streamlit as st

from indicators.catalog import of_domain
from indicators.words import holders
from pages.parts.drawing import headed
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.shell import Page


def missing(page: Page) -> None:
    """Draw the gaps of the page's theme, as a list that opens."""
    if any(item.gap for item in of_domain(page.domain)):
        st.html(_gaps(page))


@finished
def _gaps(page: Page) -> str:
    words = page.words
    gaps = [item for item in of_domain(page.domain) if item.gap]
    head = headed(words("What is not known"))
    counted = words.plural(
        "{n} indicator has no figure", "{n} indicators have no figure", len(gaps)
    )
    items = "".join(
        f"<li><strong><a href='{link_to(page, item.indicator)}' target='_self'>"
        f"{escape(words.of(item.name))}</a></strong>. {escape(words.of(item.gap or {}))} "
        f"<em>{escape(holders(words, item))}</em></li>"
        for item in gaps
    )
    opened = " open" if len(gaps) == len(of_domain(page.domain)) else ""
    summary = f"<summary>{escape(counted)}</summary>"
    return f"{head}<details class='crm-gaps'{opened}>{summary}<ul>{items}</ul></details>"
