"""What a click on the map is answered with: the mapped measure first, then the headline's."""

from typing import Any

from indicators.codelists import NATION
from indicators.facts import key_of
from indicators.narrative import comparison
from indicators.selection import View
from indicators.words import area_name, described, holders
from pages.parts.links import asking, link_to
from pages.parts.page import Page
from pages.parts.panels.picture.headline import stated
from pages.parts.passports import passport_path


def answer(page: Page, view: View) -> dict[str, Any] | None:
    """Return the card of the selected area on a map of a view, or None where none is selected.

    Returns
    -------
    dict
        ``name``, the written ``value``, ``said`` about it, ``small`` print, and ``links``.
    """
    if view.ref_area == NATION:
        return None
    found, words = page.figure(view, view.ref_area), page.words
    card: dict[str, Any] = {"name": area_name(view.ref_area, words), "links": _ways(page, view)}
    if found is None:
        return card | {"value": "", "said": words("No figure here."), "small": _other(page, view)}
    compared = comparison(stated(page, view), words).text
    opens = [words("Passport"), passport_path(page, key_of(found))]
    return card | {
        "value": words.figure(found, view.indicator),
        "said": f"{words.of(view.indicator.name)}. {compared}".strip(),
        "small": f"{described(view, words)}. {_other(page, view)}".strip(),
        "links": [*card["links"], opens],
    }


def _ways(page: Page, view: View) -> list[list[str]]:
    """Return where a reader may go on from an area: its page, and who is asked for figures."""
    words = page.words
    profile = link_to(page, path="area_profile", ref_area=view.ref_area)
    asks = asking(page, view.indicator)
    beside = link_to(page, path="compare", areas=view.ref_area)
    ways = [
        (words("Area page"), profile),
        (words("Compare areas"), beside),
        (words("Ask for this figure"), asks),
    ]
    return [[name, where.replace("&amp;", "&")] for name, where in ways]


def _other(page: Page, view: View) -> str:
    """Return what the headline's measure has of the area, and who holds it."""
    own, words = page.headline, page.words
    lines = []
    if page.has_two_measures and page.figure(own, own.ref_area) is None:
        name = words.of(own.indicator.name)
        lines.append(words("“{name}”: no figure here.", name=name))
    if held := holders(words, own.indicator):
        lines.append(words("Data holder: {holders}.", holders=held))
    return " ".join(lines)
