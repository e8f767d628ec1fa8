"""The row above a figure: which of its pictures is open, and which of two measures is drawn."""

from indicators.selection import View
from indicators.words import kind_names
from pages.parts.choices import Offered, offer, offered_switch
from pages.parts.finished import finished
from pages.parts.page import Page
from pages.parts.shell import choose

OF_AREAS = ("", "ranking")


def switches(page: Page) -> str:
    """Draw the switches, on a phone in one row; return which picture is open: it alone is made."""
    names = _pictures(page)
    tab = page.selection.tab if page.selection.tab in names else ""
    offered = [_switch("tab", page.words("Show as picture or table"), names, tab)]
    if tab in OF_AREAS and page.has_two_measures:
        measures = measures_named(page)
        offered.append(_switch("measure", page.words("Measure"), measures, page.selection.measure))
    offer(offered, "crm-switches")
    return tab


def _pictures(page: Page) -> dict[str, str]:
    words, mapped = page.words, page.mapped.exists
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


@finished
def measures_named(page: Page) -> dict[str, str]:
    """Return kind of source, year and coverage of the headline's measure and of the map's.

    The title names the first measure. The map's, which may count something else, bears its name
    here: nothing else says before any scroll what its colours mean.
    """
    mapped, words = page.mapped, page.words
    known, every = page.known_areas(mapped)
    reach = words("{known} of {every} areas", known=known, every=every)
    alone = words("nation only")
    return {
        "headline": f"{_named(page, page.of_nation)} · {alone}",
        "": f"{words.of(mapped.indicator.name)} · {_named(page, mapped)} · {reach}",
    }


def _named(page: Page, view: View) -> str:
    words = page.words
    if not view.exists:
        return words.of(view.indicator.name)
    kind = kind_names(words)[str(page.store.sources()[view.data_source]["kind"])]
    when = words.period(view.time_period, view.indicator.period)
    return f"{kind[:1].upper()}{kind[1:]}, {when}"
