"""The map of where an area lies is marked, on the picture and in its name, as every other is."""

import json

import pytest

from indicators.codelists import NATION
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.panels.orientation.area import locator_message
from pages.parts.shell import Page
from tests.pages.opening import opened


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


def test_the_map_of_the_nation_has_one_colour_and_one_name_for_it(store):
    message = locator_message(page_of(store, "published"))
    assert [one["l"] for one in message["classes"]] == ["Azərbaycan"]
    assert {entry[0] for entry in message["values"].values()} == {0}
    of_region = locator_message(page_of(store, "published", "ER09"))
    assert len(of_region["classes"]) == 2


def test_an_area_nothing_can_be_compared_of_leads_with_who_holds_what_is_not_known():
    page = opened("area_profile", ref_area="AZ-LER", lang="en")
    shown = " ".join(part.proto.body for part in page.get("html"))
    assert "Lerik: 14 indicators are known" in shown
    assert "fewer than 5" not in shown.lower()
    drawn = " ".join(part.proto.json for part in page.get("bidi_component"))
    assert drawn.count("What nobody has published here, and whom to ask") == 1


def test_a_panel_of_a_portrait_is_one_piece_and_what_is_folded_is_not_sent():
    page = opened("area_profile", ref_area="AZ-LAN", lang="en")
    drawn = [json.loads(part.proto.json or "{}") for part in page.get("bidi_component")]
    (gaps,) = [one["html"] for one in drawn if "crm-told" in one.get("html", "")]
    assert gaps.startswith("<div class='crm-columns' style='--n:2'>")
    assert gaps.count("<h2") == 2
    shown = " ".join(part.proto.body for part in page.get("html"))
    assert "What is known of this area" not in shown
    assert [one.label for one in page.expander].count("What is known of this area") == 1
