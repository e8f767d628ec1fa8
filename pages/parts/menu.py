"""The menu: every page, its path and its title in the reader's language."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from indicators.language import Words


def menu(words: Words) -> list[StreamlitPage]:
    """Return the pages in the order of the menu; the first is home."""
    titles = {
        "overview": words("Overview"),
        "out_of_school": words("Out of school"),
        "birth_registration": words("Birth registration"),
        "disaster_risk": words("Disaster risk"),
        "area_profile": words("Area profile"),
        "about": words("About the data"),
    }
    return [
        st.Page(f"pages/{path}.py", title=title, url_path=path, default=path == "overview")
        for path, title in titles.items()
    ]
