"""The answer to a question that names an indicator and a place, before the list of findings."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd

from figures.sparkline import sparkline
from indicators.catalog import catalog
from indicators.codelists import NATION
from indicators.facts import Asked, Graded, facts_from, key_of
from indicators.narrative import only_below, opening
from indicators.search import Hit
from indicators.selection import View
from indicators.summary import valued
from indicators.words import area_name, holders, requests_said, short_source
from pages.parts.links import asking, link_to
from pages.parts.page import Page
from pages.parts.panels.picture import badge
from pages.parts.passports import passport_link


def answer(page: Page, hits: Sequence[Hit]) -> str:
    """Return what is known of the indicator at the place asked for, as markup.

    Empty where the best finding is no indicator at a place.
    """
    best = next(iter(hits), None)
    if best is None or best.kind != "indicator" or not best.ref_area:
        return ""
    own = figure_at(page, best, best.ref_area)
    body = own or _unknown(page, best)
    return f"<section class='crm-answer'>{body}</section>"


def figure_at(page: Page, hit: Hit, ref_area: str) -> str:
    """Return the sentence, the line, the grade and the passport of a figure; empty without one."""
    there = _page_at(page, hit, ref_area)
    view = there.headline
    series = _series(there, view)
    if view.ref_area != ref_area or series.empty:
        return ""
    asked = Asked(ref_area, view.dimensions, view.data_source, view.time_period)
    facts = facts_from(there, view.indicator, asked)
    text = opening(facts, page.words, place=True).text
    letters = [badge(fact.letter, page.words) for fact in facts if isinstance(fact, Graded)]
    source = short_source(page.store.sources()[view.data_source], page.words)
    said = escape(page.words("Source: {source}.", source=source))
    link = link_to(page, hit.code, ref_area=ref_area, **_group(hit))
    passport = passport_link(there, key_of(series.iloc[-1].to_dict()))
    return (
        f"<p class='crm-answer-said'><a href='{link}' target='_self'>{escape(text)}</a></p>"
        f"{sparkline(series, view.indicator, text)}"
        f"<p class='crm-signed'>{' '.join([said, *letters, passport])}</p>"
    )


def _unknown(page: Page, hit: Hit) -> str:
    """Return that there is no figure at the place, the nation's, who holds it and where to ask."""
    words, item = page.words, catalog()[hit.code]
    area, name = area_name(hit.ref_area, words), words.of(item.name)
    none = page.edition.none_at(words, area, name)
    below = only_below(item, page.coverage(hit.code), words)
    if below and hit.ref_area == NATION and not page.edition.is_illustrative:
        none = f"{name}. {below}"
    nation = "" if hit.ref_area == NATION else figure_at(page, hit, NATION)
    label = words("For comparison, the figure of the country, not of this place:")
    yardstick = f"<p class='crm-sub'>{escape(label)}</p>{nation}" if nation else ""
    held = words("Data holder: {holders}.", holders=holders(words, item)) if item.holders else ""
    said = requests_said(page.requested(item.indicator), words, page.today)
    return (
        f"<p class='crm-answer-said'>{escape(none)}</p>"
        f"<p>{escape(held)} {escape(said)} <a href='{asking(page, item)}' target='_self'>"
        f"{escape(words('What to ask for, and of whom'))}</a></p>{yardstick}"
    )


def _group(hit: Hit) -> dict[str, str]:
    return dict([hit.group.split(".")]) if hit.group else {}


def _page_at(page: Page, hit: Hit, ref_area: str) -> Page:
    """Return the page as it would be of the indicator and group at a place."""
    wanted: dict[str, Any] = {"indicator": hit.code, "ref_area": ref_area, **_group(hit)}
    return replace(page, selection=replace(page.selection, time_period="", **wanted))


def _series(page: Page, view: View) -> pd.DataFrame:
    """Return the figures of a view's source up to its period; empty where that has none."""
    if not view.exists:
        return pd.DataFrame()
    asked = Asked(view.ref_area, view.dimensions, view.data_source, view.time_period)
    found = valued(page.rows(view.indicator.indicator, asked))
    upto = found[found["time_period"] <= view.time_period]
    return upto if (upto["time_period"] == view.time_period).any() else upto.iloc[:0]
