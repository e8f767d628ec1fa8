"""What every place that opens a figure needs: its link, the release of the data, the address."""

import os
from html import escape
from urllib.parse import urlencode

import streamlit as st

from data.frozen import (
    About,
    Damage,
    Release,
    ReleaseDamaged,
    damage_of,
    frozen_as,
    open_release,
    shown_now,
)
from data.settings import site_url
from indicators.facts import Key
from pages.parts.kept import kept_for_build, kept_recent
from pages.parts.page import Page
from passports.changes import Changes, compare_releases
from passports.identity import figure_id


def site() -> str:
    """Return where the reader found the monitor: ``SITE_URL``, else the address in the browser."""
    here = str(st.context.url or "").partition("?")[0]
    if os.environ.get("SITE_URL") or not here:
        return site_url()
    return here.rsplit("/", 1)[0]


def frozen(page: Page) -> About | None:
    """Return the release that the data shown are; None where they are in none to be read.

    It is found anew where a release has come since.
    """

    def make() -> About | None:
        return frozen_as(page.store.build()["release"])

    return page.once("frozen", lambda: kept_recent(page.store, ("frozen", *shown_now()), make))


def kept_release(page: Page, name: str) -> Release:
    """Return a release, opened and checked once for each build of the store."""
    return kept_for_build(page.store, f"release/{name}", lambda: open_release(name))


def changes_of(page: Page, about: About) -> Changes:
    """Return what changed since the release before; found once for each build of the store.

    The two releases are not kept: each takes ten megabytes of a process.
    """

    def make() -> Changes:
        before = open_release(about.previous) if about.previous else None
        return compare_releases(before, open_release(about.id))

    return kept_for_build(page.store, f"changes/{about.id}", make)


def release_damage(page: Page, about: About) -> Damage | None:
    """Return what is wrong with a release; one that is whole is checked once for each build."""

    def check() -> bool:
        if found := damage_of(about):
            raise ReleaseDamaged(found)
        return True

    try:
        kept_for_build(page.store, f"whole/{about.id}", check)
    except ReleaseDamaged as error:
        return error.damage
    return None


def passport_path(page: Page, key: Key, release: str | None = None) -> str:
    """Return the address of the passport of a figure within the monitor.

    Without a release named it is the one the data shown are; an illustrative figure has none.
    """
    own = frozen(page) if release is None and key.edition == "published" else None
    named = own.id if own else release
    query = {"id": figure_id(key), "release": named, "lang": page.selection.lang}
    return f"figure?{urlencode({name: value for name, value in query.items() if value})}"


def passport_link(page: Page, key: Key, named: str = "") -> str:
    """Return the link to the passport of a figure, as markup; ``named`` is what else it says."""
    said = page.words("Passport of this figure")
    text = escape(f"{said}: {named}" if named else said)
    path = escape(passport_path(page, key))
    return f"<a class='crm-passport' href='{path}' target='_self'>{text}</a>"
