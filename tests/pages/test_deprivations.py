"""The page on deprivations says in every language which services would have to act together."""

import pandas as pd
import pytest

from indicators.catalog import catalog
from indicators.codelists import NATION, codelist
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.deprivation.combinations import drawable, overlaps_title, regions_of
from pages.parts.panels.deprivation.deprivations import (
    acting_together,
    cells_by_age,
    found_of,
    survey_regions,
)
from pages.parts.panels.deprivation.overlaps import chosen_combination, map_title
from pages.parts.panels.deprivation.published import latest_of
from tests.pages.opening import opened


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


PAIR = "no_safe_water+overcrowded"


def test_a_combination_of_fewer_than_25_children_asked_does_not_stand_alone(store):
    cells = dict(cells_by_age(page_of(store, "en", "illustrative"), NATION))["Y0T4"]
    alone = drawable(cells)
    assert (alone["obs_value"] * alone["records"] >= 25).all()
    assert len(alone) < len(cells) - 1  # some are among the others
    assert "none" not in set(alone["item"])


def test_the_title_counts_the_combinations_drawn(store):
    cells = dict(cells_by_age(page_of(store, "en", "illustrative"), NATION))["Y0T4"]
    shown = drawable(cells).head(11)["item"]
    n = sum("no_safe_water" in item.split("+") for item in shown)
    title = overlaps_title(cells, "Y0T4", words("en"))
    expected = f"“No safely managed water” is part of {n} of the {len(shown)} most frequent"
    assert title.startswith(expected) and title.endswith("(under 5 years)")


def test_the_map_shows_the_combination_chosen_and_without_one_two_or_more_of_all_ages(store):
    page, regions = page_of(store, "en", "illustrative"), list(survey_regions())
    found = found_of(page, "cell", "H")
    chosen = regions_of(page, "Y0T4", PAIR, regions).set_index("ref_area")["obs_value"]
    own = found[found["age"].eq("Y0T4") & found["item"].eq(PAIR) & found["ref_area"].eq("ER04")]
    assert chosen["ER04"] == pytest.approx(100 * own["obs_value"].item())
    every = regions_of(page, "Y0T4", "", regions)
    assert set(every["item"]) == {"2"} and set(every["measure"]) == {"H"}


@pytest.mark.parametrize(("asked", "known"), [(PAIR, PAIR), ("none", ""), ("stunted+<b>", "")])
def test_the_address_carries_the_combination_and_what_is_none_is_not_taken(store, asked, known):
    own = (("combination", asked),)
    chosen = Selection(lang="en", indicator="AZE_PV_MPI_H", edition="illustrative", own=own)
    page = Page("poverty", chosen, words("en"), store)
    cells = dict(cells_by_age(page, NATION))["Y0T4"]
    assert chosen_combination(page, cells) == known


def test_the_title_of_a_map_names_extremes_only_where_chance_would_not_give_them():
    below = pd.DataFrame(
        {"ref_area": ["ER01", "ER02"], "obs_value": [20.0, 40.0], "standard_error": [2.0, 2.0]}
    )
    assert map_title(below, words("en")).startswith("Most: ")
    vague = below.assign(standard_error=15.0)
    assert map_title(vague, words("en")) == "No reliable difference between the regions"


def test_the_published_edition_says_what_is_known_and_has_no_empty_box(store):
    page = opened("deprivations")
    markup = " ".join(str(one.proto.body) for one in page.get("html"))
    assert "is not known: no records are published" in markup
    assert "State Statistical Committee" in markup and "crm-empty" not in markup
    item = catalog()["NT_ANT_HAZ_NE2"]
    latest = latest_of(page_of(store, "en", "published"), item)
    assert words("en").figure(latest, item) in markup
    assert latest_of(page_of(store, "en", "published"), None) is None
