"""About the data: what is here, what is missing, from whom."""

from html import escape

import pandas as pd
import streamlit as st

from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.model import Indicator
from indicators.words import kind_names, licence_name, unit
from pages.parts.drawing import heading, show_table
from pages.parts.page import Page
from passports.rules import grades


def about(page: Page) -> None:
    """Draw what the monitor holds, its release, its editions and its grade rule."""
    words, built = page.words, page.store.build()
    st.html(f"<h1 class='crm-title'>{escape(words('About the data'))}</h1>")
    sentences = (
        words("Data release {release}.", release=built["release"]),
        words("Published edition: real figures only, each with its source. Nothing is filled in."),
        words("Illustrative edition: synthetic figures, marked on every screen, picture and file."),
        words("A missing value is shown as missing, never as zero."),
        words("Boundaries: Natural Earth, public domain. They imply no endorsement."),
        grades(words),
    )
    st.html("".join(f"<p class='crm-lede'>{escape(text)}</p>" for text in sentences))


def sources(page: Page) -> None:
    """Draw every source: publisher, title, edition, kind, licence, address."""
    words = page.words
    heading(words("Sources"))
    language = words.language
    kinds = kind_names(words)
    rows = [
        {
            words("Code"): code,
            words("Publisher"): source[f"publisher_{language}"],
            words("Title"): source[f"title_{language}"],
            words("Edition"): source["edition"],
            words("Kind"): kinds[source["kind"]],
            words("Licence"): licence_name(source["licence"], words),
            words("Link"): source["url"],
        }
        for code, source in sorted(page.store.sources().items())
    ]
    show_table(pd.DataFrame(rows), words, key="crm-sources")


def definitions(page: Page) -> None:
    """Draw the definition of every indicator, by theme; a theme travels when it is opened."""
    words = page.words
    st.html(f"<h2 class='crm-h2' id='definitions'>{escape(words('Definitions'))}</h2>")
    for domain, entry in codelist("domain").items():
        label = words.of(entry["name"])
        opened = st.expander(label, key=f"crm-defined-{domain}", on_change="rerun")
        if opened.open:
            with opened:
                st.html("".join(_definition(page, item) for item in of_domain(domain)))


def _definition(page: Page, item: Indicator) -> str:
    words = page.words
    name = escape(words.of(item.name))
    text = escape(words.of(item.definition))
    caveat = escape(words.of((item.gap if page.gaps_of([item]) else None) or item.caveat))
    facts = [unit(item, words), item.indicator]
    facts += [words("SDG indicator {code}", code=item.sdg_indicator)] * bool(item.sdg_indicator)
    facts += [item.reference] if item.reference else []
    return (
        f"<p><strong>{name}</strong> ({escape('; '.join(facts))})<br>"
        f"{text}<br><em>{caveat}</em></p>"
    )
