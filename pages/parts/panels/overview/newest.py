"""Five findings of five themes: what matters most, is known best and is newest, in words."""

from functools import partial

import streamlit as st

from figures.panels import newest_findings
from indicators.headlines import leading
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.picture import latest


def newest(page: Page) -> None:
    """Draw the findings; no filter changes them: made once a build."""
    st.html(page.remembered("overview/newest", lambda: _drawn(page)))


def _drawn(page: Page) -> str:
    found = leading(latest(page), page.today.year)
    return newest_findings(found, page, page.words, partial(link_to, page))
