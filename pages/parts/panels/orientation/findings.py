"""What a search finds: indicators with their latest figure or their gap, and areas."""

from html import escape

import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import NATION, areas, codelist, codes
from indicators.search import Hit, search
from indicators.summary import headline_series, valued
from indicators.words import Words, requests_said
from pages.parts.address import choose
from pages.parts.choices import Offered, offer
from pages.parts.drawing import empty, heading
from pages.parts.links import link_to
from pages.parts.messages import repeated
from pages.parts.page import Page
from pages.parts.panels.orientation.answer import answer


def findings(page: Page) -> None:
    """Draw what matches the words asked for, best first."""
    words, asked = page.words, page.selection.asked("q")
    st.html(f"<h1 class='crm-title'>{escape(words('Search'))}</h1>")
    offer([_field(asked, words)], key="crm-find")
    if not asked:
        empty(words("Type words of an indicator, a right or an area in the field above."))
        st.html(_examples(page))
        return
    hits = search(asked, figures=lambda ref_area: _known_at(page, ref_area))
    heading(
        page.words("“{asked}”", asked=repeated(asked)),
        words.plural("{n} result", "{n} results", len(hits)) if hits else "",
    )
    if not hits:
        empty(words("Nothing is found by these words. Try fewer, or another language."))
        return
    items = "".join(f"<li>{_line(page, hit)}</li>" for hit in hits)
    st.html(f"{answer(page, hits)}<ul class='crm-findings'>{items}</ul>")


def _field(asked: str, words: Words) -> Offered:
    """Return the field of the page itself, as a phone has none in the bar."""
    label = escape(words("Search indicators and areas"), quote=True)
    value = escape(asked, quote=True)
    markup = (
        f"<input type='search' name='q' value='{value}' maxlength='200' enterkeyhint='search' "
        f"aria-label='{label}' placeholder='{label}'>"
    )
    return Offered(markup, "q", lambda sought: choose(q=sought.strip()))


def _examples(page: Page) -> str:
    """Return three questions that have an answer, as links."""
    words = page.words
    asked = (
        words("infant mortality Baku"),
        words("children out of school"),
        words("stunting Aran"),
    )
    links = " · ".join(
        f"<a href='{link_to(page, path='search', q=text)}' target='_self'>{escape(text)}</a>"
        for text in asked
    )
    named = words("For example:")
    return f"<p class='s-under'>{escape(named)} {links}</p>"


def _line(page: Page, hit: Hit) -> str:
    words = page.words
    if hit.kind == "area":
        area = areas()[hit.code]
        where = words.of(codelist("scheme")[area.scheme]["name"])
        link = link_to(page, path="area_profile", ref_area=hit.code)
        name = escape(words.of(area.name))
        return f"<a href='{link}' target='_self'>{name}</a> <span>{escape(where)}</span>"
    item = catalog()[hit.code]
    theme = words.of(codelist("domain")[item.domain]["name"])
    link = link_to(page, item.indicator, **_asked_of(hit))
    name = escape(" · ".join([words.of(item.name), *_named(hit, words)]))
    known = escape(" · ".join(filter(None, [_known(page, hit), theme])))
    return f"<a href='{link}' target='_self'>{name}</a> <span>{known}</span>"


def _known_at(page: Page, ref_area: str) -> frozenset[str]:
    """Return the indicators that have figures in an area."""
    found = valued(page.store.area(ref_area, page.selection.edition))
    return frozenset(found["indicator"])


def _asked_of(hit: Hit) -> dict[str, str]:
    """Return the place and the group of an indicator that was asked for, as its link has them."""
    group = dict([hit.group.split(".")]) if hit.group else {}
    return {**({"ref_area": hit.ref_area} if hit.ref_area else {}), **group}


def _named(hit: Hit, words: Words) -> list[str]:
    """Return the names of the place and the group that were asked for."""
    place = [words.of(areas()[hit.ref_area].name)] if hit.ref_area else []
    if not hit.group:
        return place
    dimension, code = hit.group.split(".")
    population = catalog()[hit.code].population
    return [*place, words.of(codes(dimension, population)[code])]


def _known(page: Page, hit: Hit) -> str:
    """Return the latest figure of the place that was asked for, or of the nation; no other's."""
    words = page.words
    if page.gaps_of([catalog()[hit.code]]):
        said = requests_said(page.requested(hit.code), words, page.today)
        return " · ".join([words("no figure is published"), said])
    if hit.group:
        return ""
    area = hit.ref_area or NATION
    latest = page.remembered(f"latest/{area}", lambda: _latest(page, area))
    absent = words("no figure") if hit.ref_area else words("figures by area or group only")
    return latest.get(hit.code, absent)


def _latest(page: Page, ref_area: str) -> dict[str, str]:
    """Return an area's latest figure of every indicator that has one, with its period."""
    words = page.words
    found = valued(page.store.profile([ref_area], page.selection.edition))
    written = {}
    for code, own in found.groupby("indicator", sort=False):
        item = catalog()[str(code)]
        fact = headline_series(own, item).iloc[-1]
        period = words.period(str(fact["time_period"]), item.period)
        written[str(code)] = f"{words.figure(fact, item)} ({period})"
    return written
