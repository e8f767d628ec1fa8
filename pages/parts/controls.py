"""The controls: indicator, area, period and groups; active choices as chips; breadcrumb; link."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from indicators.address import MOST_COMPARED, listed
from indicators.catalog import catalog
from indicators.codelists import (
    DIMENSIONS,
    NATION,
    TOTAL,
    areas,
    areas_of,
    codelist,
    codes,
    lineage,
)
from indicators.selection import View
from indicators.words import Words
from pages.parts.copy_link import copy_link
from pages.parts.drawing import draw_buttons
from pages.parts.shell import Page, choose, indicators_of


def controls(page: Page) -> None:
    """Draw what the reader may choose; each choice goes to the address."""
    view = page.view(mapped=True)
    own = page.view(mapped=False)
    coverage = page.coverage(page.selection.indicator)
    with st.container(key="crm-controls", horizontal=True, vertical_alignment="center"):
        _indicator(page)
        if page.is_gap:
            copy_link(page)
            return
        _measure(page)
        area_controls(page)
        if len(view.schemes) > 1:
            _level(page, view)
        _period(page, view if view.exists else own)
        for name in DIMENSIONS:
            _dimension(page, name, own.dimensions[name], coverage)
        breadcrumb(page)
        copy_link(page)
    _chips(page)


def _select(
    label: str, name: str, options: Sequence[str], current: str, names: dict[str, str], width: int
) -> None:
    """Draw one selectbox whose value is the address's and whose change goes to the address."""
    key = f"crm-{name}"
    st.session_state[key] = current if current in options else options[0]
    st.selectbox(
        label,
        options,
        format_func=lambda code: names.get(code, code),
        key=key,
        on_change=lambda: choose(**{name: _given(name, st.session_state[key])}),
        label_visibility="collapsed",
        width=width,
    )


def _given(name: str, value: str) -> str:
    defaults = {"ref_area": NATION, **dict.fromkeys(DIMENSIONS, TOTAL)}
    return "" if value == defaults.get(name) else value


def _indicator(page: Page) -> None:
    options = indicators_of(catalog()[page.selection.indicator].domain)
    names = {code: indicator_name(code, page.words) for code in options}
    label = page.words("Indicator")
    _select(label, "indicator", options, page.selection.indicator, names, 400)


def indicator_name(code: str, words: Words) -> str:
    """Return the name of an indicator; one without any figure says so."""
    item = catalog()[code]
    name = words.of(item.name)
    return words("{name} — no figure", name=name) if item.gap else name


def _measure(page: Page) -> None:
    """Draw the switch between a rate and the number of children behind it."""
    rate, number = rate_and_number(page.selection.indicator)
    if not number:
        return
    key = "crm-rate-or-number"
    names = {rate: page.words("Rate"), number: page.words("Number")}
    st.session_state[key] = page.selection.indicator
    st.segmented_control(
        page.words("Show as"),
        [rate, number],
        format_func=lambda code: names[code],
        key=key,
        on_change=lambda: choose(indicator=st.session_state[key] or page.selection.indicator),
        label_visibility="collapsed",
    )


def rate_and_number(code: str) -> tuple[str, str]:
    """Return a rate and its companion number of children, whichever of the two is shown."""
    number = catalog()[code].count
    if number:
        return code, number
    rates = (item.indicator for item in catalog().values() if item.count == code)
    rate = next(rates, "")
    return (rate, code) if rate else (code, "")


def compare(page: Page) -> None:
    """Draw the choice of areas to compare with: those that have figures of the indicator."""
    chosen = [code for code in listed(page.selection.compare) if code in areas()]
    known = page.store.areas_with(page.selection.edition, page.selection.indicator)
    options = [code for code in areas() if code in known or code in chosen]
    options = [code for code in options if code != page.selection.ref_area]
    if not options:
        return
    key = "crm-compare"
    st.session_state[key] = [code for code in chosen if code in options]
    names = names_apart(options, page.words)
    st.multiselect(
        page.words("Compare with"),
        options,
        format_func=lambda code: names[code],
        key=key,
        max_selections=MOST_COMPARED,
        select_all=False,
        placeholder=page.words("Choose areas"),
        on_change=lambda: choose(compare=",".join(st.session_state[key])),
        width=460,
    )


