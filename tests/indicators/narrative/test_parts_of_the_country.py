"""What is said where a figure covers a part of the country, and where only areas have figures."""

from datetime import date

import pytest

from indicators.catalog import catalog, indicator
from indicators.caveats import Caveat, caveats_of, forbidding, part_of
from indicators.codelists import NATION, areas, areas_of
from indicators.facts import Broken, Compared, Key, TargetDistance
from indicators.model import LANGUAGES
from indicators.narrative import fact_sentence, only_below, opening
from indicators.words import figure_and_part, figure_area
from indicators.words.language import words
from passports.finding import find_figure
from passports.identity import figure_id
from passports.words import sentence, statement
from tests.indicators.told import told

PREVENTED = "AZE_PT_EARLY_MARRIAGE_PREVENTED"
COVERED = (PREVENTED, "AZE_PT_MARRIAGE_PERMITTED")
WHERE = {
    "en": "in 12 of the 14 economic regions of Azerbaijan",
    "az": "Azərbaycanın 14 iqtisadi rayonunun 12-də",
    "ru": "в 12 из 14 экономических районов Азербайджана",
}
LABEL = {
    "en": "12 of the 14 economic regions",
    "az": "14 iqtisadi rayondan 12",
    "ru": "12 из 14 экономических районов",
}
ROW = {"ref_area": NATION, "time_period": "2023", "data_source": "SCFWCA_2023"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", COVERED)
def test_a_figure_of_twelve_regions_is_said_to_be_of_twelve_regions(store, code, language):
    facts = told(store, code, "published", NATION)
    assert WHERE[language].lower() in opening(facts, words(language)).text.lower()
    assert WHERE[language].lower() in opening(facts, words(language), place=False).text.lower()
    others = [fact_sentence(fact, words(language)).text for fact in facts[1:]]
    assert [text for text in others if LABEL[language] not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_names_what_a_figure_covers(language):
    item = indicator(PREVENTED)
    assert figure_area(item, ROW, words(language)) == LABEL[language]
    shown = figure_and_part(item, {**ROW, "obs_value": 293.0}, words(language))
    assert shown == f"293 ({LABEL[language]})"


def test_a_region_is_under_no_caveat_of_what_the_nation_covers():
    item = indicator(PREVENTED)
    nation, region = (
        caveats_of(item.caveats, {}, "SCFWCA_2022", "2022", area) for area in (NATION, "ER07")
    )
    assert (part_of(nation), region) == (("region_2021", 12), ())
    assert figure_area(item, {**ROW, "ref_area": "ER07"}, words("en")) == "Gazakh-Tovuz"


def test_no_area_is_held_against_a_figure_of_a_part_and_none_against_a_target(store):
    for area in ("ER07", "AZ-GAD", NATION):
        facts = told(store, PREVENTED, "published", area)
        assert [one for one in facts if isinstance(one, Compared | TargetDistance)] == []


@pytest.mark.parametrize("code", COVERED)
def test_between_two_figures_of_as_many_regions_no_break_is_told(store, code):
    assert [one for one in told(store, code, "published", NATION) if isinstance(one, Broken)] == []


def test_a_part_is_fewer_areas_than_its_scheme_has():
    every = [caveat for item in catalog().values() for caveat in item.caveats]
    counted = [caveat for caveat in every if caveat.scheme or caveat.areas]
    assert len(counted) == len(COVERED)
    assert all(one.code == "place" and one.areas < len(areas_of(one.scheme)) for one in counted)
    assert forbidding([Caveat("place", scheme="region_2021", areas=12)], "target") == "place"


@pytest.mark.parametrize("code", COVERED)
def test_the_caveat_in_prose_says_the_same(code):
    assert "twelve economic regions" in indicator(code).caveat["en"]


BELOW = {
    "en": "No national figure is published; the newest figures by area: "
    "14 of the 14 economic regions (1 October 2025).",
    "az": "Ölkə üzrə rəqəm dərc olunmayıb; ərazilər üzrə ən yeni rəqəmlər: "
    "14 iqtisadi rayondan 14 (1 oktyabr 2025).",
    "ru": "Значение по стране не опубликовано; последние значения по территориям: "
    "14 из 14 экономических районов (1 октября 2025).",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_only_areas_have_figures_how_many_have_the_newest_is_said(store, language):
    code = "AZE_DM_POP_SHARE"
    found = store.coverage("published", code)
    assert only_below(indicator(code), found, words(language)) == BELOW[language]


def test_an_indicator_with_a_figure_of_the_nation_or_none_at_all_says_nothing_of_areas(store):
    for code in (PREVENTED, "DM_POP_TOT"):
        found = store.coverage("published", code)
        assert only_below(indicator(code), found, words("en")) == ""
        assert only_below(indicator(code), found[:0], words("en")) == ""


def test_the_areas_said_to_have_a_figure_are_those_that_the_store_holds(store):
    for code, found in store.coverage("published").groupby("indicator"):
        said = only_below(indicator(str(code)), found, words("en"))
        if not said:
            continue
        rows = store.observations(str(code), "published")
        rows = rows[rows["obs_value"].notna()]
        newest = rows[rows["time_period"] == rows["time_period"].max()]
        held = {areas()[area].scheme: set() for area in newest["ref_area"]}
        for area in newest["ref_area"]:
            held[areas()[area].scheme].add(area)
        assert f" {max(map(len, held.values()))} of the " in said, code
        assert NATION not in set(rows["ref_area"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_passport_and_the_citation_of_a_figure_name_what_it_covers(store, language):
    key = Key(PREVENTED, NATION, "2023", "SCFWCA_2023", "published")
    figure = find_figure(figure_id(key), "", store, date(2026, 11, 29))
    assert WHERE[language].lower() in sentence(figure, words(language)).lower()
    assert f"{LABEL[language]}, 2023: 293" in statement(figure, words(language))
