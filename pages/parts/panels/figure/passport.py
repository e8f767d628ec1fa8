"""The passport of one figure: what it says, where it comes from, how it is cited and taken away."""

from dataclasses import replace
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from data.frozen import ReleaseDamaged
from indicators.catalog import catalog
from indicators.errors import (
    DashboardError,
    FigureIdError,
    FigureUnknown,
    ReleaseError,
    ReleaseUnknown,
)
from indicators.selection import Selection
from indicators.summary import valued
from indicators.words import Words
from pages.parts.drawing import draw, empty, heading
from pages.parts.links import link_to
from pages.parts.messages import repeated
from pages.parts.page import Page
from pages.parts.panels.at_once import at_once
from pages.parts.panels.figure.files import figure_files
from pages.parts.panels.picture import badge, latest, leading_cards, lines_picture
from pages.parts.passports import kept_release, passport_path, site
from pages.parts.shell import choose
from pages.parts.taken_along import copy_text
from passports.changes import correction_notice, corrections_of
from passports.citation import bibtex, citation, ris
from passports.finding import find_figure, observations_of
from passports.links import figure_link
from passports.picture import series_of
from passports.standing import ReleasedFigure, has_topic
from passports.words import (
    citation_parts,
    damage_message,
    figure_grade,
    passport_lines,
    sentence,
    standing_sentence,
)

_TO_CHOOSE = 12  # figures that a reader who comes without an address may begin with


def figure(page: Page) -> None:
    """Draw the passport of the figure that the address names."""
    words, chosen = page.words, page.selection
    if not chosen.asked("id"):
        _how(page)
        return
    opener = partial(kept_release, page)
    try:
        found = find_figure(
            chosen.asked("id"), chosen.asked("release"), page.store, date.today(), opener
        )
    except (FigureIdError, FigureUnknown, ReleaseError) as error:
        _refused(page, error)
        return
    if found.key.edition != chosen.edition:
        choose(edition="illustrative" if found.edition.is_illustrative else "")
        st.rerun()
    link = figure_link(found.key, found.release, words.language, site())
    _title(page, found)
    _picture(page, found)
    _citation(page, found, link)
    figure_files(page, found, link)
    _lines(page, found)
    _among(page, found)


def _how(page: Page) -> None:
    """Draw what a passport is, and figures that a reader may begin with."""
    words = page.words
    title = words.plural(
        "{n} indicator has a national figure; every figure has its passport",
        "{n} indicators have a national figure; every figure has its passport",
        len(latest(page)),
    )
    how = words(
        "Every figure has a passport: what it is, where it comes from, how it is cited. Open it "
        "from the figure itself, on the page of its topic or in a table."
    )
    search, find = link_to(page, path="search"), escape(words("Find a figure"))
    cards = leading_cards(page, "figure", _TO_CHOOSE, lambda key: escape(passport_path(page, key)))
    st.html(
        f"<h1 class='crm-title'>{escape(title)}</h1><p class='crm-lede'>{escape(how)} "
        f"<a href='{search}' target='_self'>{find}</a></p>"
        f"<div class='crm-to-choose'>{cards}</div>"
    )


def _refused(page: Page, error: DashboardError) -> None:
    """Draw why the link opens no figure; no other figure is shown instead."""
    words = page.words
    title = words("This link opens no figure")
    how = words("The release or the figure it names is not here. The releases say what there is.")
    st.html(f"<h1 class='crm-title'>{escape(title)}</h1><p class='crm-lede'>{escape(how)}</p>")
    empty(why(error, page.selection, words))
    path, label = link_to(page, path="releases"), escape(words("Data releases"))
    st.html(f"<p class='crm-lede'><a href='{path}' target='_self'>{label}</a></p>")


def why(error: DashboardError, chosen: Selection, words: Words) -> str:
    """Return why a link opens no figure, in the reader's language; names a damaged file."""
    if isinstance(error, FigureIdError):
        return words(
            "“{id}” is not the code of a figure. A code reads INDICATOR.AREA.PERIOD.SOURCE, then "
            "the groups.",
            id=repeated(chosen.asked("id")),
        )
    if isinstance(error, ReleaseUnknown):
        return words(
            "There is no data release “{release}”.", release=repeated(chosen.asked("release"))
        )
    if isinstance(error, ReleaseDamaged):
        return damage_message(error.damage, words)
    if chosen.asked("release") and not chosen.asked("id").startswith("ILLUSTRATIVE."):
        return words(
            "Data release {release} has no figure “{id}”.",
            release=repeated(chosen.asked("release")),
            id=repeated(chosen.asked("id")),
        )
    return words("The data have no figure “{id}”.", id=repeated(chosen.asked("id")))


