"""What a reader may do with a figure: open its passport, share, embed and download it."""

from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from figures.svg import PLOT, card, plot
from indicators.facts import key_of
from indicators.selection import View
from pages.parts.copy_link import copy_text
from pages.parts.panels.picture.headline import message, own_series, stated
from pages.parts.panels.picture.measures import answering_view
from pages.parts.panels.picture.table import downloads
from pages.parts.passports import passport_path, site
from pages.parts.shell import Page
from passports.headers import cite


def actions(page: Page, tab: str) -> None:
    """Draw the actions beside the tabs; what is behind a button is made when it is pressed."""
    words, view = page.words, answering_view(page)
    with st.container(key="crm-actions", horizontal=True, gap="small"):
        _passport(page, view)
        st.download_button(
            words("Share card"),
            partial(share_card, page, view),
            f"{page.edition.stem(view.indicator.indicator)}.png",
            "image/png",
            key="crm-share-card",
            on_click="ignore",
        )
        embed = st.popover(words("Embed"), key="crm-embed", on_change="rerun")
        if embed.open:
            with embed:
                _embed(page)
        if tab == "table":
            return  # the files stand below the table
        files = st.popover(words("Download"), key="crm-download", on_change="rerun")
        if files.open:
            with files:
                downloads(page)


def _passport(page: Page, view: View) -> None:
    """Draw the link to the passport of the figure in the title, if there is one."""
    shown = own_series(page, view)
    shown = shown[shown["time_period"] == view.time_period]
    if len(shown) != 1:
        return
    path = escape(passport_path(page, key_of(shown.iloc[0].to_dict())))
    title, name = (escape(page.words(t)) for t in ("Passport of this figure", "Passport"))
    st.html(
        f"<a class='crm-action' href='{path}' target='_self' aria-label='{title}'>{name}</a>",
        width="content",
    )


def share_card(page: Page, view: View) -> bytes:
    """Return the picture to be shared: the title as a sentence, its line over time, its source."""
    words, facts = page.words, stated(page, view)
    series = own_series(page, view).dropna(subset="obs_value")
    drawn = plot([("", series)], view.indicator, words, PLOT) if len(series) > 1 else None
    source = cite(page.store.sources()[view.data_source], words) if view.data_source else ""
    stamped = " · ".join(filter(None, [page.watermark, site()]))
    foot = [words("Source: {source}", source=source), stamped]
    brand = f"{words('Child Rights Monitor')} · {words('Azerbaijan')}"
    return card(message(facts, view, words), drawn, foot, brand)


def _embed(page: Page) -> None:
    """Draw what another site pastes, and a button that copies it."""
    words, pasted = page.words, embedding(page)
    st.html(f"<pre class='crm-pasted'><code>{escape(pasted)}</code></pre>")
    copy_text(page, words("Copy"), pasted, "crm-embed-copy")


def embedding(page: Page) -> str:
    """Return the element with which another site shows this view."""
    view = {"lang": page.selection.lang, **page.selection.to_query(), "embed": "true"}
    here = str(st.context.url or site()).partition("?")[0]
    address = escape(f"{here}?{urlencode(view)}")
    title = escape(page.words.of(page.view(mapped=False).indicator.name))
    size = 'width="100%" height="720" loading="lazy"'
    return f'<iframe src="{address}" title="{title}" {size}></iframe>'
