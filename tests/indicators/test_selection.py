"""A link is a view: what it asks for, what is shown, and what is said where they differ."""

from dataclasses import replace

import pandas as pd

from data.build import coverage
from indicators.selection import Fallback, Selection, read_query, resolve
from tests.conftest import observation

BOTH = ("published", "illustrative")
RATE = "ED_ROFST_L1_ADM"


def read(**query):
    return read_query(query, RATE, BOTH)


def covered(*rows) -> pd.DataFrame:
    return pd.DataFrame(coverage([observation(**{"obs_value": 1.0, **row}) for row in rows]))


NATIONAL = [{"time_period": str(year)} for year in (2021, 2022, 2023)]
DISTRICTS = [{"ref_area": code, "time_period": "2022"} for code in ("AZ-LER", "AZ-AST", "AZ-MAS")]
REGIONS = [{"ref_area": f"ER{n:02d}", "time_period": "2021"} for n in range(1, 15)]


def test_an_empty_link_is_the_default_view_in_azerbaijani_of_published_figures():
    selection, fallbacks = read()
    assert (selection.lang, selection.edition, selection.indicator) == ("az", "published", RATE)
    assert fallbacks == ()


def test_a_link_round_trips():
    selection = Selection(lang="ru", indicator=RATE, ref_area="ER09", sex="F", compare="ER01")
    assert read(**selection.to_query())[0] == selection


def test_an_unknown_value_falls_back_and_is_named():
    selection, fallbacks = read(ref_area="ATLANTIS", sex="X")
    assert (selection.ref_area, selection.sex) == ("AZE", "_T")
    assert fallbacks == (
        Fallback("ref_area", "ATLANTIS", "AZE"),
        Fallback("dimension", "X", "_T"),
    )


def test_an_unknown_parameter_is_ignored():
    assert read(utm_source="post")[1] == ()


def test_the_illustrative_edition_cannot_be_reached_where_it_is_not_offered():
    selection, (fallback,) = read_query({"edition": "illustrative"}, RATE, ("published",))
    assert selection.edition == "published"
    assert fallback.wanted == "illustrative"


def test_unknown_areas_to_compare_with_are_dropped_and_named():
    selection, fallbacks = read(compare="ER01,NOWHERE")
    assert selection.compare == "ER01"
    assert fallbacks == (Fallback("compare", "NOWHERE", ""),)


def test_the_latest_period_is_shown_where_none_is_asked_for():
    view = resolve(read()[0], covered(*NATIONAL), mapped=False)
    assert (view.time_period, view.data_source) == ("2023", "UIS_2024_09")


def test_a_period_without_a_figure_falls_back_to_the_latest_and_says_so():
    view = resolve(read(time_period="1999")[0], covered(*NATIONAL), mapped=False)
    assert view.time_period == "2023"
    assert Fallback("time_period", "1999", "2023") in view.fallbacks


def test_a_map_shows_the_level_that_is_most_complete():
    view = resolve(read()[0], covered(*NATIONAL, *DISTRICTS, *REGIONS), mapped=True)
    assert (view.scheme, view.time_period) == ("region_2021", "2021")


def test_drilling_into_a_region_shows_districts_where_they_exist():
    view = resolve(read(ref_area="ER09")[0], covered(*DISTRICTS, *REGIONS), mapped=True)
    assert view.scheme == "district"


def test_the_reader_may_choose_the_level():
    view = resolve(read(level="district")[0], covered(*DISTRICTS, *REGIONS), mapped=True)
    assert view.scheme == "district"


def test_where_nothing_is_published_below_the_nation_there_is_no_map():
    view = resolve(read()[0], covered(*NATIONAL), mapped=True)
    assert not view.exists
    assert view.scheme == ""


def test_a_group_that_does_not_exist_falls_back_to_the_total_and_says_so():
    view = resolve(read(sex="F")[0], covered(*NATIONAL), mapped=False)
    assert view.dimensions["sex"] == "_T"
    assert view.fallbacks == (Fallback("dimension", "F", "_T"),)


def test_an_indicator_without_a_total_shows_its_last_group():
    rows = [{"age": "Y9T11", **row} for row in NATIONAL]
    rows += [{"age": "Y15T17", **row} for row in NATIONAL]
    view = resolve(read()[0], covered(*rows), mapped=False)
    assert view.dimensions["age"] == "Y15T17"


def test_the_first_source_of_the_declaration_speaks():
    rows = [{"time_period": "2023", "data_source": code} for code in ("ZZZ", "UIS_2024_09")]
    view = resolve(read()[0], covered(*rows), mapped=False)
    assert view.data_source == "UIS_2024_09"


def test_a_lone_recent_area_does_not_hide_a_fuller_earlier_map():
    late = {"ref_area": "ER01", "time_period": "2023"}
    view = resolve(read()[0], covered(*REGIONS, late), mapped=True)
    assert view.time_period == "2021"


def test_defaults_are_left_out_of_the_link():
    assert replace(Selection(), sex="M").to_query() == {"sex": "M"}


def test_what_one_page_alone_asks_for_stands_in_its_link_and_in_no_other_page_s():
    query = {"lang": "en", "plan": "attendance", "ref_area": "ER09"}
    planner, _ = read_query(query, RATE, BOTH, ["plan"])
    assert planner.asked("plan") == "attendance"
    assert planner.to_query() == {**query, "indicator": RATE}
    other, _ = read_query(query, RATE, BOTH)
    assert other.asked("plan") == ""
    assert "plan" not in other.to_query()
