"""Every district at once: only where enough have a figure, with no zero for a missing one."""

import re

import pytest

from indicators.codelists import NATION
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.page import Page
from pages.parts.panels.at_once import pictures_offered
from pages.parts.panels.at_once.tiles import _tiles, _title, _values, tiles_of
from pages.parts.panels.at_once.trends import _small, scale_of, trends_of
from pages.parts.panels.at_once.trends import _title as title_of_trends


def page_of(store, indicator, edition="published", ref_area=NATION, own=()):
    chosen = Selection(indicator=indicator, edition=edition, ref_area=ref_area, own=own)
    return Page("population", chosen, words("en"), store)


def squares(page):
    found = tiles_of(page)
    return {one.ref_area: one for one in _tiles(page, found, _values(page, found))}


@pytest.mark.parametrize("indicator", ["AZE_HT_PHYSICIANS", "AZE_ED_SCHOOLS", "ED_CR_L1"])
def test_fewer_than_sixty_districts_are_no_grid(store, indicator):
    assert tiles_of(page_of(store, indicator)) is None


def test_a_district_without_a_figure_has_no_number_in_its_square(store):
    drawn = squares(page_of(store, "AZE_ED_REGISTER_BASIC"))
    missing = [one for one in drawn.values() if not one.written]
    assert len(drawn) == 74
    assert 0 < len(missing) <= 14
    assert all(one.share is None and one.colour == -1 for one in missing)
    assert all(one.said.endswith(": no figure") for one in missing)


def test_large_numbers_are_told_in_thousands_and_said_in_full(store):
    baku = squares(page_of(store, "DM_POP_TOT"))["AZ-BA"]
    assert len(baku.written) <= 5
    assert int("".join(filter(str.isdigit, baku.said))) > 2_000_000


def test_a_rate_has_a_colour_and_a_count_has_none(store):
    rate = squares(page_of(store, "ED_ROFST_L3_ADM", "illustrative"))
    count = squares(page_of(store, "DM_POP_TOT"))
    assert all(one.colour >= 0 and one.share is None for one in rate.values())
    assert all(one.colour == -1 and 0 < one.share <= 1 for one in count.values())


def test_the_title_names_two_figures_of_the_middle_half(store):
    page = page_of(store, "ED_ROFST_L3_ADM", "illustrative")
    found = tiles_of(page)
    ordered = found.below["obs_value"].sort_values().tolist()
    low, high = (f"{ordered[place]:.1f}%" for place in (18, -19))
    said = f"The middle half of 74 districts and cities lies between {low} and {high}"
    assert _title(found, page.words) == said


def test_the_explorer_offers_map_and_tiles_and_marks_the_one_chosen(store):
    page = page_of(store, "DM_POP_TOT", own=(("drawn", "tiles"),))
    (offered,) = pictures_offered(page)
    assert re.findall("<span>(.*?)</span>", offered.markup) == ["Map", "Tiles"]
    assert "value='tiles' checked" in offered.markup


def test_an_indicator_with_a_map_alone_offers_no_other_picture(store):
    assert pictures_offered(page_of(store, "AZE_HT_PHYSICIANS")) == []


def test_regions_without_a_series_of_two_periods_are_no_small_trends(store):
    assert trends_of(page_of(store, "DM_POP_TOT")) is None


def test_every_region_of_the_scheme_has_its_panel_also_without_a_series(store):
    page = page_of(store, "AZE_EC_ESCH")
    found = trends_of(page)
    drawn = {one.ref_area: one for one in _small(page, found)}
    assert found.view.scheme == "region_2006"
    assert len(drawn) == 11
    assert [code for code, one in drawn.items() if not one.parts] == ["AZEr111", "AZEr112"]
    assert drawn["AZEr111"].said == "Kalbajar-Lachin. no series"


def test_the_scale_holds_every_figure_of_every_panel(store):
    page = page_of(store, "ED_ROFST_L3_ADM", "illustrative")
    found = trends_of(page)
    scale = scale_of(found, page.words)
    values = [value for one in _small(page, found) for part in one.parts for _, value in part]
    assert scale.low <= min(values)
    assert max(values) <= scale.high


def test_the_title_of_the_trends_names_the_lowest_and_the_highest(store):
    page = page_of(store, "AZE_EC_ESCH")
    found = trends_of(page)
    low, high = found.below["obs_value"].min(), found.below["obs_value"].max()
    said = f"In 2019, 9 regions lay between {low:.1f} and {high:.1f}"
    assert title_of_trends(found, page.words) == said
