"""The frame: page configuration, language, the menu, and the one place where errors are shown."""

import streamlit as st

from indicators.errors import DashboardError
from pages.parts.menu import menu
from pages.parts.shell import language

words = language()
st.set_page_config(
    page_title=words("Child Rights Monitor — Azerbaijan"),
    page_icon="pages/parts/icon.svg",
    layout="wide",
)
page = st.navigation(menu(words), position="top")
st.session_state["crm-framed"] = True
try:
    page.run()
except DashboardError as error:
    st.error(words(error.message))
    if error.hint:
        st.caption(words(error.hint))
