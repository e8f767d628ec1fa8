"""The frame of a figure: two measures are named, and no click is answered with nothing."""

from html import escape

import pytest

from indicators.catalog import catalog
from indicators.codelists import NATION, areas, areas_of
from indicators.editions import Edition
from indicators.model import LANGUAGES
from indicators.observations import EDITIONS
from indicators.selection import Selection, read_query
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.picture.headline import _headline, who_holds, whole_on_phone
from pages.parts.panels.picture.maps.answer import answer
from pages.parts.panels.picture.maps.map import told_by_headline
from pages.parts.panels.picture.switches import measures_named
from pages.parts.panels.picture.targets import _compared

RATE, SURVEY = "ED_ROFST_L3_ADM", "AZE_ED_NOT_ATTENDING"


def page_of(store, language="en", **chosen):
    selection = Selection(**{"lang": language, "indicator": RATE, **chosen})
    return Page("education", selection, words(language), store)


def test_two_measures_are_named_with_source_year_and_reach(store):
    named = measures_named(page_of(store))
    assert named["headline"] == "Administrative records, 2023 · nation only"
    assert named[""] == (
        "Children not attending school, by age · Household survey, 2006 · 9 of 11 areas"
    )


def test_a_map_of_something_else_than_the_title_bears_its_name(store):
    named = measures_named(page_of(store, indicator="AZE_MNCH_ANC4"))[""]
    assert named.startswith("Physicians per 10,000 population · ")


def test_the_headline_s_measure_may_be_chosen_and_draws_no_areas(store):
    assert page_of(store).draws_areas
    assert not page_of(store, measure="headline").draws_areas


def test_an_indicator_with_areas_of_its_own_has_no_second_measure(store):
    page = page_of(store, indicator="AZE_WS_PIPED")
    assert not page.has_two_measures
    assert page.mapped.indicator.indicator == "AZE_WS_PIPED"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_click_is_answered_in_the_mapped_measure_then_in_the_headline_s(store, language):
    page = page_of(store, language, ref_area="AZEr109")
    assert page.answering.indicator.indicator == SURVEY
    card = answer(page, page.mapped)
    assert card["value"].startswith("18")
    assert page.words.of(page.mapped.indicator.name) in card["said"]
    headline = page.words.of(page.headline.indicator.name)
    assert page.words("“{name}”: no figure here.", name=headline) in card["small"]
    assert any("data_gaps" in where for _, where in card["links"])


def test_an_area_without_a_figure_in_either_says_who_holds_it(store):
    page = page_of(store, ref_area="AZEr112")
    card = answer(page, page.mapped)
    assert card["value"] == ""
    assert "Data holder:" in card["small"]
    assert "data_gaps" in who_holds(page, page.answering)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_illustrative_edition_lacks_is_not_called_unpublished(store, language):
    page = page_of(store, language, indicator="FT_SP_DYN_ADKL", edition="illustrative")
    said = _headline(page)
    name = page.words.of(catalog()["FT_SP_DYN_ADKL"].name)
    area = page.words.of(areas()[NATION].name)
    assert escape(page.edition.none_at(page.words, area, name)) in said
    assert Edition("published").none_at(page.words, area, name) not in said
    assert "edition=published" in said


def test_a_figure_that_nobody_publishes_is_asked_for_in_either_edition(store):
    gap = next(code for code, item in catalog().items() if item.gap)
    for edition in EDITIONS:
        page = page_of(store, indicator=gap, edition=edition)
        assert "data_gaps" in who_holds(page, page.headline)


def test_no_box_of_comparisons_is_drawn_without_a_sentence(store):
    made = _compared(page_of(store, indicator="AZE_MNCH_ANC4", edition="illustrative"))
    assert "Best of 14\xa0areas with a figure: Baku" in made
    assert "crm-note" not in made


def test_the_nation_needs_no_card(store):
    page = page_of(store)
    assert answer(page, page.mapped) is None


def test_a_tab_nobody_knows_opens_the_map():
    chosen, fallbacks = read_query({"lang": "en", "tab": "moon"}, RATE, ("published",))
    assert chosen.tab == ""
    assert [item.wanted for item in fallbacks] == ["moon"]


DEFAULTS = {  # of each page with a frame: its theme, and the indicator it opens with
    "adolescents": "FT_SP_DYN_ADKL",
    "child_protection": "PT_CHLD_1-14_PS-PSY-V_CGVR",
    "disaster_risk": "AZE_CCRR_EXPOSED_PT",
    "education": RATE,
    "health": "AZE_MNCH_ANC4",
    "inclusive_education": "EDU_CHLD_DISAB_GENERAL",
    "participation": "AZE_PP_PUPILS_INTERNET",
    "population": "DM_POP_U18",
    "poverty": "PV_SDG_SI_POV_NAHC",
    "social_protection": "PV_SI_COV_CHLD",
}


@pytest.mark.parametrize("edition", ["published", "illustrative"])
@pytest.mark.parametrize("code", DEFAULTS.values(), ids=DEFAULTS)
def test_a_click_on_any_page_gives_a_figure_with_its_passport_or_who_holds_it(store, code, edition):
    page = page_of(store, indicator=code, edition=edition)
    mapped = page.mapped
    if not mapped.exists:
        return  # nothing below the nation: there is no map to click
    figures = page.map_figures(mapped).set_index("ref_area")["obs_value"]
    for ref_area in areas_of(mapped.scheme)[:6]:
        clicked = page_of(store, indicator=code, edition=edition, ref_area=ref_area)
        view = clicked.mapped
        if view.scheme != mapped.scheme:
            continue  # a click on a region goes on to its districts
        card = answer(clicked, view)
        if figures.notna().get(ref_area, False):
            assert card["value"]
            assert any("figure?" in where for _, where in card["links"])
        else:
            assert (card["value"], card["said"]) == ("", "No figure here.")
            assert "Data holder:" in card["small"]


def test_a_map_is_told_by_the_headline_where_measure_and_year_are_the_same(store):
    own = page_of(store, indicator="AZE_WS_PIPED")
    assert told_by_headline(own, own.mapped) == own.mapped.time_period
    other = page_of(store)
    assert told_by_headline(other, other.mapped) == ""


def test_a_message_that_a_phone_cuts_stands_whole_below_the_map():
    assert whole_on_phone("In 2023, 15.7% were out of school.") == ""
    assert "In 2023, a &amp; bbb" in whole_on_phone(f"In 2023, a & {'b' * 90}.")
