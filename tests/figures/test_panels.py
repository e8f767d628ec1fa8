"""Panels that both editions show are painted by classes alone, and say in words what they draw."""

from datetime import date

import pandas as pd
import pytest

from figures import panels
from figures.panels.marks import titled
from figures.spine import spine_key, spine_track
from indicators.catalog import catalog
from indicators.headlines import ThemeStanding
from indicators.words.language import words
from public_edition.links import Links


def test_a_row_of_the_spine_says_what_it_draws_and_stands_where_its_figure_is():
    drawn = spine_track(10, 20, [15, 30], higher=True, state="worse", said="Here & there: 10")
    assert "aria-label='Here &amp; there: 10'" in drawn
    assert "<svg x='3.0%'" in drawn
    assert "style=" not in drawn


@pytest.mark.parametrize("mark", ["better", "worse", "alike", "untold", "other", "band"])
def test_every_mark_of_the_spine_has_a_key(mark):
    assert f"s-{mark}" in spine_key(mark)


def test_a_bar_is_as_long_as_its_share_and_holds_no_style():
    drawn = panels.bar(("crm-older", 0.5), ("crm-fresh", 0.25))
    assert "M0 0H50.0V8" in drawn and "M0 0H25.0V8" in drawn
    assert "style=" not in drawn


def test_the_illustrative_word_stands_across_a_picture_and_nothing_across_a_published_one():
    assert "ILLUSTRATIVE" in panels.drawn("<svg/>", "ILLUSTRATIVE")
    assert "<span" not in panels.drawn("<svg/>", "")


def test_what_nobody_has_published_are_the_key_indicators_that_are_not_known():
    keys = [item.indicator for item in catalog().values() if item.key]
    found = panels.key_gaps(keys[1:])
    assert [item.indicator for item in found] == keys[:1]


def test_a_release_that_only_documents_better_has_changed_nothing():
    counts = pd.DataFrame({"new": [0], "revised": [0], "withdrawn": [0], "documented": [7]})
    assert not panels.changed_anything(counts)
    assert panels.changed_anything(counts.assign(revised=1))


def test_the_title_of_a_release_counts_what_its_table_counts():
    counts = pd.DataFrame(
        {"new": [3, 1], "revised": [0, 2], "withdrawn": [0, 0]}, index=["poverty", "health"]
    )
    names = {name: name for name in counts.columns}
    said = panels.release_changed(date(2026, 11, 1), counts, names, words("en"), "releases.html")
    assert "4 figures new, 2 revised, 0 withdrawn" in said
    assert said.count("<tr>") == 3


def test_a_theme_without_a_target_says_so():
    alone = {"poverty": ThemeStanding(10, 5, 2, 2, 1, ())}
    said = panels.theme_cards(alone, words("en"), Links())
    assert "no target with a pace" in said
    assert "2 of 10 indicators have a figure of the last five years" in said
    assert "href='domain/poverty.html'" in said


def test_the_public_edition_leads_on_to_its_own_pages():
    link = Links("../")
    assert link("CME_MRY0", ref_area="ER09") == "../indicator/CME_MRY0.html"
    assert link(path="area_profile", ref_area="ER09") == "../area/ER09.html"
    assert link(path="disaster_risk") == "../domain/disaster_risk.html"
    assert link(path="releases") == "../releases.html"


def test_a_grade_stands_on_the_line_of_the_period_it_follows():
    head = titled("Title of 5 words", "Children, nation, 2026", "<b>C</b>")
    assert head.endswith("Children, nation, <span class='crm-kept'>2026 <b>C</b></span></p>")
    assert "5\N{NO-BREAK SPACE}words" in head
    assert (
        titled("Title", "per cent")
        == "<h2 class='crm-h2'>Title</h2><p class='crm-sub'>per cent</p>"
    )
