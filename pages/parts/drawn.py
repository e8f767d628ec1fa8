"""Pictures drawn by the server as plain SVG: their colours, outlines and frame on a page."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from data.print_shapes import topology
from figures import panels
from figures.palette import DARK
from figures.panels import keys, panel
from figures.svg import LAYER_STYLE, MAP_STYLE, TREND_STYLE, Outlines
from pages.parts.kept import kept_for_build
from pages.parts.shell import Page

__all__ = ["draw", "drawn", "keys", "outlines", "panel", "picture_style"]

_WIDTH = 640  # of a map's sheet, in pixels: about as wide as it stands on a desktop
_LIGHT_SURFACE = (
    "--paper:#fff;--sea:#f2f8fb;--land:#e6e9ea;--soft:#f3f7fa;--area:#dbe4ec;"
    "--better:#0b4d73;--worse:#a34a00"
)
_DARK_SURFACE = (
    "--paper:#10181e;--sea:#13232d;--land:#26343d;--soft:#18232b;--area:#33434f;"
    "--better:#74c0e6;--worse:#f0a35e;--crm-link:#62c4ee"
)

# The framework's own element for markup takes every SVG out of it; this one writes what it is
# given, and only where it changed.
_WRITER = """export default function({parentElement: at, data}) {
const own = at.querySelector(".crm-own");
if (own.crm !== data.html) own.innerHTML = own.crm = data.html}"""


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "drawn", html="<div class='crm-own'></div>", js=_WRITER, isolate_styles=False
    )
    return mounted


def draw(page: Page, markup: str, key: str) -> None:
    """Draw markup that holds SVG; every text in it must be escaped.

    The first picture of a page brings the colours of all.
    """
    first = page.once("pictures", lambda: key) == key
    _component()(data={"html": f"{picture_style(page) if first else ''}{markup}"}, key=key)


def picture_style(page: Page) -> str:
    """Return the colours of pictures in the reader's theme."""
    inks = page.palette
    surface = _DARK_SURFACE if inks is DARK else _LIGHT_SURFACE
    own = f"--ink:{inks.ink};--muted:{inks.muted};--line:{inks.grid};--accent:{inks.accent}"
    root = f":root{{{own};--warning:{inks.warning};{surface}}}"
    return f"<style>{root}{MAP_STYLE}{TREND_STYLE}{LAYER_STYLE}</style>"


def outlines(page: Page) -> Outlines:
    """Return the outlines of areas, decoded once for each build."""
    return kept_for_build(page.store, "outlines", lambda: Outlines(topology(page.store), _WIDTH))


def drawn(page: Page, picture: str) -> str:
    """Return a picture as markup, with the watermark of the illustrative edition across it."""
    return panels.drawn(picture, page.watermark)
