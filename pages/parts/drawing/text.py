"""Small pieces of text and markup that panels share."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from indicators.words import short_source, unbroken
from pages.parts.page import Page


def heading(title: str, subtitle: str = "") -> None:
    """Draw what is seen, and below it unit, population and period."""
    st.html(headed(title, subtitle))


def headed(title: str, subtitle: str = "") -> str:
    """Return what is seen and what stands below it, as markup: a panel is drawn as one piece."""
    sub = f"<p class='crm-sub'>{escape(subtitle)}</p>" if subtitle else ""
    return f"<h2 class='crm-h2'>{escape(unbroken(title))}</h2>{sub}"


def pieces(*parts: str) -> str:
    """Return parts below each other as one piece of markup, as far apart as if drawn one by one."""
    return f"<div class='crm-pieces'>{_parts(parts)}</div>"


def beside(*parts: str) -> str:
    """Return parts in columns of one width; on a phone they stand below each other."""
    columns = sum(map(bool, parts))
    return f"<div class='crm-columns' style='--n:{columns}'>{_parts(parts)}</div>"


def _parts(parts: Iterable[str]) -> str:
    return "".join(f"<div>{part}</div>" for part in parts if part)


def source_line(text: str) -> None:
    """Draw the line that names the source."""
    st.html(sourced(text))


def sourced(text: str) -> str:
    """Return the line that names the source, as markup."""
    return f"<p class='crm-source'>{escape(text)}</p>"


def note(sentences: Iterable[str]) -> None:
    """Draw sentences that say in words what a picture shows."""
    st.html(noted(sentences))


def noted(sentences: Iterable[str]) -> str:
    """Return sentences that say in words what a picture shows, as markup."""
    body = "".join(f"<p>{escape(text)}</p>" for text in sentences)
    return f"<div class='crm-note'>{body}</div>"


def sources_line(page: Page, data_sources: Iterable[str]) -> None:
    """Draw the line that names the sources of a picture, each once."""
    st.html(sources_of(page, data_sources))


def sources_of(page: Page, data_sources: Iterable[str]) -> str:
    """Return the line that names the sources of a picture, each once, as markup."""
    known = page.store.sources()
    found = [known[code] for code in dict.fromkeys(data_sources) if code in known]
    text = "; ".join(short_source(source, page.words) for source in found)
    return sourced(page.words("Source: {source}", source=text))


def empty(text: str) -> None:
    """Draw a panel that has nothing to show, and says why."""
    st.html(nothing(text))


def nothing(text: str) -> str:
    """Return a panel that has nothing to show, and says why, as markup."""
    return f"<div class='crm-empty'>{escape(text)}</div>"


def sources_named(codes_: Sequence[str], page: Page) -> list[Mapping[str, Any]]:
    """Return the sources of some codes."""
    known = page.store.sources()
    return [known[code] for code in codes_ if code in known]
