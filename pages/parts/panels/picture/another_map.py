"""What is said beside a map that is not of the headline's year or indicator."""

from indicators.codelists import NATION
from indicators.narrative import another_map as said
from indicators.selection import View
from pages.parts.panels.picture.measures import figure_of
from pages.parts.shell import Page


def another_map(page: Page, view: View, mapped: View) -> str:
    """Return what a map shows where it is not of the headline's year or indicator."""
    if not view.exists:
        return ""
    now, then = (figure_of(page, each, NATION) for each in (view, mapped))
    return said(view, mapped, now, then, page.words)
