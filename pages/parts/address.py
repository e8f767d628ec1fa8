"""The address of a view: read, kept from page to page, and changed by what a reader chooses."""

import streamlit as st

from indicators.selection import Selection
from indicators.words import Words, words

CARRIED = ("lang", "edition", "ref_area")


def language() -> Words:
    """Return the words of the language the link or the session asks for."""
    return words(query().get("lang", "az"))


def query() -> dict[str, str]:
    """Return the link's parameters; a link from the menu carries none and keeps the choice."""
    asked = dict(st.query_params)
    return asked if "lang" in asked else {**st.session_state.get("carried", {}), **asked}


def keep(selection: Selection) -> None:
    """Keep what a link of the menu carries on: language, edition and area."""
    st.session_state["carried"] = {name: getattr(selection, name) for name in CARRIED}


def publish(selection: Selection) -> None:
    """Write the selection into the address, so that every view is a link."""
    wanted = {"lang": selection.lang, **selection.to_query()}
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)


def choose(**changes: str) -> None:
    """Change the selection: the next run reads it from the address."""
    asked = {**query(), **{name: value for name, value in changes.items() if value}}
    for name in (name for name, value in changes.items() if not value):
        asked.pop(name, None)
    asked.setdefault("lang", "az")
    st.query_params.from_dict(asked)
