"""The bar as one component: links that a plain click follows without loading the site anew.

It stands on every page, and so says the framework's own texts in the reader's language as well.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.bar.framework_words import script
from pages.parts.heard import listening

_SCRIPTS = [Path(__file__).with_name(name) for name in ("typed_lists.js", "navigation.js")]
_MENU = Path(__file__).with_name("menu.js")
_KEY = "crm-bar"


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "navigation",
        js="\n".join([menu_script(), *(one.read_text(encoding="utf-8") for one in _SCRIPTS)]),
        isolate_styles=False,
    )
    return mounted


def menu_script() -> str:
    """Return what every bar needs: the framework's own texts, and how its lists and links work."""
    return f"{script()}\n{_MENU.read_text(encoding='utf-8')}"


def navigation(said: Mapping[str, Any], listeners: Mapping[str, Callable[[str], None]]) -> None:
    """Draw the bar; what a reader does in it is told to what listens for it.

    Parameters
    ----------
    said : mapping
        What stands in the bar.
    listeners : mapping
        What listens, by what was done: ``path`` hears the page that was clicked, ``wanted`` the
        words sought, ``edition`` and ``lang`` what was chosen.
    """
    _component()(data=said, key=_KEY, **listening(_KEY, listeners))
