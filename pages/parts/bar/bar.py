"""The bar above every page, and what follows when a reader uses it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from data.settings import editions
from figures.palette import DARK_SCALE, LIGHT_ON_PAPER, SCALES, following, properties
from indicators.editions import Edition
from indicators.model import LANGUAGES
from indicators.words import Words
from pages.parts.address import choose, query
from pages.parts.bar.framework_words import framework_words
from pages.parts.bar.navigation import navigation
from pages.parts.menu import HOME, listed

_TURN = "crm-turn"  # the page that the menu asked for
_WANTED = "crm-wanted"  # what the search asked for

_LIGHT = {"--crm-ground": "#ffffff", "--crm-link": "#006a9e"}
_DARK = {"--crm-ground": "#10181e", "--crm-link": "#62c4ee"}


def bar(words: Words, edition: Edition, style: str, *, dark: bool) -> None:
    """Draw the bar; what a reader does in it is answered in the next run.

    Parameters
    ----------
    style : str
        The static file that holds the house style: a page opened before this build takes it on.
    """
    groups = listed(words)
    pages = {one["path"] for group in groups for one in group["pages"]}

    def turn(path: str) -> None:
        if path in pages:
            st.session_state[_TURN] = path

    said = {
        "groups": groups,
        "current": st.session_state.get("crm-path") or HOME,
        "home": HOME,
        "query": _carried(words, edition),
        "text": _said(words),
        "brand": [words("Child Rights Monitor"), words("Azerbaijan")],
        "edition": _edition(words, edition),
        "languages": {
            "label": words("Language"),
            "codes": list(LANGUAGES),
            "current": words.language,
        },
        "themed": themed(dark=dark),
        "style": style,
        "framework": framework_words(words),
    }
    heard = {"path": turn, "wanted": _search, "edition": _take_edition, "lang": _take_language}
    navigation(said, heard)


def _carried(words: Words, edition: Edition) -> str:
    """Return what a link of the menu carries on."""
    carried: dict[str, str] = {"lang": words.language}
    carried |= {"edition": "illustrative"} if edition.is_illustrative else {}
    return urlencode(carried)


def _said(words: Words) -> Mapping[str, str]:
    return {
        "menu": words("Menu"),
        "themes": words("Themes"),
        "search": words("Search"),
        "hint": words("Search indicators and areas"),
    }


def _edition(words: Words, edition: Edition) -> Mapping[str, Any] | None:
    """Return the switch between the editions, where there are two."""
    if "illustrative" not in editions():
        return None
    on = edition.is_illustrative
    return {"label": words("Edition shown"), "name": words("Illustrative edition"), "on": on}


def themed(*, dark: bool) -> str:
    """Return what of the house style follows the theme: ground and links."""
    colours = properties(_DARK if dark else _LIGHT)
    scale = f";{DARK_SCALE}" if dark else ""
    follows = following(_LIGHT | SCALES[0], _DARK | SCALES[1])
    return f":root{{{colours}{scale}}}{follows}{LIGHT_ON_PAPER}"


def turn_to_wanted() -> None:
    """Open what the menu or the search asked for in the run before, if they did."""
    wanted, path = st.session_state.pop(_WANTED, ""), st.session_state.pop(_TURN, "")
    if wanted:
        st.switch_page("pages/search.py", query_params={**query(), "q": wanted})
    if path:
        st.switch_page(f"pages/{path}.py")


def _search(wanted: str) -> None:
    """Remember what to look for: the next run opens the page of findings."""
    st.session_state[_WANTED] = wanted.strip()


def _take_edition(code: str) -> None:
    choose(edition="illustrative" if code == "illustrative" else "", time_period="")


def _take_language(code: str) -> None:
    choose(lang=code if code in LANGUAGES else "az")
