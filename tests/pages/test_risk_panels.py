"""What the panels of risk say is what the published figures say."""

import subprocess
import sys

import pandas as pd
import pytest

from data.store import Store
from figures.panels.hazards import exposure, recorded, two_way
from indicators.codelists import areas_of, codelist
from indicators.risk import main_hazards
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.drawing import PageScene
from pages.parts.page import Page
from pages.parts.panels.risk import climate
from pages.parts.panels.risk import drivers as risk


@pytest.fixture
def page(store: Store) -> Page:
    selection = Selection(indicator="AZE_CCRR_EXPOSED_PT", edition="published")
    return Page("disaster_risk", selection, words("en"), store)


@pytest.fixture
def scene(page: Page) -> PageScene:
    return PageScene(page)


def test_the_index_computed_from_the_store_is_the_published_one_and_says_so(page):
    published, edition = risk.published_scores(page)
    computed = risk.computed_levels(published)
    assert edition == "INFORM_2020"
    assert computed["risk"] == published["CR_INFORM"] == 4.6
    assert risk.agreement(computed, published, page.words) == (
        "Calculated by us from 20 published components; agrees with the published value at all "
        "11 levels."
    )


def test_a_level_that_differs_from_the_published_one_is_named(page):
    published, _ = risk.published_scores(page)
    changed = published.copy()
    changed["AZE_INFORM_FLOOD"] = 9.0
    said = risk.agreement(risk.computed_levels(changed), changed, page.words)
    assert "differs from the published value of: Natural hazards, Hazard and exposure" in said


def test_the_boxes_hold_the_dimensions_their_halves_and_the_class(page):
    html, _ = risk.composed_index(page)
    assert html.index("5.0") < html.index("4.1") < html.index("4.7") < html.index("4.6")
    assert "Vulnerable groups 5.6" in html
    assert "<small>medium</small>" in html


def test_the_climate_index_says_where_the_nation_stands_and_what_drives_it(page):
    sentences, hazards, domains = climate.climate_index(page, codelist("ccri")["edition"]["source"])
    assert sentences[0] == (
        "Index 3.4: place 74 of 181 countries and areas, 1 being the highest risk."
    )
    assert "Group: lower exposure, higher vulnerability." in sentences[1]
    assert sentences[2].startswith("Highest scores: Air pollution (fine particles), Drought")
    assert hazards.index("<b>8.3</b>") == hazards.index("<b>")  # the worst stands on top
    assert domains.index("<span>Poverty</span>") == domains.index("<span>")


def test_nothing_is_drawn_of_an_index_that_the_edition_does_not_have(store):
    selection = Selection(indicator="AZE_CCRR_EXPOSED_PT", edition="illustrative")
    page = Page("disaster_risk", selection, words("en"), store)
    assert risk.composed_index(page) == ("", "")
    assert climate.climate_index(page, "UNICEF_CCRR_2026") is None


def test_the_districts_that_are_firmly_among_the_worst_are_named(store):
    worst = pd.DataFrame({"low": [1, 4], "high": [7, 42], "top_share": [97.0, 39.0]})
    said = risk.firmly_worst(worst, ["Hajigabul", "Zardab"], words("en"))
    assert said[0].endswith("1 district is among the ten at the highest risk: Hajigabul.")
    assert "Zardab stands anywhere from place 4 to 42" in said[1]
    none = risk.firmly_worst(worst.assign(top_share=50.0), ["Hajigabul", "Zardab"], words("en"))
    assert none[0].startswith("No district is among the ten")
    ranked = risk.ranked_districts(store.analysis("risk", "illustrative"))
    assert len(ranked) == 15
    assert ranked["rank"].is_monotonic_increasing


def test_a_page_never_loads_what_only_the_build_needs():
    heavy = "{'geopandas', 'rasterio', 'exactextract', 'jenkspy'}"
    code = f"import sys, pages.parts.panels; sys.exit(len({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_hazards_stand_in_the_order_of_the_children_they_reach(scene):
    found = exposure.exposed(scene)
    shown = found[found["hazard"].isin(main_hazards(list(found["hazard"])))]
    assert list(shown["hazard"][:5]) == [
        "DROUGHT",
        "AIR_POLLUTION",
        "HEATWAVE",
        "EXTREME_HEAT",
        "RIVER_FLOOD",
    ]
    html = exposure.by_hazard(scene)
    assert "Drought of any kind: 96.2% of children" in html
    assert html.index("2,615,193") < html.index("2,443,947") < html.index("177,577")


def test_no_hazard_is_a_zero_bar_without_the_word_that_zero_is_a_value(scene):
    assert "Zero is a value" in exposure.by_hazard(scene)


def test_circles_stand_for_records_and_their_source_is_said(scene):
    counts = recorded.water_records(scene)
    assert counts["AZ-SAB"] == max(counts.values()) == 7
    assert recorded.records_title(scene, counts) == "Most on record: Sabirabad, 7 records"
    assert recorded.by_record(scene).count('class="m-circle"') == len(counts)


def test_a_tie_of_records_names_both_and_none_is_said_to_be_none(scene):
    tied = recorded.records_title(scene, {"AZ-BAL": 4, "AZ-SR": 4, "AZ-BA": 1})
    assert tied == "Most on record: Balakan, Shirvan, 4 records"
    assert recorded.records_title(scene, {}).startswith("No flood")


def test_poor_homes_and_records_meet_where_both_are_in_the_upper_third(scene):
    both = two_way.two_measures(scene)
    assert both.floods["AZEr107"] == 34
    assert both.cell("AZEr107") == (1, 2)
    assert two_way.two_way_title(both, scene.words).endswith("Mountainous Shirvan")


def test_every_region_of_the_two_way_map_prints_both_figures_or_that_it_was_not_surveyed(scene):
    both = two_way.two_measures(scene)
    html = two_way._map(scene, both)
    assert "Aran: 10.9% · 34" in html
    assert "Nakhchivan: not surveyed" in html


def test_every_district_lies_in_one_region_of_the_survey(scene):
    within = scene.survey_regions()
    assert len(within) == 74
    assert set(within.values()) == set(areas_of("region_2006"))


def test_the_made_up_edition_has_no_two_way_map_of_real_figures(store):
    selection = Selection(indicator="AZE_CCRR_EXPOSED_PT", edition="illustrative")
    page = Page("disaster_risk", selection, words("en"), store)
    assert two_way.two_measures(PageScene(page)) is None


def test_what_the_area_of_a_circle_means_stands_below_the_map(scene):
    made = recorded.by_record(scene)
    assert made.index("records that name one") < made.index("<svg")
    assert made.index("</svg>") < made.index("Area of a circle: the number of records")
