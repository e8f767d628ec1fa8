"""A map saved from a page carries what a reader must know of it, in every language and edition."""

import json

import pytest

from indicators.codelists import codelist
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words import unit
from indicators.words.language import words
from pages.parts.area_map import forget, once
from pages.parts.page import Page
from pages.parts.panels.picture.maps.map import map_message, map_with_years

MAPS = ("AZE_INFANT_DEATHS", "AZE_WS_PIPED", "DM_BRTS_CBR")


def message(store, language: str, code: str, edition: str, **more):
    chosen = Selection(lang=language, indicator=code, edition=edition, **more)
    page = Page("", chosen, words(language), store)
    view = page.on_map
    return view, map_message(page, view, page.map_figures(view))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", MAPS)
def test_a_saved_map_carries_unit_period_grade_source_caveat_release_and_link(
    store, language, code
):
    view, sent = message(store, language, code, "published")
    about, source, caveat, stamped = sent["foot"]
    assert unit(view.indicator, words(language)) in about
    assert words(language).period(view.time_period, view.indicator.period) in about
    assert sent["source"] == source
    assert caveat
    assert f"/figure?id={code}." in stamped


def test_a_saved_map_of_the_illustrative_edition_says_so_at_its_foot(store):
    _, sent = message(store, "en", "ED_ROFST_L1_ADM", "illustrative")
    assert sent["foot"][-1].startswith(sent["watermark"])
    assert sent["file"].endswith("_ILLUSTRATIVE")
    assert sent["own_file"].endswith("_own-colours_ILLUSTRATIVE")


def with_years(store, code: str, language: str = "en", **chosen):
    page = Page("", Selection(lang=language, indicator=code, **chosen), words(language), store)
    view = page.on_map
    return view, map_with_years(page, view, page.map_figures(view))


def test_every_year_with_areas_is_sent_and_no_year_of_the_nation_alone(store):
    view, sent = with_years(store, "EC_HDI")
    years = [year["p"] for year in sent["bundle"]["years"]]
    assert years == list(view.periods)
    squares = sent["bundle"]["kept"]["squares"]
    assert squares
    assert not {period for period, _ in squares} & set(years)


def test_a_year_has_its_own_foot_grade_and_statement(store):
    _, sent = with_years(store, "EC_HDI")
    first, *_, last = sent["bundle"]["years"]
    assert "1995" in first["foot"][0]
    assert "2019" in last["foot"][0]
    assert first["said"][0].startswith("1995: quality grade")
    assert "Without a figure: Nakhchivan, Kalbajar-Lachin." in last["said"][0]


def test_a_count_is_drawn_as_circles_and_a_few_areas_as_a_locator(store):
    _, sent = message(store, "en", "AZE_DM_BRTS_OUTMARR", "published")
    assert sent["marks"] == "symbols"
    _, sent = message(store, "en", "AZE_HZ_SEISM_DESIGN", "published")
    assert (sent["marks"], sent["ranked"], sent["reference"]) == ("locator", False, None)


def test_the_years_of_a_map_travel_once_and_again_only_when_asked_for(store, monkeypatch):
    monkeypatch.setattr("streamlit.session_state", {})
    _, sent = with_years(store, "EC_HDI")
    assert "bundle" in once(sent)
    assert "bundle" not in once(sent)
    forget(sent["years"])
    assert "bundle" in once(sent)


def test_what_no_selection_changes_travels_with_the_years(store):
    _, nation = with_years(store, "EC_HDI")
    _, area = with_years(store, "EC_HDI", ref_area="AZEr105")
    assert nation["bundle"]["kept"] == area["bundle"]["kept"]
    assert nation["years"] == area["years"]
    assert not nation["bundle"]["kept"].keys() & area.keys()
    _, russian = with_years(store, "EC_HDI", "ru")
    assert russian["years"] != nation["years"]


def test_the_foot_of_a_saved_map_names_the_area_selected(store):
    view, sent = with_years(store, "EC_HDI", ref_area="AZEr105")
    _, whole = message(store, "en", "EC_HDI", "published", ref_area="AZEr105")
    (year,) = [one for one in sent["bundle"]["years"] if one["p"] == view.time_period]
    assert [*year["foot"][:-1], sent["stamp"]] == whole["foot"]
    assert ".AZEr105." in sent["stamp"]


@pytest.mark.parametrize("code", ["EC_HDI", "AZE_WS_PIPED", "AZE_DM_BRTS_OUTMARR"])
def test_the_figure_that_a_browser_shows_at_once_is_the_one_that_is_answered(store, code):
    own = words("az")
    view, sent = with_years(store, code, "az")
    page = Page("", Selection(indicator=code), own, store)
    (year,) = [one for one in sent["bundle"]["years"] if one["p"] == view.time_period]
    for area, written in zip(sent["bundle"]["order"], year["w"], strict=True):
        found = page.figure(view, area)
        assert (written or "") == (own.figure(found, view.indicator) if found else "")


def test_a_message_stays_small(store):
    _, sent = with_years(store, "ED_ROFST_L1_ADM", edition="illustrative", level="district")
    whole, without = (len(json.dumps(part)) for part in (sent, {**sent, "bundle": None}))
    assert without < 1_500
    assert whole < 40_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_near_its_ceiling_says_in_title_and_unit_that_it_is_drawn_by_the_rest(
    store, language
):
    view, sent = message(store, language, "AZE_PV_ELECTRICITY", "published")
    own = words(language)
    left_out = own("{name}: those left out", name=own.of(view.indicator.name))
    assert sent["title"] == left_out
    assert own.of(codelist("unit_measure")["RATE_1000"]) in sent["subtitle"]
    assert sent["unit"] == own.of(codelist("unit_measure")["RATE_1000"])
