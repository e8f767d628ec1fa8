"""Which picture of every area is drawn: the map, equal squares, or small trends."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from indicators.codelists import areas
from pages.parts.choices import Offered, offered_list, offered_switch
from pages.parts.drawing import draw
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.panels.at_once.tiles import draw_tiles, tiles_of, tiles_panel
from pages.parts.panels.at_once.trends import draw_trends, trends_of
from pages.parts.shell import choose, on_phone

_Drawn = Callable[[Page], None]


def at_once(page: Page, instead: _Drawn | None = None) -> None:
    """Draw every area in a picture that gives each the same room, where enough have a figure.

    Parameters
    ----------
    instead : callable, optional
        The panel that draws the map: it stands first, and alone where there is nothing else. The
        choice of a picture is then among the page's own (``pictures_offered``).
    """
    pictures = _pictures(page, instead)
    if not pictures:
        return
    shown = _shown(page, list(pictures))
    if len(pictures) > 1 and not instead:
        _switch(page, list(pictures), shown)
    pictures[shown](page)


def pictures_offered(page: Page) -> list[Offered]:
    """Return the choice between the map and the other pictures; on a phone it is a list."""
    options = ["map", *_pictures(page, None)]
    if len(options) < 2:
        return []
    names = {code: text for code, text in _names(page).items() if code in options}
    offered = offered_list if on_phone() else offered_switch
    return [offered("drawn", page.words("Picture"), names, _shown(page, options), _take)]


def _take(code: str) -> None:
    choose(drawn=code)


def _shown(page: Page, options: list[str]) -> str:
    asked = page.selection.asked("drawn")
    return asked if asked in options else options[0]


def among_all(page: Page) -> None:
    """Draw a district among all of them."""
    if areas()[page.selection.ref_area].scheme == "district" and (made := _among(page)):
        draw(page, made, "crm-tiles")


@finished
def _among(page: Page) -> str:
    """Return the districts as squares, as markup; empty where too few have a figure."""
    found = tiles_of(page)
    return tiles_panel(page, found) if found is not None else ""


def _pictures(page: Page, instead: _Drawn | None) -> dict[str, _Drawn]:
    """Return the pictures there are, by name."""
    pictures: dict[str, _Drawn] = {"map": instead} if instead else {}
    if page.is_gap:
        return pictures
    if (found := tiles_of(page)) is not None:
        pictures["tiles"] = partial(draw_tiles, found=found)
    if (series := trends_of(page)) is not None:
        pictures["trends"] = partial(draw_trends, found=series)
    return pictures


def _switch(page: Page, options: list[str], shown: str) -> None:
    key = "crm-drawn"
    st.session_state[key] = shown
    st.segmented_control(
        page.words("Picture"),
        options,
        format_func=_names(page).__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: choose(drawn=st.session_state[key] or ""),
    )


def _names(page: Page) -> dict[str, str]:
    words = page.words
    return {"map": words("Map"), "tiles": words("Tiles"), "trends": words("Small trends")}
