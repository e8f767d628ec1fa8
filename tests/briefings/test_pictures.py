"""What a picture of a briefing shows: of which groups, until when, and resting on which sources."""

from io import BytesIO

import pytest
from PIL import Image

from briefings.document import Picture
from briefings.endnotes import Notes
from briefings.formats.plain import pictures
from briefings.overview_grid import grid_of
from briefings.pictures import (
    Shown,
    groups_picture,
    map_picture,
    map_shown,
    trend_chart,
    trend_picture,
)
from briefings.reading import Reader
from indicators.catalog import indicator
from indicators.facts import Gap
from indicators.model import LANGUAGES
from indicators.narrative import fact_sentence
from indicators.words.language import words
from tests.briefings.conftest import MADE

AGES = {"az": "15–17 yaş", "en": "15–17 years", "ru": "15–17 лет"}


def drawn(draw, reader, code, area="AZE", language="en") -> Picture:
    return draw(reader.facts(indicator(code), area), reader, words(language), size="full")


@pytest.fixture(scope="module")
def until_2015(store):
    return Reader(store, "published", MADE, "2015")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_of_one_age_group_names_it_in_title_and_words(reader, language):
    shown = drawn(map_picture, reader, "AZE_ED_NOT_ATTENDING", language=language)
    assert shown.title.endswith(f", {AGES[language]}")
    assert AGES[language] in shown.alt


def test_a_map_is_of_the_nation_by_its_areas_and_not_of_the_area_told_of(reader):
    shown = drawn(map_picture, reader, "DM_POP_TOT", "AZ-LER")
    assert shown.subtitle.startswith("Azerbaijan · Districts and cities · ")


def test_the_link_of_a_map_opens_the_figure_of_the_area_on_it(reader):
    assert "DM_POP_TOT.AZ-LER." in drawn(map_picture, reader, "DM_POP_TOT", "AZ-LER").link


def test_a_row_of_the_table_names_the_group_its_figure_is_of(reader):
    told = [reader.facts(indicator("AZE_ED_NOT_ATTENDING"), "AZE")]
    row = grid_of(told, "AZE", reader, words("en"), lambda code: 1).rows[0]
    assert row[0].said.text.endswith(", 15–17 years")


def test_a_gap_that_stands_alone_names_the_group_that_both_its_figures_are_of(reader):
    told = reader.facts(indicator("AZE_ED_NOT_ATTENDING"), "AZE")
    gap = next(fact for fact in told.facts if isinstance(fact, Gap) and fact.dimension == "sex")
    said = fact_sentence(gap, words("en")).text
    assert ", 15–17 years, " in said
    assert "Girls, " not in said and "Boys, " not in said


def test_a_trend_of_two_sources_cites_both_and_says_so_in_the_file(reader):
    shown = drawn(trend_picture, reader, "ED_ROFST_L1_ADM")
    assert shown.sources == ("UIS_2024_09", "UNICEF_DW_2025")
    about = Image.open(BytesIO(shown.png)).info
    assert "UNESCO Institute for Statistics" in about["Source"] and "UNICEF" in about["Source"]


def test_groups_are_of_the_source_of_the_gap_and_not_of_the_latest_figure(reader):
    told = reader.facts(indicator("PT_CHLD_Y0T4_REG"), "AZE")
    shown = groups_picture(told, reader, words("en"), size="full")
    assert told.figure.key.data_source == "UNICEF_DW_2025"
    assert shown.sources == ("TRANSMONEE_SDMX_2020",)
    assert ".TRANSMONEE_SDMX_2020" in shown.link


def test_a_picture_shows_nothing_later_than_the_year_asked_for(until_2015):
    assert drawn(trend_picture, until_2015, "CME_MRY0T4").subtitle.endswith("–2015")
    assert drawn(map_picture, until_2015, "AZE_ED_NOT_ATTENDING").subtitle[-4:] <= "2015"


def test_a_chart_to_be_edited_has_no_period_later_than_the_year_asked_for(until_2015):
    told = until_2015.facts(indicator("CME_MRY0T4"), "AZE")
    shown = trend_picture(told, until_2015, words("en"), size="slide")
    chart = trend_chart(told, until_2015, words("en"), shown)
    assert chart.categories[-1] == "2015"
    assert chart.title == "Under-five mortality rate, UN model, Azerbaijan"


def test_a_share_near_its_ceiling_is_mapped_by_those_it_leaves_out(reader):
    shown = drawn(map_picture, reader, "AZE_PV_ELECTRICITY")
    assert shown.title == "Households with electricity: those left out"
    assert "per 1,000" in shown.subtitle
    assert "lowest under 0.5 (Absheron and 4 more), highest 32 (Shaki-Zagatala)" in shown.alt
    assert "AZE_PV_ELECTRICITY.AZE." in shown.link


KNOWN = {
    ("AZE_PV_ELECTRICITY", "AZE"): "map",
    ("DM_BRTS_CBR", "AZE"): "partial",
    ("AZE_DM_MARRIAGE_RATE", "AZ-BA"): "locator",
}


@pytest.mark.parametrize(("code", "area"), KNOWN)
def test_what_is_known_of_the_areas_decides_what_a_map_is(reader, code, area):
    found = map_shown(reader.facts(indicator(code), area), reader)
    assert found.shown == KNOWN[code, area]


def test_groups_and_years_come_before_a_map_of_few_areas(reader):
    rare = reader.facts(indicator("AZE_DM_MARRIAGE_RATE"), "AZ-BA")
    kinds = []
    shown = Shown(reader, words("en"))
    shown._one = lambda kind, one, *, alone: kinds.append(
        kind
    )  # no picture is drawn: the order is asked
    assert shown.picture(rare, Notes(), alone=True) is None
    assert kinds == ["map", "groups", "trend", "locator"]


def test_the_first_map_of_a_document_says_for_all_that_boundaries_imply_no_endorsement(briefing_of):
    made = briefing_of(areas=["AZ-LER"], topics=["birth_registration", "poverty"], length="long")
    maps = [picture for picture in pictures(made) if picture.is_map]
    assert [b"imply no endorsement" in one.svg for one in maps] == [True, False]
    assert ["imply no endorsement" in one.apart for one in maps] == [False, True]


def test_a_map_that_lacks_the_area_told_of_is_not_drawn(reader):
    share = reader.facts(indicator("AZE_SP_TSA_SHARE"), "ER02")
    assert map_shown(share, reader).shown == "locator"  # of districts, and ER02 is none
    shown = Shown(reader, words("en"))
    assert shown._one("locator", share, alone=True) is None
    assert shown._one("locator", reader.facts(share.item, "AZ-LAN"), alone=True) is not None


def test_a_map_of_one_known_area_is_not_drawn(reader):
    rare = reader.facts(indicator("AZE_PP_PUPILS_INTERNET"), "ER02")
    assert map_shown(rare, reader).shown == "locator"
    assert Shown(reader, words("en"))._one("locator", rare, alone=True) is None


def test_no_map_is_drawn_of_what_is_or_is_not_there(reader):
    centre = reader.facts(indicator("AZE_SP_DOST_BUILDING"), "AZ-GA")
    assert map_shown(centre, reader).shown == "locator"
    assert Shown(reader, words("en"))._one("locator", centre, alone=True) is None
