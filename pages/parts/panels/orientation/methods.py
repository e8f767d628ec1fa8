"""How figures are made: the rules, each analysis in words with its formula, and their contents."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from figures.formula import typeset
from indicators.codelists import codelist
from indicators.words import Words
from pages.parts.drawing import draw
from pages.parts.page import Page
from passports.rules import rules

_Methods = Mapping[str, Mapping[str, Any]]


def methods(page: Page) -> None:
    """Draw the rules of every figure and how each analysis computes, beside their contents."""
    words, entries = page.words, codelist("method")
    st.html(f"<h1 class='crm-title'>{escape(words('Methodology'))}</h1>")
    links = _links(entries, words)
    contents = escape(words("Contents"))
    folded = f"<details class='crm-contents-folded'><summary>{contents}</summary>{links}</details>"
    beside = f"<nav class='crm-contents' aria-label='{contents}'><p>{contents}</p>{links}</nav>"
    body = f"{_rules(words)}{_analyses(entries, words)}"
    draw(page, f"{folded}<div class='crm-methods'>{beside}<div>{body}</div></div>", "crm-methods")


def _links(entries: _Methods, words: Words) -> str:
    """Return the list of contents: rules, each analysis, definitions."""
    analyses = ((f"method-{code}", words.of(entry["name"])) for code, entry in entries.items())
    places = [
        ("rules", words("Rules for every figure")),
        *analyses,
        ("definitions", words("Definitions")),
    ]
    rows = "".join(f"<li><a href='#{at}'>{escape(name)}</a></li>" for at, name in places)
    return f"<ul>{rows}</ul>"


def _rules(words: Words) -> str:
    items = "".join(f"<li>{escape(rule)}</li>" for rule in rules(words))
    title = escape(words("Rules for every figure"))
    return f"<h2 class='crm-h2' id='rules'>{title}</h2><div class='crm-note'><ul>{items}</ul></div>"


def _analyses(entries: _Methods, words: Words) -> str:
    title = escape(words("How the analyses compute"))
    drawn = "".join(_method(code, entry, words) for code, entry in entries.items())
    return f"<h2 class='crm-h2'>{title}</h2>{drawn}"


def _method(code: str, entry: Mapping[str, Any], words: Words) -> str:
    """Return one analysis: its name, what it does in words, its formula, its publication."""
    return (
        f"<section class='crm-method' id='method-{code}'><h3>{escape(words.of(entry['name']))}</h3>"
        f"<p>{escape(words.of(entry['says']))}</p>"
        f"{typeset(entry.get('tex', ()), entry['formula'])}"
        f"<p class='crm-reference'>{escape(entry['reference'])}</p></section>"
    )
