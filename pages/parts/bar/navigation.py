"""The menu as one component: links that a plain click follows without loading the site anew.

It stands on every page, and so says the framework's own texts in the reader's language as well.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from indicators.editions import Edition
from indicators.words import Words
from pages.parts.framework_words import framework_words, script
from pages.parts.menu import HOME, listed

_SCRIPT = Path(__file__).with_suffix(".js")
_KEY = "crm-navigation"


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "navigation",
        js=f"{script()}\n{_SCRIPT.read_text(encoding='utf-8')}",
        isolate_styles=False,
    )
    return mounted


def navigation(
    words: Words,
    edition: Edition,
    style: str,
    *,
    turn: Callable[[str], None],
    search: Callable[[str], None],
) -> None:
    """Draw the menu; call ``turn`` with the page clicked, ``search`` with the words sought.

    Parameters
    ----------
    style : str
        The file of the house style: the menu stands on every page and sees to it that it is on.
    """
    message = {**_message(words, edition), "style": style, "framework": framework_words(words)}
    known = {one["path"] for group in message["groups"] for one in group["pages"]}

    def turned() -> None:
        path = st.session_state[_KEY].path
        if path in known:
            turn(path)

    def sought() -> None:
        wanted = st.session_state[_KEY].wanted
        if wanted:
            search(str(wanted))

    _component()(
        data=message,
        key=_KEY,
        width="content",
        height="content",
        on_path_change=turned,
        on_wanted_change=sought,
    )


def _message(words: Words, edition: Edition) -> Mapping[str, Any]:
    """Return the pages of the menu by group, which is open, and the menu's own words."""
    carried: dict[str, str] = {"lang": words.language}
    carried |= {"edition": "illustrative"} if edition.is_illustrative else {}
    return {
        "groups": listed(words),
        "current": st.session_state.get("crm-path") or HOME,
        "home": HOME,
        "query": urlencode(carried),
        "text": {
            "menu": words("Menu"),
            "themes": words("Themes"),
            "search": words("Search"),
            "hint": words("Search indicators and areas"),
        },
    }
