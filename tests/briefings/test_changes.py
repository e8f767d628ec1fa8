"""What changed from one release to the next is counted, and told with both declarations."""

import pytest

from data.frozen import open_release, releases
from indicators.model import LANGUAGES
from indicators.words.language import words
from passports.changes import (
    COUNTED,
    change_names,
    changed_figures,
    compare_releases,
    count_changes,
)

NEWEST, *_, FIRST = [open_release(about.id) for about in releases()]


@pytest.fixture(scope="module")
def changed():
    return compare_releases(FIRST, NEWEST)


def test_every_figure_of_the_first_release_is_new():
    every = compare_releases(None, FIRST)
    assert (every.release, every.previous) == (FIRST.about.id, "")
    assert count_changes(every.found, "domain")["new"].sum() == FIRST.about.figures


@pytest.mark.parametrize("by", ["domain", "indicator", "ref_area"])
def test_the_counts_add_up_to_the_figures_of_the_newest_release(changed, by):
    table = count_changes(changed.found, by)
    assert list(table.columns) == list(COUNTED)
    assert table["new"].sum() - table["withdrawn"].sum() == (
        NEWEST.about.figures - FIRST.about.figures
    )
    assert table.to_numpy().sum() == len(changed.found)


def test_what_is_only_documented_better_is_no_revised_figure(changed):
    table = count_changes(changed.found, "domain")
    assert table["documented"].sum() == 814
    assert table["revised"].sum() == 432
    assert len(changed_figures(changed.found)) == len(changed.found) - 814


def test_figures_revised_are_told_before_those_withdrawn_and_those_before_new_ones(changed):
    told = changed_figures(changed.found)["change"]
    assert told.drop_duplicates().tolist() == ["revised", "withdrawn", "new"]


def test_an_indicator_that_is_declared_no_more_keeps_its_name(changed):
    assert "AZE_WS_OD" not in changed.after
    assert changed.item("AZE_WS_OD").name["en"]
    sides = changed.items("AZE_WS_OD")
    assert sides["after"] is sides["before"] is changed.before["AZE_WS_OD"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_change_has_a_name(language):
    assert list(change_names(words(language))) == list(COUNTED)