def _title(page: Page, found: ReleasedFigure) -> None:
    """Draw the sentence, whether it still stands, and its grade."""
    words = page.words
    over = words("Passport of a figure")
    given = figure_grade(found, date.today().year)
    mark = f" {badge(given.letter, words)}" if given else ""
    st.html(
        f"<p class='crm-sub'>{escape(over)}{mark}</p>"
        f"<h1 class='crm-title'>{escape(sentence(found, words))}</h1>{_standing(page, found)}"
        f"{_corrections(page, found)}"
    )


def _picture(page: Page, found: ReleasedFigure) -> None:
    """Draw the figure's line over time, up to its period."""
    series = valued(
        series_of(found, observations_of(found, page.store, partial(kept_release, page)))
    )
    if len(series) > 1:
        draw(page, lines_picture(page, [("", series)], found.item, "figure"), "crm-figure-line")


def _standing(page: Page, found: ReleasedFigure) -> str:
    text = standing_sentence(found, page.words)
    if not text:
        return ""
    link = ""
    if found.standing == "superseded":
        path = escape(passport_path(page, found.key))
        label = escape(page.words("Open the current figure"))
        link = f" <a href='{path}' target='_self'>{label}</a>"
    return f"<div class='crm-banner' role='status'>{escape(text)}{link}</div>"


def _corrections(page: Page, found: ReleasedFigure) -> str:
    """Return the notice of each correction that changed the figure."""
    told = corrections_of(found.key, partial(kept_release, page))
    notices = (escape(correction_notice(about, page.words)) for about in told)
    return "".join(f"<div class='crm-banner' role='status'>{notice}</div>" for notice in notices)


def _citation(page: Page, found: ReleasedFigure, link: str) -> None:
    words = page.words
    named = citation_parts(found, words, link)
    heading(words("How to cite it"))
    st.html(f"<div class='crm-note crm-cite'><p>{escape(citation(named, words))}</p></div>")
    with st.container(key="crm-cite", horizontal=True):
        copy_text(page, words("Copy citation"), citation(named, words), "copy-citation")
        copy_text(page, words("Copy BibTeX"), bibtex(named, words), "copy-bibtex")
        copy_text(page, words("Copy RIS"), ris(named, words), "copy-ris")
        copy_text(page, words("Copy permanent link"), link, "copy-permanent")


def _lines(page: Page, found: ReleasedFigure) -> None:
    words = page.words
    heading(words("What stands behind it"))
    body = "".join(
        f"<dt>{escape(label)}</dt><dd>{_text(text)}</dd>"
        for label, text in passport_lines(found, words, date.today().year)
    )
    st.html(f"<dl class='crm-passport-lines'>{body}</dl>")
    if has_topic(found):
        own = {"ref_area": found.key.ref_area, "time_period": found.key.time_period}
        path = link_to(page, found.key.indicator, **own, **dict(found.key.dimensions))
        label = escape(words("Open its topic page"))
        st.html(f"<p class='crm-lede'><a href='{path}' target='_self'>{label}</a></p>")


def _among(page: Page, found: ReleasedFigure) -> None:
    """Draw the figure among those of every area, of the same groups and period."""
    if found.standing != "current" or found.key.indicator not in catalog():
        return
    plain = {name: value for name, value in page.selection.own if name == "drawn"}
    asked = {
        **dict(found.key.dimensions),
        "edition": found.key.edition,
        "lang": page.words.language,
        "indicator": found.key.indicator,
        "ref_area": found.key.ref_area,
        "time_period": found.key.time_period,
    }
    chosen = Selection(**asked, own=tuple(plain.items()))
    at_once(replace(page, selection=chosen))


def _text(text: str) -> str:
    """Return a line as markup; an address is a link."""
    if text.startswith(("https://", "http://")):
        return f"<a href='{escape(text)}' rel='noreferrer'>{escape(text)}</a>"
    return escape(text)
