"""The questions, a holder after the other."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.signals import Put, question, rules
from indicators.words import short_source
from pages.parts.drawing import headed, nothing
from pages.parts.finished import finished
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.signals.kept import holders_asked, questions_put, told_of

_LIVE_BIRTH = "live_birth"


def signals_headline(page: Page) -> None:
    """Draw how many questions are put, of how many series that are watched."""
    st.html(_headline(page))


@finished
def _headline(page: Page) -> str:
    words, found = page.words, questions_put(page)
    title = words("What needs a look")
    series = int(sum(told["watched"] for told in told_of(page).values()))
    lede = words.plural(
        "{n} question to those who hold the figures, from {series} series that are watched.",
        "{n} questions to those who hold the figures, from {series} series that are watched.",
        len(found),
        series=words.number(series, 0),
    )
    more = words("A question is no finding: the figure may be right, and chance alone raises some.")
    return (
        f"<h1 class='crm-title'>{escape(title)}</h1>"
        f"<p class='crm-lede'>{escape(f'{lede} {more}')}</p>"
    )


def signals_questions(page: Page) -> None:
    """Draw every question under its holder, or that none is put."""
    st.html(_questions(page))


@finished
def _questions(page: Page) -> str:
    words, found = page.words, questions_put(page)
    title = headed(words("Questions to holders"), words("The surest of each rule first"))
    if not found:
        none = words(
            "None of the series that are watched is further from what is expected than its rule "
            "allows."
        )
        return title + nothing(none)
    parts = [
        _holder(page, holder, [one for one in found if rules()[one.rule].holder == holder])
        for holder in holders_asked(page)
    ]
    return title + "".join(parts)


def _holder(page: Page, holder: str, found: Sequence[Put]) -> str:
    name = escape(page.words.of(codelist("agency")[holder]))
    items = "".join(_question(page, one) for one in found)
    return f"<section class='crm-asked'><h3>{name}</h3><ul>{items}</ul></section>"


def _question(page: Page, one: Put) -> str:
    words = page.words
    source = short_source(page.store.sources()[one.data_source], words)
    told = words(
        "Of questions as far out as this one, {share} are false alarms. Source: {source}",
        share=share_said(page, one),
        source=source,
    )
    text, see = escape(question(one, rules()[one.rule], words)), words("See the figure")
    link = f"<a href='{_link(page, one)}' target='_self'>{escape(see)}</a>"
    return f"<li><p>{text}</p><p class='crm-sub'>{escape(told)} · {link}</p></li>"


def share_said(page: Page, one: Put) -> str:
    """Return a share of false discovery as it is written; a tiny one as below the smallest."""
    words = page.words
    if one.share < 0.001:
        return f"< {words.percent(words.number(0.1, 1))}"
    return words.percent(words.number(100 * one.share, 1))


def _link(page: Page, one: Put) -> str:
    """Return where the figure stands; ratios of counts have a page of their own."""
    if one.item in catalog():
        return link_to(page, one.item, ref_area=one.ref_area)
    return link_to(page, path=_LIVE_BIRTH)
