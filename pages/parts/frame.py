"""The frame: page configuration, language, the menu, and the one place where errors are shown."""

import streamlit as st

from indicators.errors import DashboardError
from pages.parts.address import language
from pages.parts.failures import say_foreseen, say_too_fast
from pages.parts.menu import menu
from pages.parts.pace import session_is_too_fast
from pages.parts.turns import TURNS


def frame() -> None:
    """Draw the page that the address asks for, or say in a sentence why it cannot be drawn."""
    with TURNS.turn():
        _draw()


def _draw() -> None:
    words = language()
    st.set_page_config(
        page_title=words("Child Rights Monitor — Azerbaijan"),
        page_icon="pages/parts/icon.svg",
        layout="wide",
    )
    if session_is_too_fast():
        say_too_fast(words)
    page = st.navigation(menu(words), position="hidden")
    st.session_state["crm-path"] = page.url_path
    st.session_state["crm-framed"] = True
    try:
        page.run()
    except DashboardError as error:
        say_foreseen(error, words)
