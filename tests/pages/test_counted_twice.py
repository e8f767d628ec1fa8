"""What records count and a survey asks stands side by side, of one year, with the reasons."""

import pytest

from indicators.catalog import catalog
from indicators.codelists import codelist
from indicators.selection import Selection
from indicators.words import words
from pages.parts.page import Page
from pages.parts.panels.counted_twice import both_of
from tests.pages.opening import opened

PAIRS = [one for entry in codelist("counted_twice").values() for one in entry["pair"]]


def markup(page: str, **query: str) -> str:
    return " ".join(part.proto.body for part in opened(page, **query).get("html"))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"]["en"])
def test_both_figures_are_of_one_year_and_one_unit(store, pair):
    page = Page("health", Selection(lang="en", indicator="IM_DTP3"), words("en"), store)
    found = both_of(page, pair)
    assert found is not None
    assert found[0]["time_period"] == found[1]["time_period"] == "2006"
    units = {catalog()[pair[way]["indicator"]].unit_measure for way in ("records", "survey")}
    assert units == {"PCNT"}


def test_the_third_dose_was_given_to_95_by_records_and_to_36_of_100_by_the_survey():
    page = markup("health", indicator="IM_DTP3")
    table = page.partition("Counted in records and asked in a survey")[2]
    assert "third dose" in table
    assert ">95%</a>" in table
    assert ">35.6%</a>" in table
    assert "nation without Nakhchivan and Kalbajar-Lachin" in table
    assert "a dose that nobody remembers" in table


def test_on_the_page_of_children_out_of_school_it_stands_beside_every_level():
    table = markup("out_of_school").partition("Counted in records and asked in a survey")[2]
    assert ">12.8%</a>" in table
    assert ">5.6%</a>" in table


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("health", {"indicator": "NT_ANT_HAZ_NE2"}),
        ("health", {"indicator": "IM_DTP3", "edition": "illustrative"}),
    ],
)
def test_it_is_not_drawn_beside_other_figures_or_invented_ones(page, query):
    assert "Counted in records" not in markup(page, **query)
