"""What a reader may do with a figure: open its passport, share, embed and download it."""

from functools import partial
from html import escape

import streamlit as st

from indicators.facts import Key, key_of
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.picture.headline import shown_figure
from pages.parts.panels.picture.table import downloads
from pages.parts.passports import kept_release, passport_path
from pages.parts.taken_along import copy_text, pasted
from passports.finding import find_figure
from passports.identity import figure_id
from passports.standing import ReleasedFigure


def actions(page: Page, tab: str) -> None:
    """Draw the actions beside the tabs; what is behind a button is made when it is pressed."""
    words, view = page.words, page.answering
    shown = shown_figure(page, view)
    with st.container(key="crm-actions", horizontal=True, gap="small"):
        if len(shown) == 1:
            _of_figure(page, key_of(shown.iloc[0].to_dict()))
        if tab == "table":
            return  # the files stand below the table
        files = st.popover(words("Download"), key="crm-download", on_change="rerun")
        if files.open:
            with files:
                downloads(page)


def _of_figure(page: Page, key: Key) -> None:
    """Draw the ways on from the figure in the title: its passport, a slide, a card, an embed."""
    words, name = page.words, figure_id(key)
    passport = escape(passport_path(page, key))
    card = f"card/{words.language}/{name}.png"
    saved = f" download='{name.replace('~', '_')}.png'"
    links = (
        _link(
            words("Passport"), passport, f" aria-label='{escape(words('Passport of this figure'))}'"
        ),
        _link(words("Present"), link_to(page, path="present", figures=name)),
        _link(words("Share card"), escape(card), saved),
    )
    st.html("".join(links), width="content")
    embed = st.popover(words("Embed"), key="crm-embed", on_change="rerun")
    if embed.open:
        with embed:
            _embed(page, key)


def _link(name: str, path: str, more: str = "") -> str:
    return f"<a class='crm-action' href='{path}' target='_self'{more}>{escape(name)}</a>"


def _found(page: Page, key: Key) -> ReleasedFigure:
    return find_figure(figure_id(key), "", page.store, page.today, partial(kept_release, page))


def _embed(page: Page, key: Key) -> None:
    """Draw what another site pastes, and a button that copies it."""
    words, text = page.words, pasted(page, _found(page, key))
    said = words("The picture carries its source, date, grade and link, wherever it is shown.")
    st.html(
        f"<p class='crm-sub'>{escape(said)}</p>"
        f"<pre class='crm-pasted'><code>{escape(text)}</code></pre>"
    )
    copy_text(page, words("Copy"), text, "crm-embed-copy")
