"""The years of a map in columns: every entry comes out as it went in, and none is made up."""

import pandas as pd
import pytest

from figures.left_out import (
    breaks_of_left_out,
    hidden_words,
    item_of_left_out,
    rows_of_left_out,
    write_instead,
)
from figures.map_years import columns, first_scale
from figures.maps import area_values
from indicators.catalog import indicator
from indicators.display import near_ceiling
from indicators.headlines import marks_drawn
from indicators.words.language import words
from tests.conftest import frame, observation

RATE, PIPED = indicator("ED_ROFST_L1_ADM"), indicator("AZE_WS_PIPED")
EN = words("en")
AREAS = ["ER01", "ER02", "ER03", "ER04"]


def test_each_area_has_its_class_of_all_maps_and_of_this_one_and_a_missing_one_has_none():
    rows = frame(
        observation(ref_area="ER01", obs_value=6.0, lower_bound=4.0, upper_bound=8.5),
        observation(ref_area="ER02", obs_value=None, obs_status="Q"),
        observation(ref_area="ER04", obs_value=0.0),
    )
    found = columns(area_values(rows, [5.0, 8.0], RATE, EN), [7.0], AREAS)
    assert (found["q"], found["o"]) == ("1--0", "0--0")
    assert found["w"] == ["6.0%", 0, 0, "0%"]
    assert found["s"] == {1: "suppressed"}  # of ER03 no more is known than that it has none
    assert found["i"] == {0: ["4.0–8.5", 4.0, 8.5]}


@pytest.mark.parametrize(("values", "scale"), [([1, 6, 9], "locked"), ([1, 6], "own"), ([], "own")])
def test_colours_of_all_maps_come_first_where_three_of_them_are_in_use(values, scale):
    assert first_scale(values, [5.0, 8.0]) == scale


@pytest.mark.parametrize("unit", ["PS", "NUMBER", "HOUSEHOLDS", "THOUSANDS", "HA"])
def test_what_grows_with_an_area_is_never_a_colour(unit):
    item = next(each for each in _declared() if each.unit_measure == unit)
    assert marks_drawn(item, 14, 14) == "symbols"
    assert marks_drawn(item, 1, 14) == "locator"
    assert marks_drawn(item, 0, 14) == "none"


@pytest.mark.parametrize("unit", ["PCNT", "PER_1000_POP", "PS_SCHOOL", "PS_KM2", "INDEX_1"])
def test_what_does_not_grow_with_an_area_is_a_colour(unit):
    item = next(each for each in _declared() if each.unit_measure == unit)
    assert marks_drawn(item, 14, 14) == "choropleth"


def _declared():
    from indicators.catalog import catalog

    return catalog().values()


def test_shares_near_their_ceiling_are_drawn_by_those_left_out():
    rows = frame(
        observation(
            indicator=PIPED.indicator,
            ref_area="ER01",
            obs_value=99.4,
            lower_bound=99.0,
            upper_bound=99.6,
        )
    )
    assert near_ceiling(PIPED, rows["obs_value"])
    left = rows_of_left_out(rows).iloc[0]
    assert (left["obs_value"], left["lower_bound"], left["upper_bound"]) == (
        pytest.approx(6.0),
        pytest.approx(4.0),
        pytest.approx(10.0),
    )
    item = item_of_left_out(PIPED, EN)
    assert (item.direction, item.unit_measure) == ("lower", "RATE_1000")
    assert EN.of(item.name) == f"{EN.of(PIPED.name)}: those left out"
    assert breaks_of_left_out([96.0, 99.5]) == [5.0, 40.0]


@pytest.mark.parametrize(
    ("item", "shares"), [(PIPED, [99.0, 94.9]), (RATE, [99.0]), (PIPED, [float("nan")])]
)
def test_other_figures_are_drawn_as_published(item, shares):
    assert not near_ceiling(item, pd.Series(shares))


def test_a_share_printed_as_the_whole_is_not_said_to_leave_out_nobody():
    shares = frame(observation(indicator=PIPED.indicator, ref_area="ER01", obs_value=100.0))
    item = item_of_left_out(PIPED, EN)
    values = area_values(rows_of_left_out(shares), [], item, EN)
    write_instead(values, hidden_words(shares, PIPED, EN))
    assert values["ER01"][1] == "under 0.5"
