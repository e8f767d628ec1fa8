"""The page on the live birth definition tells figures of one year, and none across 2015."""

import re

import pytest

from figures.panels.births import finding, overview, regions, series, without_record
from indicators.catalog import catalog, of_domain
from indicators.model import LANGUAGES
from indicators.selection import Selection
from indicators.words.language import words
from pages.parts.drawing import PageScene
from pages.parts.page import Page


def scene_of(store, language="en", edition="published"):
    chosen = Selection(lang=language, indicator="AZE_IMR_OFFICIAL", edition=edition)
    return PageScene(Page("birth_registration", chosen, words(language), store))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_holds_the_last_year_that_both_have(store, language):
    scene = scene_of(store, language)
    said = finding.live_birth_title(scene)
    assert "2018" in said
    assert scene.words.number(11.1, 1) in said
    assert scene.words.number(19.3, 1) in said
    assert "{" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_official_and_model_of_one_year_the_title_still_is_a_finding(store, language):
    scene = scene_of(store, language, edition="illustrative")
    said = finding.live_birth_title(scene)
    assert scene.words.number(7.85, 2) in said and "2023" in said
    assert overview.live_birth_overview(scene).count(said) == 0  # said once, above


def test_each_side_of_the_break_is_told_with_its_own_definition(store):
    scene = scene_of(store)
    part = series.national(scene, series.LIGHT)[0]
    said = finding.light_title(scene, part, catalog()[series.LIGHT])
    assert said == (
        "Live births under 2,500 grams: 5.38% in 2014 by the old definition, 7.85% in 2018 by the "
        "new one"
    )


def test_a_series_after_the_break_is_told_without_the_old_definition(store):
    scene = scene_of(store, edition="illustrative")
    part = series.national(scene, series.LIGHT)[0]
    assert "definition" not in finding.light_title(scene, part, catalog()[series.LIGHT])


def test_no_line_of_official_figures_crosses_the_change(store, monkeypatch):
    drawn = []
    monkeypatch.setattr(overview, "trend_svg", lambda plot, *_: drawn.append(plot) or "")
    monkeypatch.setattr(overview, "drawn", lambda picture, watermark: picture)
    overview._official_and_model(scene_of(store))
    for plot in drawn:
        (cut,) = [x for x, _ in plot.breaks]
        for part in plot.lines[-1]:
            sides = {x < cut for x, _ in part.points}
            assert len(sides) == 1


def test_the_map_says_how_many_regions_were_surveyed(store):
    scene = scene_of(store)
    view = scene.mapped("AZE_IMR_SURVEY")
    title = regions.span_title(scene, view, regions.areas_of_view(scene, view))
    assert title.endswith("from 28.2 to 84.6, 9 of 11 areas")


def test_those_without_a_record_are_the_complement_of_what_is_printed(store):
    scene = scene_of(store)
    rows = without_record.groups_without_record(scene).set_index("by")
    assert rows.loc["age", "value"].tolist() == [121, 75, 20, 46, 44]
    assert rows.loc["residence", "value"].tolist() == [45, 83]
    latest = without_record._totals(scene).iloc[-1]
    assert (latest["low"], latest["high"]) == (0, 5)
    assert without_record._of_thousand(scene, latest) == "0 to 5"


def test_no_indicator_of_the_birth_page_shows_births_outside_marriage():
    for item in of_domain("birth_registration"):
        assert item.indicator != "AZE_DM_BRTS_OUTMARR"
        assert item.related_map != "AZE_DM_BRTS_OUTMARR"
    assert "AZE_DM_BRTS_OUTMARR" in catalog()


def test_no_indicator_of_the_birth_page_stands_in_with_a_map_of_counts():
    stand_ins = {item.related_map for item in of_domain("birth_registration")} - {None}
    assert stand_ins
    for code in stand_ins:
        assert not catalog()[code].is_count


def test_pictures_of_the_made_up_edition_carry_its_word(store):
    scene = scene_of(store, edition="illustrative")
    assert scene.watermark in overview._light(scene)
    assert not re.search("<span aria-hidden", overview._light(scene_of(store)))


def test_the_made_up_edition_maps_what_it_has_by_area(store):
    scene = scene_of(store, edition="illustrative")
    assert "regions-AZE_LBW_OFFICIAL" in overview.live_birth_overview(scene)
    assert "regions-PT_CHLD_Y0T4_REG" in without_record.where_unregistered(scene)
    published = scene_of(store)
    assert "regions-AZE_IMR_SURVEY" in overview.live_birth_overview(published)
    assert "no region has a published share" in without_record.where_unregistered(published)
