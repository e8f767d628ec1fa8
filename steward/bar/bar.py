"""The bar as one component, in the dress of the dashboard's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from figures.palette import DARK, palette
from indicators.model import LANGUAGES
from indicators.words import Words
from pages.parts.bar import framework_words, menu_script, themed
from pages.parts.heard import listening
from pages.parts.officer import COOKIE as OFFICER
from steward.words import COOKIE

_SCRIPT = Path(__file__).with_suffix(".js")
_KEY = "crm-bar"


@dataclass(frozen=True)
class Entry:
    """A screen of the menu: its path and its title."""

    path: str
    title: str


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "steward_bar",
        js=f"{menu_script()}\n{_SCRIPT.read_text(encoding='utf-8')}",
        isolate_styles=False,
    )
    return mounted


def bar(
    words: Words,
    entries: Sequence[Entry],
    own: Sequence[Entry],
    current: str,
    person: tuple[str, str] | None,
    listeners: Mapping[str, Callable[[str], None]],
    *,
    asks: bool = False,
) -> None:
    """Draw the bar.

    Parameters
    ----------
    entries : sequence of Entry
        The screens that the person sees in the menu.
    own : sequence of Entry
        Those about the person alone, which stand with the name.
    current : str
        The path of the one that is shown.
    person : tuple, optional
        Name and roles of who is logged in.
    listeners : mapping
        What listens, by what was done: ``path`` hears the screen that was clicked, ``lang`` the
        language that was chosen, ``leave`` that the person logs out.
    asks : bool
        Whether the person asks for figures: the pages for readers then offer the way.
    """
    said = {
        "entries": [asdict(one) for one in entries],
        "own": [asdict(one) for one in own],
        "current": current,
        "person": person,
        "brand": [words("Child Rights Monitor"), words("Stewardship")],
        "text": {"menu": words("Menu"), "more": words("More"), "leave": words("Log out")},
        "languages": {
            "label": words("Language"),
            "codes": list(LANGUAGES),
            "current": words.language,
            "cookie": COOKIE,
        },
        "officer": {"cookie": OFFICER, "asks": asks},
        "themed": themed(dark=palette(st.context.theme.type) is DARK),
        "framework": framework_words(words),
    }

    _component()(data=said, key=_KEY, **listening(_KEY, listeners))
