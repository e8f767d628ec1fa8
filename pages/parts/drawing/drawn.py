"""Pictures drawn by the server as plain SVG: their colours, outlines and frame on a page."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import streamlit as st

from data.print_shapes import topology
from figures import panels
from figures.palette import DARK, LIGHT, Palette, following, properties
from figures.svg import (
    GAP_STYLE,
    INTERVAL_STYLE,
    LAYER_STYLE,
    MAP_STYLE,
    MEASURED_STYLE,
    PLANE_STYLE,
    SQUARES_STYLE,
    TREND_STYLE,
    UPSET_STYLE,
    Outlines,
)
from pages.parts.choices import Offered, offer
from pages.parts.heard import listening
from pages.parts.kept import kept_for_build
from pages.parts.page import Page

_WIDTH = 640  # of a map's sheet, in pixels: about as wide as it stands on a desktop
_GROUNDS = {  # of the light and of the dark theme
    "--paper": ("#fff", "#10181e"),
    "--sea": ("#f2f8fb", "#13232d"),
    "--land": ("#e6e9ea", "#26343d"),
    "--soft": ("#f3f7fa", "#18232b"),
    "--area": ("#dbe4ec", "#33434f"),
    "--better": ("#0b4d73", "#74c0e6"),
    "--worse": ("#a34a00", "#f0a35e"),
    "--u1": ("#a9d4ec", "#2d6d90"),  # more is darker; on a dark ground, lighter
    "--u2": ("#1f79a8", "#74c0e6"),
    "--u3": ("#0b4d73", "#d2ecf9"),
}
_DRAWN_STYLES = (
    MAP_STYLE,
    MEASURED_STYLE,
    TREND_STYLE,
    LAYER_STYLE,
    INTERVAL_STYLE,
    GAP_STYLE,
    UPSET_STYLE,
    PLANE_STYLE,
    SQUARES_STYLE,
)

# The framework's own element for markup takes every SVG out of it; this one writes what it is
# given, and only where it changed; the room that the page kept for it is given back. Arrow keys
# lead from a mark that says where it stands (``data-at``: column and row) to the nearest one that
# way.
_WRITER = """export default function({parentElement: at, data}) {
const own = at.querySelector(".crm-own");
own.onkeydown = lead;
if (own.crm !== data.html) own.innerHTML = own.crm = data.html;
own.closest("[class*=st-key-]").style.minHeight = "0"}
const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
function lead(event) {
const step = STEPS[event.key], from = event.target.closest("[data-at]");
if (!step || !from) return;
event.preventDefault();
const [x, y] = from.dataset.at.split(",").map(Number);
const far = (mark) => {
const [column, row] = mark.dataset.at.split(",").map(Number);
const along = (column - x) * step[0] + (row - y) * step[1];
const aside = Math.abs((column - x) * step[1]) + Math.abs((row - y) * step[0]);
return along > 0 ? along + 3 * aside : Infinity};
const marks = [...event.currentTarget.querySelectorAll("[data-at]")];
const to = marks.reduce((best, mark) => far(mark) < far(best) ? mark : best, from);
from.tabIndex = -1; to.tabIndex = 0; to.focus()}"""

# The same, where what bears `data-choose` is a toggle button: a click, Enter or Space chooses its
# code, arrows go from one to the next, and a rerun leaves the focus where it was.
_CHOOSER = """export default function({parentElement: at, data, setTriggerValue}) {
const own = at.querySelector(".crm-own"), of = t => t.closest?.("[data-choose]");
const all = () => [...own.querySelectorAll("[data-choose]")].filter(e => e.getClientRects().length);
if (own.crm !== data.html) {
  const held = of(document.activeElement)?.dataset.choose;
  own.innerHTML = own.crm = data.html;
  if (held) all().find(e => e.dataset.choose === held)?.focus({preventScroll: true}) }
const take = t => { if (of(t)) setTriggerValue("chosen", of(t).dataset.choose) };
own.onclick = e => take(e.target);
own.onkeydown = e => {
  if (!of(e.target)) return;
  const go = {ArrowRight: 1, ArrowLeft: -1}[e.key], every = all();
  if (e.key === "Enter" || e.key === " ") take(e.target);
  else if (go) every[(every.indexOf(of(e.target)) + go + every.length) % every.length].focus();
  else return;
  e.preventDefault() } }"""


@cache
def _choosable() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "choosable", html="<div class='crm-own'></div>", js=_CHOOSER, isolate_styles=False
    )
    return mounted


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
    _component()(data={"html": _with_style(page, markup, key)}, key=key)


def draw_choosable(page: Page, markup: str, key: str, choose: Callable[[str], None]) -> None:
    """Draw markup as :func:`draw` does; call ``choose`` with what a mark has for ``data-choose``.

    A mark is chosen by a click or by a key; what is chosen twice is told twice.
    """
    data = {"html": _with_style(page, markup, key)}
    _choosable()(data=data, key=key, **listening(key, {"chosen": choose}))


def offer_picture(page: Page, parts: Iterable[Offered], key: str) -> None:
    """Draw below each other what a reader may choose and the picture that follows it."""
    offer([Offered(_with_style(page, "", key)), *parts], key, kind="crm-pieces")


def _with_style(page: Page, markup: str, key: str) -> str:
    first = page.once("pictures", lambda: key) == key
    return f"{picture_style(page) if first else ''}{markup}"


def picture_style(page: Page) -> str:
    """Return the colours of pictures: the reader's theme, and its change, are followed."""
    light, dark = _surface(LIGHT), _surface(DARK)
    own = properties(dark if page.palette is DARK else light)
    on_paper = f"@media print{{:root{{{properties(light)}}}}}"
    root = f":root{{{own}}}{following(light, dark)}{on_paper}"
    return f"<style>{root}{''.join(_DRAWN_STYLES)}</style>"


def _surface(inks: Palette) -> dict[str, str]:
    """Return the inks of a theme and its grounds, by the names of their properties."""
    grounds = {name: both[inks is DARK] for name, both in _GROUNDS.items()}
    own = {"--ink": inks.ink, "--muted": inks.muted, "--line": inks.grid}
    return own | {"--accent": inks.accent, "--warning": inks.warning} | grounds


def outlines(page: Page) -> Outlines:
    """Return the outlines of areas, decoded once for each build."""
    return kept_for_build(page.store, "outlines", lambda: Outlines.of(topology(page.store), _WIDTH))


def drawn(page: Page, picture: str) -> str:
    """Return a picture as markup, with the watermark of the illustrative edition across it."""
    return panels.drawn(picture, page.watermark)
