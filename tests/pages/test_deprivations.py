"""The page on deprivations says in every language which services would have to act together."""

import pytest

from indicators.codelists import NATION, codelist
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.panels.deprivation.deprivations import acting_together, cells_by_age, found_of
from pages.parts.shell import Page


def page_of(store, language, edition):
    chosen = Selection(lang=language, indicator="AZE_PV_MPI_H", edition=edition)
    return Page("poverty", chosen, words(language), store)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_services_of_the_most_frequent_combination_are_named(store, language):
    page = page_of(store, language, "illustrative")
    said = acting_together(page)
    assert "{" not in said
    for _, cells in cells_by_age(page, NATION):
        first = cells[cells["item"].str.contains("+", regex=False)].iloc[0]["item"]
        for code in first.split("+"):
            assert codelist("deprivation")["dimension"][code]["service"][language] in said


def test_combinations_are_shown_from_the_largest(store):
    for _, cells in cells_by_age(page_of(store, "en", "illustrative"), NATION):
        assert cells["obs_value"].is_monotonic_decreasing


def test_the_published_edition_has_no_analysis_of_records(store):
    assert found_of(page_of(store, "en", "published"), "H").empty
