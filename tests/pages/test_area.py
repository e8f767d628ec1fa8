"""The map of where an area lies is marked, on the picture and in its name, as every other is."""

import pytest

from indicators.codelists import NATION
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.panels.orientation.area import locator_message
from pages.parts.shell import Page


def page_of(store, edition: str, ref_area: str = NATION) -> Page:
    chosen = Selection(indicator="ED_CR_L1", edition=edition, ref_area=ref_area)
    return Page("area", chosen, words("az"), store)


@pytest.mark.parametrize("ref_area", [NATION, "ER09"])
def test_a_saved_map_of_the_illustrative_edition_says_so_in_its_name(store, ref_area):
    message = locator_message(page_of(store, "illustrative", ref_area))
    assert message["file"] == f"profile_{ref_area}_ILLUSTRATIVE"
    assert message["watermark"] == "İLLÜSTRATİV"


def test_a_saved_map_of_published_figures_has_no_mark(store):
    message = locator_message(page_of(store, "published"))
    assert (message["file"], message["watermark"]) == (f"profile_{NATION}", "")
