"""What a page tells of the nation's latest figure, which is the same in every language."""

from functools import cache

from data.store import Store
from indicators.catalog import catalog
from indicators.facts import Fact
from indicators.selection import Selection, View
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.picture.headline import stated


def page_of(store: Store, code: str, language: str = "en", edition: str = "published") -> Page:
    """Return the page of an indicator's theme, opened at that indicator."""
    selection = Selection(lang=language, indicator=code, edition=edition)
    return Page(catalog()[code].domain, selection, words(language), store)


@cache
def told(store: Store, code: str, edition: str = "published") -> tuple[View, list[Fact]]:
    """Return the view of an indicator for the nation and its facts, none where it has no figure."""
    page = page_of(store, code, edition=edition)
    view = page.headline
    return view, stated(page, view) if view.exists else []
