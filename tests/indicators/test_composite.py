"""The index of weighted measures: scores, trials, who is ranked, and what a link may choose."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.codelists import ALL, areas_of
from indicators.composite import (
    DRAWS,
    LARGEST,
    WAYS,
    equal_weights,
    figures_of,
    normalised,
    offered,
    rank_areas,
    read_weights,
    unranked_areas,
    weights_text,
    worse_up,
)
from indicators.errors import RiskInputError
from indicators.trailing import Measure, choices, measures

SCHEME = "region_2006"
STUNTED = Measure("NT_ANT_HAZ_NE2", "S", "_T")  # lower is better
PIPED = Measure("AZE_WS_PIPED", "S", "_T")  # higher is better
# One area worst in everything, one best in everything, two that trade stunting against water.
FIGURES = pd.DataFrame(
    {"stunting": [50.0, 40.0, 15.0, 10.0], "dry": [90.0, 25.0, 70.0, 10.0]},
    index=["worst", "short", "dry", "best"],
)
EQUAL = {"stunting": 1, "dry": 1}


def ranked(figures=FIGURES, weights=EQUAL):
    return rank_areas(figures, weights).set_index("ref_area")


def test_the_value_is_the_weighted_mean_of_scores_from_one_to_ten():
    # short: stunting (40 - 10) / 40 → 7.75, dry (25 - 10) / 80 → 2.6875
    assert ranked()["value"].to_dict() == pytest.approx(
        {"worst": 10.0, "short": 5.21875, "dry": 4.9375, "best": 1.0}
    )
    thrice = ranked(weights={"stunting": 3, "dry": 1})["value"]
    assert thrice["short"] == pytest.approx(6.484375)


def test_the_same_choice_gives_the_same_trials_and_all_combinations_are_tried():
    assert rank_areas(FIGURES, EQUAL).equals(rank_areas(FIGURES, EQUAL))
    assert set(ranked()["records"]) == {len(WAYS) * 3 * (1 + DRAWS)}


def test_an_area_worst_in_everything_is_first_in_every_trial():
    found = ranked()
    assert found.loc["worst", ["rank", "low", "high", "top_share"]].tolist() == [1, 1, 1, 1.0]
    assert found.loc["best", ["rank", "low", "high", "top_share"]].tolist() == [4, 4, 4, 0.0]


def test_areas_that_trade_one_measure_for_another_have_an_interval():
    found = ranked()
    assert found.loc["short", ["rank", "low", "high"]].tolist() == [2, 2, 3]
    assert found.loc["dry", ["rank", "low", "high"]].tolist() == [3, 2, 3]


def test_a_measure_left_out_is_among_the_trials():
    # By both the first leads; by dry alone the second does, in a third of the trials.
    figures = pd.DataFrame({"stunting": [50.0, 10.0], "dry": [20.0, 21.0]}, index=["A", "B"])
    alone = ranked(figures.assign(stunting=[50.0, 50.0]))
    assert alone.loc["B", "rank"] == 1
    assert ranked(figures, {"stunting": 3, "dry": 1})["high"].to_dict() == {"A": 2, "B": 2}
    assert ranked(figures, {"stunting": 3})["high"].to_dict() == {"A": 1, "B": 2}


def test_a_measure_on_which_all_are_alike_changes_no_rank():
    alike = FIGURES.assign(flat=7.0)
    both = EQUAL | {"flat": 1}
    assert ranked(alike, both)["rank"].to_dict() == ranked()["rank"].to_dict()
    assert normalised(alike[["flat"]], "min_max").tolist() == [[1.0]] * 4
    assert normalised(alike[["flat"]], "standardised").tolist() == [[0.0]] * 4


def test_standardised_scores_have_a_mean_of_nought_and_ties_share_a_rank():
    scores = normalised(FIGURES, "standardised")
    assert scores.mean(axis=0) == pytest.approx([0, 0])
    assert scores.std(axis=0) == pytest.approx([1, 1])
    tied = pd.DataFrame({"x": [3.0, 1.0, 3.0]})
    assert normalised(tied, "ranks").ravel().tolist() == [2.5, 1.0, 2.5]


def test_figures_of_which_more_is_better_are_turned():
    turned = worse_up(pd.DataFrame({"a": [1.0], "b": [2.0]}), {"a": "lower", "b": "higher"})
    assert turned.to_dict("records") == [{"a": 1.0, "b": -2.0}]


@pytest.mark.parametrize(
    ("figures", "weights"), [(FIGURES, {}), (FIGURES, {"dry": 0}), (FIGURES[:0], EQUAL)]
)
def test_without_an_area_or_a_weight_nothing_is_ranked(figures, weights):
    with pytest.raises(RiskInputError):
        rank_areas(figures, weights)


few = settings(max_examples=20)
tables = st.integers(2, 4).flatmap(
    lambda wide: st.lists(
        st.lists(st.integers(0, 50), min_size=wide, max_size=wide), min_size=2, max_size=8
    )
)


def table(rows):
    names = [f"m{place}" for place in range(len(rows[0]))]
    return pd.DataFrame(rows, columns=names, dtype=float)


@few
@given(tables, st.data())
def test_weights_times_a_constant_change_nothing(rows, data):
    figures = table(rows)
    own = {name: data.draw(st.integers(1, 3)) for name in figures}
    times = data.draw(st.sampled_from([0.1, 0.5, 2, 7]))
    scaled = {name: weight * times for name, weight in own.items()}
    found, same = rank_areas(figures, own), rank_areas(figures, scaled)
    counted = ["ref_area", "rank", "low", "high", "median", "top_share"]
    pd.testing.assert_frame_equal(found[counted], same[counted])


@few
@given(tables, st.data())
def test_an_area_worse_in_everything_is_never_ranked_better(rows, data):
    figures = table(rows)
    own = {name: data.draw(st.sampled_from([0.5, 1, 2, 3])) for name in figures}
    found = rank_areas(figures, own).set_index("ref_area")
    for one in figures.index:
        for other in figures.index:
            if (figures.loc[one] > figures.loc[other]).all():
                ranks = ["rank", "low", "median", "high"]
                assert (found.loc[one, ranks] <= found.loc[other, ranks]).all()
                assert found.loc[one, "top_share"] >= found.loc[other, "top_share"]


@few
@given(tables)
def test_a_measure_of_no_weight_changes_nothing(rows):
    figures = table(rows)
    own = equal_weights(figures)
    beside = figures.assign(other=np.arange(len(figures), dtype=float))
    pd.testing.assert_frame_equal(rank_areas(figures, own), rank_areas(beside, own | {"other": 0}))


def rows(*given):
    names = ["indicator", "ref_area", "time_period", "obs_value"]
    return pd.DataFrame(given, columns=names).assign(**ALL, data_source="S")


def of(measure, areas, period="2006"):
    nation = (measure.indicator, "AZE", period, 20.0)
    return [nation, *((measure.indicator, code, period, 30.0) for code in areas)]


EVERY = tuple(areas_of(SCHEME))


def test_a_measure_of_fewer_than_two_thirds_of_the_areas_is_refused():
    # Of eleven regions two thirds are more than seven.
    found = offered(rows(*of(STUNTED, EVERY[:7]), *of(PIPED, EVERY[:8])), (STUNTED, PIPED), SCHEME)
    assert found.refused == {"NT_ANT_HAZ_NE2": "few"}
    assert found.measures == (PIPED,)


def test_counts_and_measures_without_a_better_direction_are_refused():
    count, neither = Measure("AZE_LBW", "S", "_T"), Measure("DM_FRATE_TOT", "S", "_T")
    found = offered(rows(*of(count, EVERY), *of(neither, EVERY)), (count, neither), SCHEME)
    assert found.refused == {"AZE_LBW": "count", "DM_FRATE_TOT": "direction"}
    assert found.measures == ()


def test_figures_that_a_caveat_forbids_to_rank_are_refused(monkeypatch):
    monkeypatch.setattr("indicators.composite.measures.unranked", lambda *_: "disowned")
    assert offered(rows(*of(PIPED, EVERY)), (PIPED,), SCHEME).refused == {
        "AZE_WS_PIPED": "unranked"
    }


def test_only_figures_of_one_year_are_weighed_together():
    given = [*of(STUNTED, EVERY), *of(STUNTED, EVERY, "2011"), *of(PIPED, EVERY)]
    found = offered(rows(*given), (STUNTED, PIPED), SCHEME)
    assert found.period(["NT_ANT_HAZ_NE2"]) == "2011"
    assert found.period(["NT_ANT_HAZ_NE2", "AZE_WS_PIPED"]) == "2006"
    apart = rows(*of(STUNTED, EVERY, "2011"), *of(PIPED, EVERY))
    chosen = ["NT_ANT_HAZ_NE2", "AZE_WS_PIPED"]
    assert offered(apart, (STUNTED, PIPED), SCHEME).period(chosen) == ""


def test_an_area_without_a_figure_of_every_chosen_measure_is_not_ranked_and_told_why():
    found = offered(rows(*of(STUNTED, EVERY), *of(PIPED, EVERY[1:])), (STUNTED, PIPED), SCHEME)
    both = figures_of(found, ["NT_ANT_HAZ_NE2", "AZE_WS_PIPED"], "2006")
    assert unranked_areas(both) == {EVERY[0]: ("AZE_WS_PIPED",)}
    assert unranked_areas(figures_of(found, ["NT_ANT_HAZ_NE2"], "2006")) == {}


USUAL = {"A": 1.0, "B": 1.0}
KNOWN = ("A", "B", "C")


def test_a_link_without_a_choice_has_the_usual_weights():
    assert read_weights("", KNOWN, USUAL) == ({"A": 1, "B": 1, "C": 0}, ())
    assert weights_text({"A": 1, "B": 1, "C": 0}, USUAL) == ""


@pytest.mark.parametrize(
    "part", ["MOON:1", "A:4", "A:-1", "A:nan", "A:inf", "A:many", "A", ":2", "<b>:1"]
)
def test_what_a_link_asks_for_and_nobody_knows_is_told(part):
    weights, unread = read_weights(f"{part},C:2", KNOWN, USUAL)
    assert (weights, unread) == ({"A": 0, "B": 0, "C": 2}, (part,))
    assert read_weights(part, KNOWN, USUAL) == ({"A": 1, "B": 1, "C": 0}, (part,))


@given(st.fixed_dictionaries({code: st.sampled_from([0, 0.5, 1, 2, LARGEST]) for code in KNOWN}))
def test_a_choice_comes_back_from_its_link(weights):
    assert read_weights(weights_text(weights, USUAL), KNOWN, USUAL) == (weights, ())


@pytest.mark.parametrize("edition", ["published", "illustrative"])
def test_every_measure_offered_is_declared_once_and_those_counted_come_first(edition):
    codes = [one.indicator for one in choices(edition)]
    assert len(codes) == len(set(codes))
    assert choices(edition)[: len(measures(edition))] == measures(edition)
    assert all(not one.item.is_count and one.item.direction != "none" for one in choices(edition))
