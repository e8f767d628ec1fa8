"""What readers are told of estimates for districts: interval, tests, and why there are none."""

import re

import pytest

from indicators.codelists import areas_of, codelist
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.district_estimates.found import shares_found
from pages.parts.panels.district_estimates.listed import district_table
from pages.parts.panels.district_estimates.panel import (
    grade_of_estimates,
    said_of,
    source_and_method,
    why_none,
)
from pages.parts.panels.district_estimates.picture import pictures
from pages.parts.panels.district_estimates.tested import gate_said, verdict
from tests.pages.opening import opened


def page_of(store, language, edition="illustrative"):
    chosen = Selection(lang=language, indicator="AZE_PV_MPI_H", edition=edition)
    return Page("poverty", chosen, words(language), store)


@pytest.fixture
def found(store):
    return {one.code: one for one in shares_found(page_of(store, "en"))}


def test_one_share_is_shown_and_the_others_say_which_test_they_failed(found):
    said = {code: verdict(one, words("en")) for code, one in found.items()}
    assert said["multiple"].endswith("every test is passed, the estimates are shown.")
    assert (
        "not shown. Failed: error in a region that was left out, over" in said["violent_discipline"]
    )
    assert "at most 0.75 is allowed" in said["violent_discipline"]
    assert "at most 20% is allowed; largest error of a district" in said["no_improved_toilet"]
    assert "modelled" not in found["no_improved_toilet"].measures


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_every_test_with_its_threshold_and_reason_in_each_language(found, language):
    said = gate_said([*found.values()], words(language))
    assert said.count("<tr>") == 1 + len(codelist("small_areas")["gate"])
    for test in codelist("small_areas")["gate"].values():
        assert test["why"][language] in said
    assert "{" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_district_is_told_without_its_interval_and_none_in_order_of_size(found, language):
    table = district_table(found["multiple"], words(language))
    assert len(table) == 74 and table.iloc[:, 3].str.contains("–").all()
    values = table.iloc[:, 2].tolist()
    assert values not in (sorted(values), sorted(values, reverse=True))
    assert (table.iloc[:, 4] == "–").sum() == 2


def test_every_district_is_hatched_as_an_estimate_and_says_its_interval(found, store):
    drawn = pictures(page_of(store, "en"), found["multiple"])
    hatched = re.findall(r'fill="url\(#district-estimates-(\w+)\)"><title>', drawn)
    assert {*hatched} == {"modelled", "synthetic"} and len(hatched) == len(areas_of("district"))
    assert drawn.count("(95% interval ") == 2 * (74 + 72)  # area and hatching; two widths
    assert "m-q" in drawn and "ILLUSTRATIVE" in drawn


def test_the_gain_is_said_and_is_that_of_the_errors(found):
    one = found["multiple"]
    own, told = one.measures["own"], one.measures["modelled"]
    ratio = (told["standard_error"] / own["standard_error"]).dropna().median()
    assert f"at least {100 * (1 - ratio):.0f}% smaller" in said_of(one, words("en"))[1]


def test_the_region_that_is_foretold_worst_is_named_with_both_figures(found):
    one = found["multiple"]
    figure, unseen = (one.measures[name]["obs_value"] for name in ("region", "unseen"))
    worst = (unseen - figure).abs().idxmax()
    said = said_of(one, words("en"))[2]
    assert f"{100 * unseen[worst]:.1f}% instead of {100 * figure[worst]:.1f}%." in said


def test_how_it_is_computed_stands_on_the_page_of_methods(found, store):
    said = source_and_method(page_of(store, "en"), found["multiple"])
    assert "methodology?lang=en&amp;edition=illustrative#method-small_areas" in said
    assert "small_areas" in codelist("method")


def test_estimates_of_synthetic_records_have_the_lowest_grade(found, store):
    assert grade_of_estimates(page_of(store, "en"), found["multiple"]) == "E"


def test_the_published_edition_says_why_it_has_none_and_shows_no_empty_box(store):
    page = opened("deprivations")
    markup = " ".join(str(one.proto.body) for one in page.get("html"))
    assert why_none(words("en")) in markup and "crm-empty" not in markup
    assert shares_found(page_of(store, "en", "published")) == ()