def names_apart(codes_: Sequence[str], words: Words) -> dict[str, str]:
    """Return the names of areas; a name that two areas share carries the code.

    Examples
    --------
    >>> from indicators.words.language import words
    >>> names_apart(["ER01", "AZ-BA", "AZ-AST"], words("en"))
    {'ER01': 'Baku (ER01)', 'AZ-BA': 'Baku (AZ-BA)', 'AZ-AST': 'Astara'}
    """
    names = {code: words.of(areas()[code].name) for code in codes_}
    shared = Counter(names.values())
    return {c: f"{name} ({c})" if shared[name] > 1 else name for c, name in names.items()}


def area_controls(page: Page) -> None:
    """Draw the way down: a region, then its districts."""
    line = lineage(page.selection.ref_area)
    region = line[-2] if len(line) > 1 else NATION
    scheme = "region_2006" if areas()[region].scheme == "region_2006" else "region_2021"
    options = [NATION, *areas_of(scheme)]
    names = {code: page.words.of(areas()[code].name) for code in areas()}
    _select(page.words("Region"), "ref_area", options, region, names, 190)
    districts = [code for code in areas_of("district") if areas()[code].parent == region]
    if not districts:
        return
    key, whole = "crm-district", page.words("All districts and cities")
    st.session_state[key] = line[0] if line[0] in districts else region
    st.selectbox(
        page.words("District or city"),
        [region, *districts],
        format_func=lambda code: whole if code == region else names[code],
        key=key,
        on_change=lambda: choose(ref_area=st.session_state[key]),
        label_visibility="collapsed",
        width=180,
    )


def _level(page: Page, view: View) -> None:
    schemes = codelist("scheme")
    names = {code: page.words.of(schemes[code]["short"]) for code in view.schemes}
    _select(page.words("Map of"), "level", view.schemes, view.scheme, names, 190)


def _period(page: Page, view: View) -> None:
    if not view.periods:
        return
    options = view.periods[::-1]
    names = {code: page.words.period(code, view.indicator.period) for code in options}
    _select(page.words("Period"), "time_period", options, view.time_period, names, 120)


def _dimension(page: Page, name: str, current: str, coverage: pd.DataFrame) -> None:
    present = set(coverage[name])
    options = [code for code in codes(name) if code in present]
    if len(options) < 2:
        return
    named = codes(name, catalog()[page.selection.indicator].population)
    names = {code: page.words.of(text) for code, text in named.items()}
    label = page.words.of(codelist("dimension")[name]["name"])
    _select(label, name, options, current, names, 160)


def _chips(page: Page) -> None:
    """Draw the active choices, each removable."""
    chosen = {name: getattr(page.selection, name) for name in DIMENSIONS}
    active = {name: code for name, code in chosen.items() if code != TOTAL}
    if not active:
        return
    population = catalog()[page.selection.indicator].population
    with st.container(key="crm-chips", horizontal=True):
        for name, code in active.items():
            label = page.words.of(codes(name, population)[code])
            st.button(f"{label}  ✕", key=f"crm-chip-{name}", on_click=choose, kwargs={name: ""})


def breadcrumb(page: Page) -> None:
    """Draw the way back up: nation › region › district."""
    line = lineage(page.selection.ref_area)[::-1]
    if len(line) == 1:
        return
    names = {code: escape(page.words.of(areas()[code].name)) for code in line}
    up = "".join(
        f"<button type='button' data-choose='{code}'>{names[code]} ›</button>" for code in line[:-1]
    )
    markup = f"<p class='crm-up'>{up}<strong>{names[line[-1]]}</strong></p>"
    draw_buttons(markup, "crm-breadcrumb", _go_up, width="content")


def _go_up(code: str) -> None:
    if code in areas():
        choose(ref_area="" if code == NATION else code)
