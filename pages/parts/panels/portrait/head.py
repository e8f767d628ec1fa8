"""The head of a portrait: its finding, what to do with it, and the numbers that tell its size."""

from html import escape

import streamlit as st

from indicators.catalog import catalog
from indicators.codelists import ALL, NATION, areas, codelist
from indicators.importance import importance
from indicators.portrait import stands, survey_twin, title
from indicators.summary import headline_series, same_slice
from pages.parts.controls import area_controls, breadcrumb
from pages.parts.links import link_to
from pages.parts.panels.portrait.found import measures
from pages.parts.shell import Page

# What tells how large an area is, and whom it has to look after; the first four that it has.
_NUMBERS = (
    "DM_POP_TOT",
    "AZE_DM_POP_SHARE",
    "AZE_DM_BRTS",
    "DM_BRTS_CBR",
    "AZE_DM_BRTS_U18",
    "AZE_SP_TSA_RECIPIENTS",
    "AZE_ED_REGISTER_GENERAL",
    "AZE_ED_SCHOOLS",
)
_SHOWN = 4


def area_headline(page: Page) -> None:
    """Draw the finding of the area, what it belongs to, and the control to change it."""
    words, area = page.words, areas()[page.selection.ref_area]
    scheme = words.of(codelist("scheme")[area.scheme]["name"])
    st.html(f"<h1 class='crm-title'>{escape(_title(page))}</h1>")
    st.html(f"<p class='crm-lede'>{escape(scheme)} · {area.ref_area}</p>")
    with st.container(key="crm-controls", horizontal=True, vertical_alignment="center"):
        area_controls(page)
        st.html(_actions(page), width="content")
    breadcrumb(page)


def _title(page: Page) -> str:
    """Return what the rows say against the nation, whatever they are drawn against."""
    ref_area = page.selection.ref_area
    if ref_area == NATION:
        return page.words.of(areas()[NATION].name)
    known = [ref_area, *filter(None, [survey_twin(ref_area)])]
    found = [stand for code in known for stand in stands(measures(page, code))]
    return title(ref_area, found, page.words, importance)


def _actions(page: Page) -> str:
    words, ref_area = page.words, page.selection.ref_area
    brief = link_to(page, path="briefing", areas=ref_area)
    links = [(brief, words("Write a briefing"))]
    if ref_area != NATION:
        links.append((link_to(page, path="compare", areas=ref_area), words("Compare")))
    drawn = "".join(f"<a href='{at}' target='_self'>{escape(said)}</a>" for at, said in links)
    return f"<p class='crm-actions'>{drawn}</p>"


def key_numbers(page: Page) -> None:
    """Draw the numbers that tell the size of the area, each with its period."""
    words, ref_area = page.words, page.selection.ref_area
    found = page.store.profile([ref_area], page.selection.edition)
    rows: list[str] = []
    for code in (code for code in _NUMBERS if code in catalog()):
        item = catalog()[code]
        series = headline_series(same_slice(found, {**ALL, "indicator": code}), item)
        if len(series) and len(rows) < _SHOWN:
            row = series.iloc[-1]
            when = words.period(str(row["time_period"]), item.period)
            name = escape(words.of(item.name))
            rows.append(
                f"<dt>{name}</dt><dd><strong>{escape(words.figure(row, item))}</strong> "
                f"<small>{escape(when)}</small></dd>"
            )
    if rows:
        st.html(f"<dl class='crm-numbers'>{''.join(rows)}</dl>")
