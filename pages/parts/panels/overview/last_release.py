"""What the last data release changed, theme by theme."""

import pandas as pd

from data.frozen import About, ReleaseDamaged, history
from figures.panels import changed_anything, release_changed
from pages.parts.kept import kept_for_build
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.passports import changes_of
from passports.changes import change_names, count_changes


def last_release(page: Page) -> str:
    """Return what the last release that changed a figure changed; a better note changes none."""
    try:
        found = kept_for_build(page.store, "last_release", lambda: _last(page))
    except ReleaseDamaged:
        return ""  # the page of releases says what is wrong
    if found is None:
        return ""
    about, counts = found
    link, names = link_to(page, path="releases"), change_names(page.words)
    return release_changed(about.date, counts, names, page.words, link)


def _last(page: Page) -> tuple[About, pd.DataFrame] | None:
    for about in history().releases:
        if about.previous:
            counts = count_changes(changes_of(page, about).found, "domain")
            if changed_anything(counts):
                return about, counts
    return None
