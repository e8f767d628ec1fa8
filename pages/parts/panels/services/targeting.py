"""Whom social assistance reaches, of a hundred poor children and of a hundred manats."""

from html import escape

import pandas as pd

from figures.parts import parts_key
from figures.rows import mark_said
from figures.svg import squares_svg
from indicators.catalog import indicator
from indicators.words import Words, holders, short_source
from pages.parts.drawing import draw, drawn, empty, heading, multiples
from pages.parts.page import Page
from pages.parts.panels.services.referral import register_source, said


def targeting(page: Page) -> None:
    """Draw coverage of poor children and leakage as a hundred squares each, and in words."""
    words = page.words
    found = page.store.analysis("targeting", page.selection.edition)
    below = words(
        "Children in families of the register of targeted assistance; a child counts as one"
    )
    if found.empty:
        heading(words("Does assistance reach poor children?"), below)
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
    heading(targeting_title(children, words), below)
    covered, leaking, right = multiples(3)
    with covered:
        _children(page, found, float(children["coverage_poor"]))
    with leaking:
        _money(page, found, float(children["leakage"]))
    with right:
        said(sentences(children, words))
    register_source(page, found)


def _children(page: Page, found: pd.DataFrame, covered: float) -> None:
    words = page.words
    names = (words("receive assistance"), words("are left out"))
    markup = _squares(page, found, words("Of 100 poor children"), names, covered)
    draw(page, markup, key="crm-covered")


def _money(page: Page, found: pd.DataFrame, leakage: float) -> None:
    words = page.words
    names = (words("reach poor children"), words("go to others"))
    markup = _squares(page, found, words("Of 100 manats paid"), names, 1 - leakage)
    draw(page, markup, key="crm-leakage")


def _squares(
    page: Page, found: pd.DataFrame, title: str, names: tuple[str, str], share: float
) -> str:
    """Return a hundred squares below their title, and what each colour stands for."""
    counted = [
        f"{name}: {page.words.number(number, 0)}"
        for name, number in zip(names, in_hundred(share), strict=True)
    ]
    period = page.words.period(str(found["time_period"].iloc[0]))
    source = short_source(page.store.sources()[found["data_source"].iloc[0]], page.words)
    picture = squares_svg(share, mark_said(title, period, "; ".join(counted), "", source))
    key = parts_key(list(zip(("crm-part-0", "crm-part-lost"), counted, strict=True)))
    head = f"<p class='crm-sub'><strong>{escape(title)}</strong></p>"
    return f"{head}<div class='crm-squares'>{drawn(page, picture)}{key}</div>"


def in_hundred(share: float) -> tuple[int, int]:
    """Return how many of a hundred a share of 1 is, and how many are left."""
    filled = round(100 * share)
    return filled, 100 - filled


def targeting_title(children: "pd.Series[float]", words: Words) -> str:
    """Return how many poor children assistance leaves out."""
    missed = words.number(100 * float(children["exclusion_error"]), 0)
    return words("Of 100 poor children, assistance leaves out {missed}", missed=missed)


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
