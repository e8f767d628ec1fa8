"""The frame: page configuration, language, menu, bar, and the one place where errors are shown.

The page within is a fragment: what a reader chooses in it draws it anew, and not its surroundings.
"""

from copy import copy

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.own_static import files_named
from data.settings import editions
from figures.palette import DARK, palette
from indicators.editions import Edition
from indicators.errors import DashboardError
from pages.parts.address import language, query
from pages.parts.bar import bar, turn_to_wanted
from pages.parts.failures import say_demonstration, say_foreseen, say_too_fast
from pages.parts.guarding import TURNS, session_is_too_fast
from pages.parts.menu import menu
from pages.parts.shell import store


def frame() -> None:
    """Draw the page that the address asks for, or say in a sentence why it cannot be drawn."""
    with TURNS.turn():
        _draw()


def _draw() -> None:
    words = language()
    page = st.navigation(menu(words), position="hidden")
    site = words("Child Rights Monitor — Azerbaijan")
    st.set_page_config(
        page_title=f"{page.title} · {site}",
        page_icon="pages/parts/icon.svg",
        layout="wide",
    )
    st.session_state["crm-path"] = page.url_path
    st.session_state["crm-framed"] = True
    turn_to_wanted()
    try:
        style = files_named(store().build())["static_style"]
    except DashboardError as error:
        say_foreseen(error, words)
        return
    bar(words, _edition(), style, dark=palette(st.context.theme.type) is DARK)
    say_demonstration(words)
    _within(page)


def _edition() -> Edition:
    """Return the edition that the address asks for, the first where it asks for none there is."""
    asked = query().get("edition", "")
    return Edition(asked if asked in editions() else editions()[0])


@st.fragment
def _within(page: StreamlitPage) -> None:
    """Draw the page itself; alone whenever a reader chooses something in it."""
    words = language()
    with TURNS.turn():
        if session_is_too_fast():
            say_too_fast(words)
        try:
            copy(page).run()  # a page can be run once, and this one is drawn many times
        except DashboardError as error:
            say_foreseen(error, words)
