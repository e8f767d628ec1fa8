"""Every figure of a picture as a list: for those who do not see it, or do not know its codes."""

from collections.abc import Iterable
from html import escape

from pages.parts.page import Page
from pages.parts.shell import on_phone


def in_words(page: Page, items: Iterable[str]) -> str:
    """Return the items of a list, as markup, in a part that is folded on a phone."""
    label = escape(page.words("Every figure with the full name"))
    state = "" if on_phone() else " open"
    inside = f"<summary>{label}</summary><ul>{''.join(items)}</ul>"
    return f"<details class='crm-all'{state}>{inside}</details>"
