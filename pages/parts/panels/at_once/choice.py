"""Which picture of every area is drawn: the map, equal squares, or small trends."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from indicators.codelists import areas
from pages.parts.drawing import draw
from pages.parts.finished import finished
from pages.parts.panels.at_once.tiles import draw_tiles, tiles_of, tiles_panel
from pages.parts.panels.at_once.trends import draw_trends, trends_of
from pages.parts.shell import Page, choose

_Drawn = Callable[[Page], None]


def at_once(page: Page, instead: _Drawn | None = None) -> None:
    """Draw every area in a picture that gives each the same room, where enough have a figure.

    Parameters
    ----------
    instead : callable, optional
        The panel that draws the map: it is offered first, and stands alone where there is
        nothing else.
    """
    pictures = _pictures(page, instead)
    if not pictures:
        return
    shown = page.selection.asked("drawn")
    shown = shown if shown in pictures else next(iter(pictures))
    if len(pictures) > 1:
        _switch(page, list(pictures), shown)
    pictures[shown](page)


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
    words, key = page.words, "crm-drawn"
    names = {
        "map": words("Map"),
        "tiles": words("Tiles"),
        "trends": words("Small trends"),
    }
    st.session_state[key] = shown
    st.segmented_control(
        words("Picture"),
        options,
        format_func=names.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: choose(drawn=st.session_state[key] or ""),
    )
