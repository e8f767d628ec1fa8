"""The themes: how their targets stand, how much of each is known, and at which level."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from indicators.catalog import of_domain
from indicators.codelists import codelist
from indicators.standing import PACED, ThemeStanding, counted_statuses, theme_standing
from indicators.targets import distance
from indicators.words import Words, status_name
from pages.parts.kept import kept_for_build
from pages.parts.links import link_to
from pages.parts.panels.overview.latest import latest_figures
from pages.parts.shell import Page

_SIGNS = {"met": "✓", "on_track": "↑", "off_track": "–", "worse": "↓"}


def themes(page: Page) -> None:
    """Draw a card a theme; no filter changes them: made once a build."""
    st.html(page.remembered("overview/themes", lambda: _cards(page)))


def levels(page: Page) -> None:
    """Draw how many indicators of each theme are known of the nation, and by area."""
    st.html(page.remembered("overview/levels", lambda: _levels(page)))


def _standings(page: Page) -> Mapping[str, ThemeStanding]:
    key = f"theme_standings/{page.selection.edition}/{page.today.year}"
    return kept_for_build(page.store, key, lambda: _read(page))


def _read(page: Page) -> dict[str, ThemeStanding]:
    coverage, today = page.store.coverage(page.selection.edition), page.today.year
    statuses = _statuses(page)
    return {
        domain: theme_standing(coverage, of_domain(domain), statuses, today)
        for domain in codelist("domain")
    }


def _statuses(page: Page) -> dict[str, str]:
    known, found = page.store.sources(), {}
    for code, one in latest_figures(page).items():
        source = known[str(one.series["data_source"].iloc[-1])]
        far = distance(one.series, one.item, source, page.today.year)
        if far is not None:
            found[code] = far.status
    return found


def _cards(page: Page) -> str:
    words, found = page.words, _standings(page)
    counts = counted_statuses(found.values())
    targets = words(
        "Of {n} targets with a pace: {met} met, {on_track} on track, {off_track} too slow, "
        "{worse} moving away",
        n=sum(counts.values()),
        **counts,
    )
    known = words(
        "{fresh} of {n} indicators have a figure of the last five years",
        fresh=sum(one.fresh for one in found.values()),
        n=sum(one.indicators for one in found.values()),
    )
    title = f"{targets}; {known}" if sum(counts.values()) else known
    cards = "".join(_card(page, domain, one) for domain, one in found.items())
    return (
        f"<h2 class='crm-h2' id='crm-themes'>{escape(title)}</h2>{_key(words)}"
        f"<div class='crm-themes'>{cards}</div>"
    )


def _key(words: Words) -> str:
    signs = " ".join(
        f"<span>{_sign(status, words)} {escape(status_name(status, words))}</span>"
        for status in PACED
    )
    fresh, older = words("of the last five years"), words("older")
    bars = f"{_swatch('fresh', fresh)} {_swatch('older', older)}"
    return f"<p class='crm-sub crm-theme-key'>{signs}<span>{bars}</span></p>"


def _swatch(kind: str, said: str) -> str:
    return f"<i class='crm-{kind}'></i> {escape(said)}"


def _sign(status: str, words: Words) -> str:
    name = escape(status_name(status, words), quote=True)
    return f"<b class='crm-sign crm-{status}' role='img' aria-label='{name}'>{_SIGNS[status]}</b>"


def _card(page: Page, domain: str, one: ThemeStanding) -> str:
    words, entry = page.words, codelist("domain")[domain]
    link = link_to(page, path=entry["page"])
    signs = "".join(_sign(status, words) for status in one.statuses)
    untold = words("no target with a pace")
    none = f"<span class='crm-unit'>{escape(untold)}</span>"
    said = words(
        "{fresh} of {n} indicators known in the last five years", fresh=one.fresh, n=one.indicators
    )
    return (
        f"<section><h3><a href='{link}' target='_self'>{escape(words.of(entry['name']))}</a></h3>"
        f"<p>{signs or none}</p>{_bar(one.indicators, one.known, one.fresh)}"
        f"<p class='crm-unit'>{escape(said)}</p></section>"
    )


def _bar(all_of: int, wide: int, narrow: int) -> str:
    """Return two lengths on one track; what it says stands in words beside it."""
    wide_share, narrow_share = (100 * part / max(all_of, 1) for part in (wide, narrow))
    return (
        "<span class='crm-bar-track' aria-hidden='true'>"
        f"<i class='crm-older' style='width:{wide_share:.1f}%'></i>"
        f"<i class='crm-fresh' style='width:{narrow_share:.1f}%'></i></span>"
    )


def _levels(page: Page) -> str:
    words, found = page.words, _standings(page)
    title = words(
        "Of {n} indicators {nation} are known of the nation in the last five years, {below} by "
        "region or district",
        n=sum(one.indicators for one in found.values()),
        nation=sum(one.nation for one in found.values()),
        below=sum(one.below for one in found.values()),
    )
    nation, below = words("of the nation"), words("by region or district")
    key = f"{_swatch('older', nation)} {_swatch('fresh', below)}"
    rows = "".join(_level(page, domain, one) for domain, one in found.items())
    return (
        f"<h2 class='crm-h2'>{escape(title)}</h2><p class='crm-sub crm-theme-key'>{key}</p>"
        f"<table class='crm-levels'>{rows}</table>"
    )


def _level(page: Page, domain: str, one: ThemeStanding) -> str:
    words = page.words
    name = escape(words.of(codelist("domain")[domain]["name"]))
    said = escape(words("{below} of {n} by area", below=one.below, n=one.indicators))
    bar = _bar(one.indicators, one.nation, one.below)
    return f"<tr><th scope='row'>{name}</th><td>{bar}</td><td>{said}</td></tr>"
