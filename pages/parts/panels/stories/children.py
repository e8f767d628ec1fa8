"""Cards of rights for children and adolescents: one right, one number or none, in plain words."""

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.drawing import picture_style
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.stories.material import sizes, style, told
from stories import Told, rights, rights_words

_SCRIPT = Path(__file__).with_name("children.js")


@cache
def _component() -> Callable[..., Any]:
    mounted: Callable[..., Any] = st.components.v2.component(
        "children",
        html="<div class='k-own'></div>",
        js=_SCRIPT.read_text(encoding="utf-8"),
        isolate_styles=False,
    )
    return mounted


def children(page: Page) -> None:
    """Draw the cards; buttons read aloud, print and leave the page at once."""
    said = rights_words(page.words, page.selection.edition)
    st.html(
        f"<h1 class='crm-title'>{escape(said['title'])}</h1>"
        f"<p class='crm-lede'>{escape(said['lede'])}</p>"
    )
    cards = "".join(
        _card(page, told(page, step, f"right-{at}"), step.article or 0, said)
        for at, step in enumerate(rights().rights)
    )
    shown = f"{_help(said)}<div class='k-cards'>{cards}</div>{_end(page, said)}"
    markup = f"{picture_style(page)}{style()}{shown}"
    data = {"html": markup, "lang": page.words.language}
    _component()(data=data, key="crm-children")


def _card(page: Page, one: Told, article: int, said: dict[str, str]) -> str:
    """Return a card; of what nobody has published, with whom to ask."""
    first, *more = one.paragraphs
    meant = "".join(f"<p>{escape(text)}</p>" for text in more)
    picture = sizes(page, one.picture) if one.picture else ""
    foot = one.picture.foot[:1] if one.picture and one.numbers else ()
    source = "".join(f"<p class='k-source'>{escape(line)}</p>" for line in foot)
    means = f"<details><summary>{escape(said['means'])}</summary>{meant}</details>" if meant else ""
    return (
        f"<article class='k-card'><header><h2>{escape(one.name)}</h2>"
        f"<span>{escape(said['article'].format(n=article))}</span></header>{picture}"
        f"<div class='k-say'><h3>{escape(one.title)}</h3><p>{escape(first)}</p></div>{means}"
        f"<button type='button' class='k-listen' hidden>{escape(said['listen'])}</button>{source}"
        "</article>"
    )


def _help(said: dict[str, str]) -> str:
    return (
        f"<aside class='k-help'><strong>{escape(said['help'])}</strong>"
        f"<p>{escape(said['adult'])}</p><small>{escape(said['helpline'])}</small></aside>"
        f"<button type='button' class='k-leave'>{escape(said['leave'])}<kbd>Esc Esc</kbd></button>"
    )


def _end(page: Page, said: dict[str, str]) -> str:
    link = link_to(page, path="overview")
    return (
        f"<p class='k-end'><button type='button' class='k-print'>{escape(said['print'])}</button>"
        f"<a href='{link}' target='_self'>{escape(said['adults'])}</a>"
        f"<span>{escape(said['keeps'])}</span></p>"
    )
