"""Small pieces of text and markup that panels share."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from indicators.codelists import DIMENSIONS, TOTAL, areas, codelist, codes
from indicators.language import Words
from indicators.model import Indicator
from indicators.selection import View
from pages.parts.shell import Page


def heading(title: str, subtitle: str = "") -> None:
    """Draw what is seen, and below it unit, population and period."""
    sub = f"<p class='crm-sub'>{escape(subtitle)}</p>" if subtitle else ""
    st.html(f"<h2 class='crm-h2'>{escape(title)}</h2>{sub}")


def source_line(text: str) -> None:
    """Draw the line that names the source."""
    st.html(f"<p class='crm-source'>{escape(text)}</p>")


def note(sentences: Iterable[str]) -> None:
    """Draw sentences that say in words what a picture shows."""
    body = "".join(f"<p>{escape(text)}</p>" for text in sentences)
    st.html(f"<div class='crm-note'>{body}</div>")


def sources_line(page: Page, data_sources: Iterable[str]) -> None:
    """Draw the line that names the sources of a picture, each once."""
    known = page.store.sources()
    found = [known[code] for code in dict.fromkeys(data_sources) if code in known]
    text = "; ".join(short_source(source, page.words) for source in found)
    source_line(page.words("Source: {source}", source=text))


def empty(text: str) -> None:
    """Draw a panel that has nothing to show, and says why."""
    st.html(f"<div class='crm-empty'>{escape(text)}</div>")


def area_name(ref_area: str, words: Words) -> str:
    """Return the name of an area in the reader's language."""
    return words.of(areas()[ref_area].name)


def unit(item: Indicator, words: Words) -> str:
    """Return the unit of an indicator in words."""
    return words.of(codelist("unit_measure")[item.unit_measure])


def group_names(view: View, words: Words) -> list[str]:
    """Return the names of the groups chosen, totals left out."""
    chosen = ((name, view.dimensions[name]) for name in DIMENSIONS)
    return [
        words.of(codes(name, view.indicator.population)[code])
        for name, code in chosen
        if code != TOTAL
    ]


def described(view: View, words: Words) -> str:
    """Return unit, groups and period of a view: the subtitle of its picture."""
    period = words.period(view.time_period, view.indicator.period) if view.exists else ""
    parts = [unit(view.indicator, words), *group_names(view, words), period]
    return ", ".join(part for part in parts if part)


def holders(item: Indicator, words: Words) -> str:
    """Return the names of the agencies that hold an indicator's figures."""
    return ", ".join(words.of(codelist("agency")[code]) for code in item.holders)


def sources_named(codes_: Sequence[str], page: Page) -> list[Mapping[str, Any]]:
    """Return the sources of some codes."""
    known = page.store.sources()
    return [known[code] for code in codes_ if code in known]


def short_source(source: Mapping[str, Any], words: Words) -> str:
    """Return publisher and edition of a source."""
    publisher = source[f"publisher_{words.language}"]
    return f"{publisher}, {source['edition']}" if source["edition"] else str(publisher)
