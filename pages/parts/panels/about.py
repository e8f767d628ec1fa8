"""About the data: what is here, what is missing, from whom."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.disclosure import THRESHOLD
from indicators.language import Words
from indicators.model import Indicator
from indicators.quality import KIND_POINTS
from pages.parts.shell import Page
from pages.parts.text import heading, unit


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
        _grades(words),
    )
    st.html("".join(f"<p class='crm-lede'>{escape(text)}</p>" for text in sentences))


def _grades(words: Words) -> str:
    return words(
        "Quality grades: A less one step for a modelled source, an index or a register count "
        "(two for a figure quoted by the press), for an age over 5 and again over 10 years, for "
        "a doubtful status or the first figure after a break, for a survey or model without its "
        "interval, for an interval wider than half of the figure, and for a map on which less "
        "than two thirds of the areas have a figure."
    )


def _confidentiality(words: Words) -> str:
    return words(
        "Confidentiality: in figures made from records of persons a number above zero and below "
        "{n} is withheld, and with it as many others as it takes that nobody can infer it, from "
        "all totals and parts shown, to a range narrower than {n} (tested by linear programming: "
        "Fischetti and Salazar 2000). A rate is withheld with the number it is made of. Nothing "
        "tells which of the withheld numbers are the small ones. Figures released by an official "
        "agency are never altered.",
        n=THRESHOLD,
    )


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
    """Draw the definition of every indicator, by theme; a theme travels when it is opened."""
    words = page.words
    heading(words("Definitions"))
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
    caveat = escape(words.of(item.gap or item.caveat))
    facts = [unit(item, words), item.indicator]
    facts += [words("SDG indicator {code}", code=item.sdg_indicator)] * bool(item.sdg_indicator)
    facts += [item.reference] if item.reference else []
    return (
        f"<p><strong>{name}</strong> ({escape('; '.join(facts))})<br>"
        f"{text}<br><em>{caveat}</em></p>"
    )


def method_rules(page: Page) -> None:
    """Draw the rules that hold for every figure: editions, states, grades, targets, breaks."""
    words = page.words
    st.html(f"<h1 class='crm-title'>{escape(words('Methodology'))}</h1>")
    rules = (
        words("One line, one edition: figures of two sources are never joined or averaged."),
        words("No change, rank or sentence crosses a break in a series."),
        words("The headline is the latest figure; in a tie the first source declared speaks."),
        words(
            "Missing, suppressed, not collected, not applicable and low reliability are five "
            "states of a cell; none of them is zero."
        ),
        words("Legend breaks are computed once for all years and groups (Fisher and Jenks)."),
        words(
            "On track: the mean pace of the last ten years, kept up, reaches the target by its "
            "year. Too slow: it does not. Moving away: the pace has the wrong sign."
        ),
        _grades(words),
        _confidentiality(words),
    )
    items = "".join(f"<li>{escape(rule)}</li>" for rule in rules)
    st.html(f"<div class='crm-note'><ul>{items}</ul></div>")


def methods(page: Page) -> None:
    """Draw how each analysis computes: in words, as a formula, and from which publication."""
    words = page.words
    heading(words("How the analyses compute"))
    st.html("".join(_method(entry, words) for entry in codelist("method").values()))


def _method(entry: Mapping[str, Any], words: Words) -> str:
    return (
        f"<p class='crm-method'><strong>{escape(words.of(entry['name']))}</strong><br>"
        f"{escape(words.of(entry['says']))}<br>"
        f"<code>{escape(entry['formula'])}</code><br>"
        f"<span class='crm-source'>{escape(entry['reference'])}</span></p>"
    )
