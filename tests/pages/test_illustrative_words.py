"""What only the illustrative edition has or lacks is not told as published."""

import pytest

from indicators.editions import Edition
from indicators.words.language import words
from tests.pages.opening import opened

ILLUSTRATIVE = {"edition": "illustrative"}


def said(page: str, **query: str) -> str:
    parts = opened(page, **query)
    pieces = [part.proto.body for part in parts.get("html")]
    return " ".join([*pieces, *(part.proto.json for part in parts.get("bidi_component"))])


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_no_text_of_what_an_edition_lacks_calls_it_unpublished_in_the_illustrative_one(language):
    told, made_up = words(language), Edition("illustrative")
    for text in (made_up.none_of_area(told), made_up.every_of_area(told)):
        assert not any(word in text for word in ("publish", "dərc", "опубликован"))


def test_a_caveat_beside_synthetic_figures_is_that_of_the_published_figure():
    population = {"indicator": "DM_POP_TOT", "lang": "en"}
    assert "What the published figure does not say." in said(
        "population", **population, **ILLUSTRATIVE
    )
    assert "What it does not say." in said("population", **population)


def test_the_ledger_counts_what_is_published_in_either_edition():
    def counted(**query: str) -> str:
        return said("data_gaps", **query).partition("crm-lede'>")[2].partition("</p>")[0]

    published, made_up = counted(), counted(**ILLUSTRATIVE)
    assert (
        made_up
        == f"{published} Counted from published figures alone: no synthetic figure fills a gap."
    )


def test_what_nobody_has_published_of_an_area_is_the_same_in_either_edition():
    title = "What nobody has published here, and whom to ask"

    def listed(**query: str) -> int:
        below = said("area_profile", ref_area="AZ-LAN", **query).partition(title)[2]
        return below.partition("All data gaps and their holders")[0].count("<li")

    assert listed(**ILLUSTRATIVE) == listed() > 0


def test_all_figures_of_an_area_are_named_as_those_of_the_illustrative_edition():
    page = said("area_profile", ref_area="AZ-LAN", **ILLUSTRATIVE)
    assert "Every figure of this area in the illustrative edition" in page
    assert "SYNTHETIC FIGURES, 1" not in page


def test_the_cards_of_rights_do_not_call_made_up_numbers_those_of_children():
    assert "The numbers below are about children in Azerbaijan" in said("children", lang="en")
    made_up = said("children", lang="en", **ILLUSTRATIVE)
    assert "The numbers below are about children in Azerbaijan" not in made_up
    assert "The numbers below are made up: they only show how this page works." in made_up
    assert "it speaks of real numbers" in made_up
    assert "it lacks a figure" not in made_up
