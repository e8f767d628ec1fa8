"""The path of a birth from the ward to the statistics, its two gaps, and what closes them."""

from html import escape

import streamlit as st

from indicators.codelists import codelist
from pages.parts.links import link_to
from pages.parts.shell import Page
from pages.parts.text import heading


def birth_path(page: Page) -> None:
    """Draw the steps by which a birth becomes a figure, with the places where a child is lost."""
    words, entry = page.words, codelist("birth_path")
    heading(words.of(entry["title"]), words.of(entry["subtitle"]))
    steps = "".join(
        f"<li><strong>{escape(words.of(step['name']))}</strong>"
        f"<span>{escape(words.of(step['body']))}</span>{_holder(page, step.get('holder', ''))}"
        f"{_gap(page, step)}</li>"
        for step in entry["step"]
    )
    st.html(f"<ol class='crm-path'>{steps}</ol>")


def _holder(page: Page, code: str) -> str:
    if not code:
        return ""
    name = page.words.of(codelist("agency")[code])
    held = page.words("held by: {holder}", holder=name)
    return f"<small>{escape(held)}</small>"


def _gap(page: Page, step: dict[str, dict[str, str]]) -> str:
    """Return the gap behind a step, where a child can be lost."""
    if "gap" not in step:
        return ""
    return f"<em>{escape(page.words.of(step['gap']))}</em>"


def ministry_steps(page: Page) -> None:
    """Draw what each holder can do with the two gaps: proposals, not figures."""
    words, entry = page.words, codelist("birth_path")
    heading(words.of(entry["do_title"]))
    cards = "".join(
        f"<div><strong>{escape(words.of(codelist('agency')[do['holder']]))}</strong>"
        f"<p>{escape(words.of(do['body']))}</p></div>"
        for do in entry["do"]
    )
    st.html(f"<div class='crm-do'>{cards}</div>")


def to_live_birth(page: Page) -> None:
    """Draw the way to the page on what counts as a live birth."""
    title = page.words.of(codelist("topic")["live_birth_definition"]["title"])
    said = page.words(
        "Since 2015 a birth counts by the international definition. What that changed, who is not "
        "registered, and what a ministry does:"
    )
    link = link_to(page, path="live_birth")
    st.html(
        f"<div class='crm-note'><p>{escape(said)} "
        f"<a href='{link}' target='_self'>{escape(title)}</a></p></div>"
    )
