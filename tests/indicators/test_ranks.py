"""A rank stands with the ranks that the data do not rule out."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.uncertainty.intervals import UncertaintyError
from indicators.uncertainty.ranks import rank_intervals

RANKS = ["rank", "rank_lower", "rank_upper"]


def ranked(estimates, se, **options) -> list[list[int]]:
    frame = pd.DataFrame({"estimate": estimates, "se": se})
    return rank_intervals(frame, **options)[RANKS].to_numpy().tolist()


def test_areas_that_cannot_be_told_apart_share_their_ranks():
    assert ranked([2.0, 2.1, 9.0], [0.5] * 3) == [[1, 1, 2], [2, 1, 2], [3, 3, 3]]
    assert ranked([2.0, 2.1, 9.0], [0.5] * 3, ascending=False) == [[3, 2, 3], [2, 2, 3], [1, 1, 1]]


def test_without_any_error_a_rank_is_certain_and_ties_share_it():
    assert ranked([5, 3, 3, 9], [0] * 4) == [[3, 3, 3], [1, 1, 2], [1, 1, 2], [4, 4, 4]]


def test_all_ranks_at_once_need_wider_intervals_than_one_pair():
    # 4 apart at error 1 each: z = 2.83, a pair is apart; jointly each reaches 2.39 to both sides.
    assert ranked([0, 4, 20], [1] * 3, method="pairwise")[0] == [1, 1, 1]
    assert ranked([0, 4, 20], [1] * 3)[0] == [1, 1, 2]


def test_bounds_may_be_skewed():
    frame = pd.DataFrame(
        {"estimate": [10.0, 16.0], "lower_bound": [4.0, 9.0], "upper_bound": [11.0, 40.0]}
    )
    found = rank_intervals(frame, method="pairwise")
    assert found[RANKS].to_numpy().tolist() == [[1, 1, 2], [2, 1, 2]]  # 6 < √(1² + 7²)
    nearer = rank_intervals(frame.assign(lower_bound=[4.0, 11.0]), method="pairwise")
    assert nearer[RANKS].to_numpy().tolist() == [[1, 1, 1], [2, 2, 2]]  # 6 > √(1² + 5²)


def test_from_the_highest_down_the_other_sides_of_skewed_bounds_decide():
    frame = pd.DataFrame(
        {"estimate": [10.0, 16.0], "lower_bound": [4.0, 13.0], "upper_bound": [15.0, 40.0]}
    )
    found = rank_intervals(frame, method="pairwise", ascending=False)
    assert found[RANKS].to_numpy().tolist() == [[2, 2, 2], [1, 1, 1]]  # 6 > √(5² + 3²)
    again = rank_intervals(
        frame.assign(lower_bound=[4.0, 12.0]), method="pairwise", ascending=False
    )
    assert again[RANKS].to_numpy().tolist() == [[2, 1, 2], [1, 1, 2]]  # 6 < √(5² + 4²)


def test_an_area_without_an_interval_has_no_rank_and_is_not_counted():
    found = rank_intervals(pd.DataFrame({"estimate": [1.0, None, 3.0], "se": [0.1, 0.1, None]}))
    assert found["rank"].tolist() == [1, pd.NA, pd.NA]
    assert found["areas"].tolist() == [1, 1, 1]


def test_an_estimate_outside_its_bounds_is_refused():
    frame = pd.DataFrame({"estimate": [1.0], "lower_bound": [2.0], "upper_bound": [3.0]})
    with pytest.raises(UncertaintyError, match="outside its bounds"):
        rank_intervals(frame)


areas = st.lists(st.tuples(st.integers(-50, 50), st.floats(0, 9)), min_size=1, max_size=12)


@pytest.mark.parametrize("method", ["joint", "pairwise"])
@given(areas=areas, order=st.randoms())
def test_a_rank_lies_in_its_interval_whatever_the_order_of_the_areas(method, areas, order):
    frame = pd.DataFrame(areas, columns=["estimate", "se"])
    found = rank_intervals(frame, method=method)
    assert (found["rank_lower"] <= found["rank"]).all()
    assert (found["rank"] <= found["rank_upper"]).all()
    shuffled = list(frame.index)
    order.shuffle(shuffled)
    again = rank_intervals(frame.loc[shuffled], method=method).loc[frame.index]
    pd.testing.assert_frame_equal(found, again)


@given(areas=areas)
def test_more_error_never_makes_a_rank_surer(areas):
    frame = pd.DataFrame(areas, columns=["estimate", "se"])
    sharp, blurred = rank_intervals(frame), rank_intervals(frame.assign(se=frame["se"] * 2))
    assert (blurred["rank_lower"] <= sharp["rank_lower"]).all()
    assert (blurred["rank_upper"] >= sharp["rank_upper"]).all()


def test_the_joint_intervals_hold_the_true_ranks_at_least_as_often_as_said():
    random = np.random.default_rng(1989)
    truth = np.arange(10.0)
    held = 0
    for _ in range(400):
        frame = pd.DataFrame({"estimate": truth + random.normal(0, 1, 10), "se": 1.0})
        found = rank_intervals(frame)
        rank = truth + 1
        held += bool(((found["rank_lower"] <= rank) & (rank <= found["rank_upper"])).all())
    assert held / 400 >= 0.95
