"""The key message, and the controls beside it."""

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from figures.panels import badge
from figures.rows import told
from indicators.codelists import NATION
from indicators.facts import Asked, Fact, Graded, facts_from
from indicators.model import Indicator
from indicators.narrative import continuation, figure_title, only_below
from indicators.selection import View
from indicators.summary import valued
from indicators.words import Words, area_name, holders, requests_said, short_source
from pages.parts.choices import Offered
from pages.parts.controls import controls
from pages.parts.finished import finished
from pages.parts.kept import Made, kept_recent
from pages.parts.links import asking, link_to
from pages.parts.page import Page

_STANDS_WHOLE = 90  # letters that stand whole in the three lines a phone has for a title


def headline(page: Page, before: Sequence[Offered] = ()) -> None:
    """Draw one sentence with the number, its source and grade, and what the reader may choose.

    Where only the measure of the map has a figure of the area, the sentence is of that measure.

    Parameters
    ----------
    before : sequence of Offered
        Choices that stand before those of every page.
    """
    st.html(_headline(page))
    controls(page, before)


@finished
def _headline(page: Page) -> str:
    if page.is_gap:
        return _gap(page, page.headline)
    view = page.answering
    facts = _told(page)
    text = signed(page, view, facts) if facts else _on(page, view)
    line = f"<p class='crm-signed'>{text}</p>" if text else ""
    return f"<h1 class='crm-title'>{escape(_title(page))}</h1>{line}"


def _title(page: Page) -> str:
    """Return the key message, or that there is no figure."""
    view, facts = page.answering, _told(page)
    if facts:
        return figure_title(facts, view.ref_area, page.words)
    return _nothing(page, view)


def _is_withheld(page: Page, view: View) -> bool:
    return bool(shown_figure(page, view)["obs_status"].eq("Q").any())


def _on(page: Page, view: View) -> str:
    """Return, as markup, why no figure is shown and the way on: who holds it."""
    if _is_withheld(page, view):
        return escape(_why(view, page.words))
    return who_holds(page, view)


def lede(page: Page) -> None:
    """Draw the whole of a message that a phone cuts, and what follows: change, rank, target."""
    if drawn := _lede(page):
        st.html(drawn)


@finished
def _lede(page: Page) -> str:
    if page.is_gap:
        return ""
    text = lede_text(page, facts) if (facts := _told(page)) else ""
    return whole_on_phone(_title(page)) + (f"<p class='crm-lede'>{text}</p>" if text else "")


def whole_on_phone(title: str) -> str:
    """Return, as markup, a key message that a phone shows in part above the map; read out once."""
    if len(title) <= _STANDS_WHOLE:
        return ""
    return f"<p class='crm-title-whole' aria-hidden='true'>{escape(title)}</p>"


def _told(page: Page) -> list[Fact]:
    """Return what may be stated of the figure shown; nothing where there is none."""

    def make() -> list[Fact]:
        view = page.answering
        return stated(page, view) if len(valued(shown_figure(page, view))) else []

    return page.once(("told", page.selection), make)


def _gap(page: Page, view: View) -> str:
    """Return why there is no figure, and who could provide it."""
    words, item = page.words, view.indicator
    held = words("Who could provide it: {holders}.", holders=holders(words, item))
    why = words.of(item.gap or item.caveat)
    none = words("No figure is published.")
    return (
        f"<h1 class='crm-title'>{escape(words.of(item.name))}</h1>"
        f"<p class='crm-lede'>{escape(words.of(item.definition))}</p>"
        f"<div class='crm-empty'><p><strong>{escape(none)}</strong> "
        f"{escape(why)}</p><p>{escape(held)} {_asked_for(page, item)}</p></div>"
    )


def _asked_for(page: Page, item: Indicator) -> str:
    """Return, as markup, what came of asking for a figure, and where to ask for it."""
    said = requests_said(page.requested(item.indicator), page.words, page.today)
    asks = page.words("Ask for this figure")
    link = f"<a href='{asking(page, item)}' target='_self'>{escape(asks)}</a>"
    return f"<span class='crm-asked'>{escape(said)}</span> {link}"


def own_series(page: Page, view: View) -> pd.DataFrame:
    """Return the headline source's series of the selected area, up to the period shown."""
    found = page.rows(view.indicator.indicator, _asked(view))
    return found[found["time_period"] <= view.time_period]


def shown_figure(page: Page, view: View) -> pd.DataFrame:
    """Return the figure of the period shown: one row, or none."""
    series = own_series(page, view)
    return series[series["time_period"] == view.time_period]


def stated(page: Page, view: View) -> list[Fact]:
    """Return what may be stated of the headline source's series of the selected area."""
    return list(
        kept_of_view(
            page, "facts", view, lambda: tuple(facts_from(page, view.indicator, _asked(view)))
        )
    )


def kept_of_view(page: Page, name: str, view: View, make: Callable[[], Made]) -> Made:
    """Return what follows from the series of a view and from the day: made once for all readers."""
    of = (page.selection.edition, view.indicator.indicator, view.ref_area, view.data_source)
    key = (name, *of, view.time_period, *view.dimensions.items(), page.today)
    return kept_recent(page.store, key, make)


def _asked(view: View) -> Asked:
    return Asked(view.ref_area, view.dimensions, view.data_source, view.time_period)


def _nothing(page: Page, view: View) -> str:
    words = page.words
    area = area_name(view.ref_area, words)
    name = words.of(view.indicator.name)
    if _is_withheld(page, view):
        return words("{area}. {name}: withheld to protect children", area=area, name=name)
    below = only_below(view.indicator, page.coverage(view.indicator.indicator), words)
    if below and view.ref_area == NATION and not page.edition.is_illustrative:
        return f"{name}. {below}"
    return page.edition.none_at(words, area, name)


def _why(view: View, words: Words) -> str:
    """Return why a figure that exists is not shown."""
    n = view.indicator.disclosure_threshold
    if n is None:
        return ""
    return words(
        "Fewer than {n} children were counted, or the figure would give such a number away.", n=n
    )


def who_holds(page: Page, view: View) -> str:
    """Return, as markup, who holds what is not published, and where to ask for it.

    What the illustrative edition alone lacks is found in the published one.
    """
    words, item = page.words, view.indicator
    if page.edition.is_illustrative and _is_published(page, item.indicator):
        where = link_to(page, item.indicator, edition="published")
        text = words("See what is published")
        return f"<a href='{where}' target='_self'>{escape(text)}</a>"
    held = holders(words, item)
    named = words("Data holder: {holders}.", holders=held) if held else ""
    return " ".join([*_cut_on_phone(named), _asked_for(page, item)])


def _is_published(page: Page, code: str) -> bool:
    return not page.store.coverage("published", code).empty


def _cut_on_phone(text: str) -> list[str]:
    """Return, as markup, what a phone cuts to one line above a map; nothing of no text."""
    return [f"<span class='crm-signed-source'{told(text)}>{escape(text)}</span>"] if text else []


def lede_text(page: Page, facts: Sequence[Fact]) -> str:
    """Return what follows the key message, as markup."""
    return escape(continuation(facts, page.words).text)


def signed(page: Page, view: View, facts: Sequence[Fact]) -> str:
    """Return the source of the figure and its grade, as markup."""
    source = short_source(page.store.sources()[view.data_source], page.words)
    letters = [badge(fact.letter, page.words) for fact in facts if isinstance(fact, Graded)]
    return " ".join([*_cut_on_phone(page.words("Source: {source}.", source=source)), *letters])
