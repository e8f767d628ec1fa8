"""About the data: what is here, what is missing, from whom."""

from html import escape

import pandas as pd
import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import TOTAL, codelist
from indicators.model import Indicator
from indicators.observations import year
from indicators.quality import KIND_POINTS
from pages.parts.shell import Page
from pages.parts.text import heading, holders, unit

_SCHEMES = ("nation", "region_2006", "region_2021", "district")
_GROUPS = ("sex", "age", "residence", "wealth_quintile", "disability_status")


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
        words(
            "Quality grades: A less one step for a modelled source, an index or a register count "
            "(two for a figure quoted by the press), for an age over 5 and again over 10 years, "
            "for a doubtful status, and for a survey or model without its interval."
        ),
    )
    st.html("".join(f"<p class='crm-lede'>{escape(text)}</p>" for text in sentences))


def gaps(page: Page) -> None:
    """Draw which indicator is known at which level and for which groups, by its latest year."""
    words = page.words
    heading(
        words("What is known, and what is missing"),
        words("Latest year with a figure; empty means that none has been found published."),
    )
    coverage = page.store.coverage(page.selection.edition)
    rows = [_gap_row(page, item, coverage) for item in catalog().values()]
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="crm-gaps", height=520)


def _gap_row(page: Page, item: Indicator, coverage: pd.DataFrame) -> dict[str, str]:
    words = page.words
    own = coverage[coverage["indicator"] == item.indicator]
    row = {
        words("Theme"): words.of(codelist("domain")[item.domain]["name"]),
        words("Indicator"): words.of(item.name),
    }
    for scheme in _SCHEMES:
        title = words.of(codelist("scheme")[scheme]["short"])
        row[title] = _latest_year(own[own["scheme"] == scheme])
    for name in _GROUPS:
        title = words.of(codelist("dimension")[name]["name"])
        row[title] = _latest_year(own[own[name] != TOTAL])
    row[words("Data holder")] = holders(item, words)
    return row


def _latest_year(rows: pd.DataFrame) -> str:
    return str(year(max(rows["time_period"]))) if len(rows) else ""


def sources(page: Page) -> None:
    """Draw every source: publisher, title, edition, kind, licence, address."""
    words = page.words
    heading(words("Sources"))
    language = words.language
    kinds = kind_names(page)
    rows = [
        {
            words("Code"): code,
            words("Publisher"): source[f"publisher_{language}"],
            words("Title"): source[f"title_{language}"],
            words("Edition"): source["edition"],
            words("Kind"): kinds[source["kind"]],
            words("Licence"): source["licence"],
            words("Link"): source["url"],
        }
        for code, source in sorted(page.store.sources().items())
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="crm-sources")


def kind_names(page: Page) -> dict[str, str]:
    """Return the name of each kind of source in the reader's language."""
    words = page.words
    names = {
        "census": words("census"),
        "administrative": words("administrative records"),
        "survey": words("household survey"),
        "register": words("register count"),
        "index": words("composite index"),
        "modelled": words("modelled estimate"),
        "press": words("official figure quoted by the press"),
        "synthetic": words("synthetic"),
    }
    return {kind: names[kind] for kind in KIND_POINTS}


def definitions(page: Page) -> None:
    """Draw the definition of every indicator, by theme."""
    words = page.words
    heading(words("Definitions"))
    for domain, entry in codelist("domain").items():
        items = [item for item in catalog().values() if item.domain == domain]
        with st.expander(words.of(entry["name"])):
            st.html("".join(_definition(page, item) for item in items))


def _definition(page: Page, item: Indicator) -> str:
    words = page.words
    name = escape(words.of(item.name))
    text = escape(words.of(item.definition))
    caveat = escape(words.of(item.caveat))
    return (
        f"<p><strong>{name}</strong> ({escape(unit(item, words))}; {item.indicator})<br>"
        f"{text}<br><em>{caveat}</em></p>"
    )
