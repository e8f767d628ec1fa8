"""Data releases: what each holds, how it is cited and taken away."""

from functools import partial
from html import escape

import streamlit as st

from data.frozen import About, Damage, history
from pages.parts.drawing import empty, heading
from pages.parts.page import Page
from pages.parts.panels.figure.days_to_come import draw_days_to_come
from pages.parts.passports import frozen, kept_release, release_damage, site
from pages.parts.taken_along import copy_text
from passports.changes import kind_said
from passports.citation import release_citation
from passports.files import package
from passports.words import damage_message


def releases(page: Page) -> None:
    """Draw what a release is, and every release with its citation and its package."""
    words = page.words
    now = frozen(page)
    title = escape(words("Data releases"))
    said = words(
        "A release is frozen: its figures, definitions and sources are kept as they were and named "
        "by their content. A link to a figure in a release gives that figure for ever."
    )
    shown = (
        words("The data shown here are release {release}.", release=now.id)
        if now
        else _unfrozen(page)
    )
    st.html(
        f"<h1 class='crm-title'>{title}</h1><p class='crm-lede'>{escape(f'{said} {shown}')}</p>"
    )
    for day, notice in page.store.withdrawn():
        said = words(
            "Announced for {day}, not released: {notice}",
            day=words.date(day),
            notice=words.of(notice),
        )
        st.html(f"<div class='crm-banner' role='note'>{escape(said)}</div>")
    draw_days_to_come(page)
    known = history().entries
    if not known:
        empty(words("There is no release yet."))
    for entry in known:
        wrong = entry if isinstance(entry, Damage) else release_damage(page, entry)
        if wrong:
            heading(wrong.release)
            empty(damage_message(wrong, words))
        elif isinstance(entry, About):
            _release(page, entry)


def _unfrozen(page: Page) -> str:
    """Return that the data shown are no release: they have changed, or theirs is damaged."""
    words, content = page.words, page.store.build()["release"]
    if any(entry.is_named(content) for entry in history().entries):
        return words(
            "The release of the data shown here is damaged; the hash of their content is "
            "{content}.",
            content=content,
        )
    return words("The data shown here have changed since the last release.")


def _release(page: Page, about: About) -> None:
    words = page.words
    day = words.period(about.date.isoformat())
    count = words.plural("{n} figure", "{n} figures", about.figures)
    link = f"{site()}/releases?release={about.id}&lang={words.language}"
    cite = release_citation(about.id, about.date, about.figures, link, words)
    with st.container(key=f"crm-release-{about.id}"):
        heading(about.id, " · ".join(filter(None, (day, count, kind_said(about, words)))))
        st.html(
            f"<div class='crm-note crm-cite'><p>{escape(words.of(about.notes))}</p>"
            f"<p>{escape(cite)}</p><p class='crm-hash'>SHA-256 {about.content}</p></div>"
        )
        with st.container(key=f"crm-take-{about.id}", horizontal=True):
            copy_text(page, words("Copy citation"), cite, f"copy-{about.id}")
            st.download_button(
                words("Download data package"),
                partial(_package, page, about),
                f"child-rights-monitor-{about.id}.zip",
                "application/zip",
                on_click="ignore",
                key=f"crm-package-{about.id}",
            )


def _package(page: Page, about: About) -> bytes:
    return package(kept_release(page, about.id))
