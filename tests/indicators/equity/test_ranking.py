"""Who is left behind the furthest, over many indicators."""

import math
from dataclasses import replace

from indicators.catalog import indicator
from indicators.equity.ranking import behind_by_group, rank_comparisons
from indicators.equity.standing import standing
from tests.conftest import frame, observation

OUT = indicator("ED_ROFST_L1_ADM")


def of(code: str, girls: float, boys: float, dimension: str = "sex") -> object:
    rows = [observation(sex=sex, obs_value=value) for sex, value in (("F", girls), ("M", boys))]
    found = standing(frame(*rows), OUT, "sex")
    assert found is not None
    return replace(found, indicator=code, dimension=dimension)


def test_the_widest_relative_gap_comes_first_and_equals_share_a_rank():
    found = rank_comparisons([of("A", 4, 2), of("B", 9, 3), of("C", 8, 4), of("D", 0, 5)])
    assert found["indicator"].tolist() == ["B", "C", "A", "D"]
    assert found["rank"].tolist()[:3] == [1, 2, 2]
    assert math.isnan(found["rank"].iloc[3])  # a ratio to nought


def test_nothing_to_compare_is_an_empty_table_with_its_columns():
    found = rank_comparisons([])
    assert found.empty
    assert {"indicator", "ratio", "rank", "weights"} <= set(found.columns)
    assert behind_by_group(found).empty


def test_each_group_is_counted_as_often_as_it_is_behind():
    doubtful = replace(of("E", 5, 4), reliable=False)
    found = rank_comparisons([of("A", 4, 2), of("B", 9, 3), of("C", 3, 4), of("D", 5, 5), doubtful])
    counts = behind_by_group(found).set_index("group")
    assert counts.loc["F", ["behind", "comparisons"]].tolist() == [2, 5]
    assert counts.loc["M", ["behind", "comparisons"]].tolist() == [1, 5]


def test_an_order_that_runs_the_other_way_follows_and_has_no_rank():
    reverse = replace(of("A", 9, 1), reversed=True, behind="Q5", dimension="wealth_quintile")
    found = rank_comparisons([of("D", 0, 5), reverse, of("B", 3, 2)])
    assert found["indicator"].tolist() == ["B", "A", "D"]
    assert found["rank"].isna().tolist() == [False, True, True]
    assert behind_by_group(found).set_index("group").loc["Q5", "behind"] == 1
