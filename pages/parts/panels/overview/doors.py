"""Three doors: browse the figures, have them written up, cite one of them."""

from figures.panels import browse_said, cite_said, door
from pages.parts.links import link_to
from pages.parts.page import Page
from pages.parts.panels.picture import latest


def doors(page: Page) -> str:
    """Return what a reader can do from here, each with its first step, as markup."""
    words = page.words
    brief = words(
        "Choose an area and themes; take two pages away, every number with its source and read "
        "back from the file."
    )
    browse, cite = browse_said(len(latest(page)), words), cite_said(words)
    cards = (
        _door(page, words("Browse"), browse, words("Open the explorer"), "explorer"),
        _door(page, words("Brief"), brief, words("Write a briefing"), "briefing"),
        _door(page, words("Cite"), cite, words("Find a figure"), "search"),
    )
    return f"<div class='crm-doors'>{''.join(cards)}</div>"


def _door(page: Page, title: str, said: str, step: str, path: str) -> str:
    return door(path, title, said, step, link_to(page, path=path))
