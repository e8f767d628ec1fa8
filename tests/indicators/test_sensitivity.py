"""How firm a ranking is: ranks under other weights, another mean, one component fewer."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.risk.inform import RiskInputError
from indicators.risk.sensitivity import Uncertainty, leave_one_out, rank_ranges
from indicators.risk.weights import random_weights, weight_grid

ARITHMETIC = Uncertainty(means=("arithmetic",), top=1)
# One area worst in everything, one best in everything, two that trade flood against heat.
SCORES = pd.DataFrame(
    {
        "ref_area": ["worst", "wet", "hot", "best"],
        "flood": [9.0, 8.0, 2.0, 1.0],
        "heat": [9.5, 2.0, 8.0, 1.0],
    }
)
GRID = weight_grid(["flood", "heat"], 10)


def test_an_area_worst_in_everything_is_worst_whatever_the_weights():
    found = rank_ranges(SCORES, GRID, ARITHMETIC).set_index("ref_area")
    assert found.loc["worst", ["rank", "low", "high", "top_share"]].tolist() == [1, 1, 1, 1.0]
    assert found.loc["best", ["rank", "low", "high", "top_share"]].tolist() == [4, 4, 4, 0.0]
    assert set(found["records"]) == {11}


def test_areas_that_trade_one_component_for_another_have_a_range_of_ranks():
    found = rank_ranges(SCORES, GRID, ARITHMETIC).set_index("ref_area")
    assert found.loc["wet", ["rank", "low", "high"]].tolist() == [2, 2, 3]  # equal: both second
    assert found.loc["hot", ["rank", "low", "high"]].tolist() == [2, 2, 3]


def test_the_value_is_the_mean_under_equal_weights():
    found = rank_ranges(SCORES, GRID, ARITHMETIC).set_index("ref_area")
    assert found["value"].to_dict() == {"worst": 9.25, "wet": 5.0, "hot": 5.0, "best": 1.0}
    geometric = rank_ranges(SCORES, GRID, Uncertainty(means=("geometric",)))
    assert geometric.set_index("ref_area").loc["wet", "value"] == pytest.approx(4.0)


def test_every_weighting_is_tried_with_every_mean():
    assert set(rank_ranges(SCORES, GRID)["records"]) == {22}


def test_another_mean_can_change_a_rank():
    # Even scores beat uneven ones of a higher sum only where a low one is not made up for.
    scores = pd.DataFrame({"ref_area": ["even", "uneven"], "a": [4.9, 9.0], "b": [4.9, 1.0]})
    equal = pd.DataFrame({"a": [0.5], "b": [0.5]})
    found = rank_ranges(scores, equal, Uncertainty(top=1)).set_index("ref_area")
    assert found["rank"].to_dict() == {"even": 2, "uneven": 1}
    assert found["top_share"].to_dict() == {"even": 0.5, "uneven": 0.5}
    assert found.loc["even", ["low", "high"]].tolist() == [1, 2]  # ranks that occurred, whole


def test_areas_that_differ_by_rounding_alone_share_a_rank():
    scores = pd.DataFrame(
        {
            "ref_area": ["A", "B", "C"],
            "x": [1.1, 3.3, 2.2],
            "y": [2.2, 1.1, 3.3],
            "z": [3.3, 2.2, 1.1],
        }
    )
    found = rank_ranges(scores, weight_grid(["x", "y", "z"], 3))
    assert found["rank"].tolist() == [1, 1, 1]
    close = pd.DataFrame({"ref_area": ["A", "B"], "x": [0.1 + 0.2, 0.3], "y": [0.3, 0.1 + 0.2]})
    one = pd.DataFrame({"x": [1.0], "y": [0.0]})
    assert set(rank_ranges(close, one)["high"]) == {1}


def test_leaving_a_component_out_shows_whose_rank_rests_on_it():
    found = leave_one_out(SCORES).set_index(["ref_area", "left_out"])
    assert found.loc[("hot", "heat"), ["rank", "shift"]].tolist() == [3, 1]
    assert found.loc[("hot", "flood"), ["rank", "shift"]].tolist() == [2, 0]
    assert found.loc[("worst", "heat"), ["rank", "shift"]].tolist() == [1, 0]
    assert set(found["records"]) == {1}


def test_a_grid_of_weights_holds_every_one_once():
    grid = weight_grid(["a", "b", "c"], 4)
    assert len(grid) == 15  # (4 + 2 choose 2)
    assert len(grid.drop_duplicates()) == 15
    assert grid.sum(axis=1).tolist() == pytest.approx([1.0] * 15)


def test_the_same_seed_draws_the_same_weights_and_concentration_keeps_them_close_to_equal():
    names = ["a", "b", "c", "d"]
    loose = random_weights(names, draws=500, seed=7)
    assert loose.equals(random_weights(names, draws=500, seed=7))
    assert not loose.equals(random_weights(names, draws=500, seed=8))
    close = random_weights(names, draws=500, seed=7, concentration=400)
    assert np.abs(close - 0.25).max(axis=None) < 0.1 < np.abs(loose - 0.25).max(axis=None)
    assert loose.mean().tolist() == pytest.approx([0.25] * 4, abs=0.03)


@pytest.mark.parametrize(
    ("scores", "weights", "message"),
    [
        (SCORES.assign(heat=[9.5, None, 8, 1]), GRID, r"1 area\(s\) lack a score, wet"),
        (SCORES, GRID.rename(columns={"heat": "cold"}), "weights of"),
        (SCORES, GRID * 2, "sum to one"),
        (SCORES, pd.DataFrame({"flood": [1.5], "heat": [-0.5]}), "not be negative"),
        (SCORES.assign(heat=0.0), GRID, "geometric mean needs positive"),
    ],
)
def test_a_ranking_that_cannot_be_tried_is_refused(scores, weights, message):
    with pytest.raises(RiskInputError, match=message):
        rank_ranges(scores, weights)


def test_an_index_of_one_component_has_none_to_leave_out():
    with pytest.raises(RiskInputError, match="at least two"):
        leave_one_out(SCORES[["ref_area", "flood"]])
    with pytest.raises(RiskInputError, match="0 draws"):
        random_weights(["a"], draws=0)


@given(st.lists(st.tuples(st.floats(1, 10), st.floats(1, 10)), min_size=2, max_size=12))
def test_a_rank_lies_between_one_and_the_number_of_areas(pairs):
    scores = pd.DataFrame(pairs, columns=["flood", "heat"])
    scores.insert(0, "ref_area", [str(i) for i in range(len(pairs))])
    found = rank_ranges(scores, GRID, Uncertainty(level=1.0))
    assert found["low"].min() == 1
    assert (found["low"] <= found["rank"]).all()
    assert (found["median"] <= found["high"]).all()
    assert found["high"].max() <= len(pairs)
