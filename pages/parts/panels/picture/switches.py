"""The row above a figure: which of its pictures is open, and which of two measures is drawn."""

from pages.parts.choices import Offered, offer, offered_switch
from pages.parts.panels.picture.measures import mapped_view, measures_named, two_measures
from pages.parts.shell import Page, choose

OF_AREAS = ("", "ranking")


def switches(page: Page) -> str:
    """Draw the switches, on a phone in one row; return which picture is open: it alone is made."""
    names = _pictures(page)
    tab = page.selection.tab if page.selection.tab in names else ""
    offered = [_switch("tab", page.words("Show as picture or table"), names, tab)]
    if tab in OF_AREAS and two_measures(page):
        measures = measures_named(page)
        offered.append(_switch("measure", page.words("Measure"), measures, page.selection.measure))
    offer(offered, "crm-switches")
    return tab


def _pictures(page: Page) -> dict[str, str]:
    words, mapped = page.words, mapped_view(page).exists
    return {
        "": words("Map") if mapped else words("Value"),
        "trend": words("Trend"),
        **({"ranking": words("Ranking")} if mapped else {}),
        "groups": words("Groups"),
        "table": words("Table"),
    }


def _switch(name: str, label: str, names: dict[str, str], chosen: str) -> Offered:
    """Return one switch whose value is the address's."""

    def take(value: str) -> None:
        choose(**{name: value})

    return offered_switch(name, label, names, chosen, take)
