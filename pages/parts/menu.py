"""The menu: every page, its path and its title in the reader's language, in groups."""

from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from indicators.codelists import codelist
from indicators.words import Words

HOME = "overview"
# Opened from where they are needed: a figure, a search, a release, a story. Alone they open blank.
UNLISTED = frozenset({"figure", "present", "releases", "search", "story"})

_THEMES: dict[str, tuple[str, ...]] = {
    "living": ("poverty", "social_protection", "population"),
    "health": ("health", "birth_registration", "disaster_risk"),
    "learning": ("education", "inclusive_education", "adolescents"),
    "protection": ("child_protection", "justice", "participation"),
}


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its path and its title."""

    path: str
    title: str


def menu(words: Words) -> list[StreamlitPage]:
    """Return the pages in the order of the menu; the first of all is home.

    Not by group: the framework, which does not draw them, would send its group with every page.
    """
    return [
        st.Page(
            f"pages/{one.path}.py",
            title=one.title,
            url_path=one.path,
            default=one.path == HOME,
        )
        for entries in _grouped(words).values()
        for one in entries
    ]


def _grouped(words: Words) -> dict[str, list[Entry]]:
    """Return the entries by group; the first of all is home, the last group holds the tools."""
    groups = {
        "living": words("Living and families"),
        "health": words("Birth, health and hazards"),
        "learning": words("Learning and growing up"),
        "protection": words("Protection and voice"),
    }
    themes = {groups[name]: [_theme(code, words) for code in _THEMES[name]] for name in groups}
    overlaps = _page("deprivations", words("Overlapping deprivations"))
    themes[groups["living"]].insert(1, overlaps)
    live_birth = _page("live_birth", words("Live birth definition"))
    themes[groups["health"]].insert(2, live_birth)
    tools = {
        "children": words("For children"),
        "stories": words("Stories"),
        "area_profile": words("Area profile"),
        "compare": words("Compare areas"),
        "explorer": words("Explorer"),
        "planner": words("What would it take?"),
        "briefing": words("Briefings"),
        "check_text": words("Check a text"),
        "data_gaps": words("Data gaps"),
        "needs_a_look": words("What needs a look"),
        "search": words("Search"),
        "methodology": words("Methodology"),
        "releases": words("Data releases"),
        "figure": words("Passport of a figure"),
        "about": words("About the data"),
    }
    home = _page(HOME, words("Overview"))
    behind = _page("equity", words("Who is left behind"))
    deprived = _page("most_deprived", words("Most deprived areas"))
    of_tools = [_page(path, title) for path, title in tools.items()]
    steps = {"story": words("Story"), "present": words("Presentation")}
    of_tools += [_page(path, title) for path, title in steps.items()]
    return {words("Overview"): [home, deprived, behind], **themes, words("Tools"): of_tools}


def listed(words: Words) -> list[dict[str, Any]]:
    """Return the groups of the menu as the bar lists them: the title, and each page."""
    return [
        {"title": title, "pages": [asdict(one) for one in entries if one.path not in UNLISTED]}
        for title, entries in _grouped(words).items()
    ]


def _theme(domain: str, words: Words) -> Entry:
    entry = codelist("domain")[domain]
    return _page(entry["page"], words.of(entry["name"]))


def _page(path: str, title: str) -> Entry:
    return Entry(path, title)
