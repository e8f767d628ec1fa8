"""Whom social assistance reaches, of a hundred poor children and of a hundred manats."""

from html import escape

import pandas as pd
import streamlit as st

from figures.charts import LOST, squares
from figures.spec import CONFIG, SERIES
from indicators.catalog import indicator
from indicators.words import Words, holders
from pages.parts.layout import multiples
from pages.parts.panels.services.referral import register_source, said
from pages.parts.shell import Page
from pages.parts.text import empty, heading


def targeting(page: Page) -> None:
    """Draw coverage of poor children and leakage as a hundred squares each, and in words."""
    words = page.words
    found = page.store.analysis("targeting", page.selection.edition)
    heading(
        words("Does assistance reach poor children?"),
        words("Children in families of the register of targeted assistance; a child counts as one"),
    )
    if found.empty:
        item = indicator("AZE_SP_CHILD_MEANS_TESTED")
        text = words(
            "No records of families are published. They are held by: {holders}. With the income of "
            "each family and what it receives, this panel would show how many poor children are "
            "left out, and how much goes to families that are not poor.",
            holders=holders(words, item),
        )
        empty(text)
        return
    children = found[found["item"] == "child"].set_index("measure")["obs_value"]
    covered, leaking, right = multiples(3)
    with covered:
        _children(page, float(children["coverage_poor"]))
    with leaking:
        _money(page, float(children["leakage"]))
    with right:
        said(sentences(children, words))
    register_source(page, found)


def _children(page: Page, covered: float) -> None:
    words = page.words
    poor = escape(words("Of 100 poor children"))
    st.html(f"<p class='crm-sub'><strong>{poor}</strong></p>")
    names = (words("receive assistance"), words("are left out"))
    figure = squares(covered, names, (SERIES[0], LOST), page.palette, page.watermark)
    st.plotly_chart(figure, key="crm-covered", config=dict(CONFIG), theme=None)


def _money(page: Page, leakage: float) -> None:
    words = page.words
    paid = escape(words("Of 100 manats paid"))
    st.html(f"<p class='crm-sub'><strong>{paid}</strong></p>")
    names = (words("reach poor children"), words("go to others"))
    figure = squares(1 - leakage, names, (SERIES[0], LOST), page.palette, page.watermark)
    st.plotly_chart(figure, key="crm-leakage", config=dict(CONFIG), theme=None)


def sentences(children: "pd.Series[float]", words: Words) -> list[str]:
    """Return the measures in words, and whom the register cannot show."""

    def hundred(measure: str) -> str:
        return words.number(100 * float(children[measure]), 0)

    return [
        words(
            "Of 100 poor children, {covered} live in a family that receives assistance; {missed} "
            "are left out (exclusion error).",
            covered=hundred("coverage_poor"),
            missed=hundred("exclusion_error"),
        ),
        words(
            "Of 100 children in families that receive it, {wrong} are not poor (inclusion error). "
            "Of 100 manats, {leak} go to them (leakage).",
            wrong=hundred("inclusion_error"),
            leak=hundred("leakage"),
        ),
        words(
            "Poor children get {cgh} times what chance would give them (Coady–Grosh–Hoddinott "
            "index).",
            cgh=words.number(float(children["cgh"]), 1),
        ),
        words("Families that never applied are not in the register: more may be left out."),
    ]
