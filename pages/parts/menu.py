"""The menu: every page, its path and its title in the reader's language, in four groups."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from indicators.codelists import codelist
from indicators.words import Words

_THEMES: dict[str, tuple[str, ...]] = {
    "living": ("poverty", "social_protection", "population"),
    "health": ("health", "birth_registration", "disaster_risk"),
    "learning": ("education", "inclusive_education", "adolescents"),
    "protection": ("child_protection", "justice", "participation"),
}


def menu(words: Words) -> dict[str, list[StreamlitPage]]:
    """Return the pages by group; the first of all is home."""
    groups = {
        "living": words("Living and families"),
        "health": words("Birth, health and hazards"),
        "learning": words("Learning and growing up"),
        "protection": words("Protection and voice"),
    }
    themes = {groups[name]: [_theme(code, words) for code in _THEMES[name]] for name in groups}
    overlaps = _page("deprivations", words("Overlapping deprivations"))
    themes[groups["living"]].insert(1, overlaps)
    tools = {
        "area_profile": words("Area profile"),
        "compare": words("Compare areas"),
        "explorer": words("Explorer"),
        "planner": words("What would it take?"),
        "briefing": words("Briefings"),
        "check_text": words("Check a text"),
        "data_gaps": words("Data gaps"),
        "search": words("Search"),
        "methodology": words("Methodology"),
        "releases": words("Data releases"),
        "figure": words("Passport of a figure"),
        "about": words("About the data"),
    }
    home = st.Page("pages/overview.py", title=words("Overview"), url_path="overview", default=True)
    behind = _page("equity", words("Who is left behind"))
    listed = [_page(path, title) for path, title in tools.items()]
    return {words("Overview"): [home, behind], **themes, words("Tools"): listed}


def _theme(domain: str, words: Words) -> StreamlitPage:
    entry = codelist("domain")[domain]
    return _page(entry["page"], words.of(entry["name"]))


def _page(path: str, title: str) -> StreamlitPage:
    return st.Page(f"pages/{path}.py", title=title, url_path=path)
