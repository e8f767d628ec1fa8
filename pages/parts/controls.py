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
from pages.parts.choices import (
    Offered,
    offer,
    offered_buttons,
    offered_copy,
    offered_list,
    offered_switch,
)
from pages.parts.page import Page
from pages.parts.shell import choose, indicators_of


def controls(page: Page, before: Sequence[Offered] = ()) -> None:
    """Draw in one row what the reader may choose; each choice goes to the address."""
    view = page.on_map
    own = page.headline
    link = offered_copy(page.words("Copy link"), page.words("Link copied"))
    parts = [*before, _indicator(page)]
    if not page.is_gap:
        coverage = page.coverage(page.selection.indicator)
        levels = [_level(page, view)] if len(view.schemes) > 1 else []
        groups = (_dimension(page, name, own.dimensions[name], coverage) for name in DIMENSIONS)
        parts += [
            *_measure(page),
            *area_controls(page),
            *levels,
            *_period(page, view if view.exists else own),
            *filter(None, groups),
            *breadcrumb(page),
            *_chips(page),
        ]
    offer([*parts, link], "crm-choices")


def _list(label: str, name: str, names: dict[str, str], current: str) -> Offered:
    """Return one list whose value is the address's and whose change goes to the address."""

    def take(value: str) -> None:
        choose(**{name: _given(name, value)})

    return offered_list(
        name, label, names, current if current in names else next(iter(names)), take
    )


def _given(name: str, value: str) -> str:
    defaults = {"ref_area": NATION, **dict.fromkeys(DIMENSIONS, TOTAL)}
    return "" if value == defaults.get(name) else value


def _indicator(page: Page) -> Offered:
    options = indicators_of(catalog()[page.selection.indicator].domain)
    names = {code: indicator_name(code, page) for code in options}
    return _list(page.words("Indicator"), "indicator", names, page.selection.indicator)


def indicator_name(code: str, page: Page) -> str:
    """Return the name of an indicator; one without any figure says so."""
    item = catalog()[code]
    words, name = page.words, page.words.of(item.name)
    return words("{name} — no figure", name=name) if page.gaps_of([item]) else name


def _measure(page: Page) -> list[Offered]:
    """Return the switch between a rate and the number of children behind it, where it has one."""
    rate, number = rate_and_number(page.selection.indicator)
    if not number:
        return []
    names = {rate: page.words("Rate"), number: page.words("Number")}

    def take(value: str) -> None:
        choose(indicator=value)

    label = page.words("Show as")
    return [offered_switch("rate-or-number", label, names, page.selection.indicator, take)]


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


def area_controls(page: Page) -> list[Offered]:
    """Return the way down: a region, then its districts."""
    line = lineage(page.selection.ref_area)
    region = line[-2] if len(line) > 1 else NATION
    scheme = "region_2006" if areas()[region].scheme == "region_2006" else "region_2021"
    names = {code: page.words.of(areas()[code].name) for code in [NATION, *areas_of(scheme)]}
    regions = _list(page.words("Region"), "ref_area", names, region)
    districts = [code for code in areas_of("district") if areas()[code].parent == region]
    if not districts:
        return [regions]
    inside = {code: page.words.of(areas()[code].name) for code in districts}
    within = {region: page.words("All districts and cities"), **inside}
    chosen = line[0] if line[0] in districts else region
    label = page.words("District or city")
    return [regions, offered_list("district", label, within, chosen, _go)]


def _level(page: Page, view: View) -> Offered:
    schemes = codelist("scheme")
    names = {code: page.words.of(schemes[code]["short"]) for code in view.schemes}
    return _list(page.words("Map of"), "level", names, view.scheme)


def _period(page: Page, view: View) -> list[Offered]:
    if not view.periods:
        return []
    options = view.periods[::-1]
    names = {code: page.words.period(code, view.indicator.period) for code in options}
    return [_list(page.words("Period"), "time_period", names, view.time_period)]


def _dimension(page: Page, name: str, current: str, coverage: pd.DataFrame) -> Offered | None:
    """Return the list of the groups of a dimension, where there are two of them."""
    present = set(coverage[name])
    named = codes(name, catalog()[page.selection.indicator].population)
    names = {code: page.words.of(text) for code, text in named.items() if code in present}
    if len(names) < 2:
        return None
    return _list(page.words.of(codelist("dimension")[name]["name"]), name, names, current)


def _chips(page: Page) -> list[Offered]:
    """Return the active choices, each removable."""
    chosen = {name: getattr(page.selection, name) for name in DIMENSIONS}
    population = catalog()[page.selection.indicator].population
    labels = {
        name: f"{page.words.of(codes(name, population)[code])}  ✕"
        for name, code in chosen.items()
        if code != TOTAL
    }
    return [offered_buttons("without", labels, _leave_out)] if labels else []


def _leave_out(name: str) -> None:
    if name in DIMENSIONS:
        choose(**{name: ""})


def breadcrumb(page: Page) -> list[Offered]:
    """Return the way back up: nation › region › district."""
    above, here = lineage(page.selection.ref_area)[:0:-1], page.selection.ref_area
    if not above:
        return []
    names = {code: page.words.of(areas()[code].name) for code in (*above, here)}
    up = offered_buttons("up", {code: f"{names[code]} ›" for code in above}, _go, "crm-up")
    return [up, Offered(f"<strong>{escape(names[here])}</strong>")]


def _go(code: str) -> None:
    if code in areas():
        choose(ref_area="" if code == NATION else code)
