"""A difference is called one only where chance does not explain it; some are refused outright.

The intervals of proportions are the examples of Newcombe (1998), table II, method 10.
"""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.uncertainty.differences import differences
from indicators.uncertainty.intervals import UncertaintyError

ONE = {"data_source_1": "SSC", "data_source_2": "SSC", "across_break": False}
NEWCOMBE = [  # count, n of the second group; of the first; printed bounds
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0000)),
    ((10, 10), (0, 10), (0.6075, 1.0000)),
]


def pair(**columns) -> pd.DataFrame:
    return pd.DataFrame({name: [value] for name, value in {**ONE, **columns}.items()})


def shares(one, two) -> pd.DataFrame:
    return pair(count_1=one[0], n_1=one[1], count_2=two[0], n_2=two[1])


def deaths(one, two) -> pd.DataFrame:
    return pair(events_1=one[0], denominator_1=one[1], events_2=two[0], denominator_2=two[1])


@pytest.mark.parametrize(("two", "one", "printed"), NEWCOMBE)
def test_the_interval_of_a_difference_of_proportions_is_newcombes(two, one, printed):
    found = differences(shares(one, two), kind="proportion").iloc[0]
    assert (found["lower_bound"], found["upper_bound"]) == pytest.approx(printed, abs=6e-5)


def test_z_is_the_difference_over_the_root_of_the_summed_squared_errors():
    # 30 of 100 and 45 of 100: se .0458258 and .0497494, z = .15 / .0676388.
    found = differences(shares((30, 100), (45, 100)), kind="proportion").iloc[0]
    assert found["z"] == pytest.approx(2.217664, abs=1e-6)
    assert found["p_value"] == pytest.approx(0.026578, abs=1e-6)
    assert found["verdict"] == "up"
    assert differences(shares((45, 100), (30, 100)), kind="proportion")["verdict"].item() == "down"


def test_overlapping_intervals_may_still_be_a_reliable_difference():
    # 30 of 100: 0.219–0.396; 45 of 100: 0.356–0.548. They overlap; the difference is reliable.
    assert differences(shares((30, 100), (45, 100)), kind="proportion")["verdict"].item() == "up"


def test_three_more_among_ten_is_no_reliable_difference_although_z_says_so():
    found = differences(shares((0, 10), (3, 10)), kind="proportion").iloc[0]
    assert found["p_value"] < 0.05
    assert found["lower_bound"] < 0
    assert found["verdict"] == "no reliable difference"


def test_a_rate_has_its_difference_per_thousand_and_its_ratio():
    # 20 and 40 deaths among 1,000 births each: ratio 2, its log's error √(1/20 + 1/40) = 0.273861.
    found = differences(deaths((20, 1000), (40, 1000)), kind="rate").iloc[0]
    assert found["difference"] == pytest.approx(20)
    assert found["z"] == pytest.approx(20 / 60**0.5)
    assert found[["ratio", "ratio_lower", "ratio_upper"]].tolist() == pytest.approx(
        [2, 1.169281, 3.420906], abs=1e-5
    )
    assert found["verdict"] == "up"


def test_stillbirths_of_2023_and_2024_do_not_differ_reliably_and_infant_deaths_do():
    births = 112_620
    stillbirths = differences(deaths((531, births), (549, births)), kind="rate")
    infants = differences(deaths((2039, births), (1420, births)), kind="rate")
    assert stillbirths["verdict"].item() == "no reliable difference"
    assert infants["verdict"].item() == "down"


def test_where_nobody_died_there_is_a_difference_but_no_ratio():
    found = differences(deaths((0, 1000), (4, 1000)), kind="rate").iloc[0]
    assert pd.isna(found["ratio"])
    assert found["verdict"] == "no reliable difference"
    assert differences(deaths((0, 900), (0, 800)), kind="rate")["z"].item() == 0


def test_an_estimate_with_standard_errors_is_compared_by_them():
    found = differences(pair(estimate_1=10, se_1=3, estimate_2=20, se_2=4), kind="estimate").iloc[0]
    assert found["z"] == 2
    assert (found["lower_bound"], found["upper_bound"]) == pytest.approx(
        (10 - 1.959964 * 5, 10 + 1.959964 * 5), abs=1e-5
    )
    assert found["verdict"] == "up"


def test_symmetric_bounds_give_the_error_and_skewed_ones_give_it_on_their_own_scale():
    plain = {"estimate_1": 10, "lower_bound_1": 8, "upper_bound_1": 12}
    other = {"estimate_2": 14, "lower_bound_2": 12, "upper_bound_2": 16}
    found = differences(pair(**plain, **other), kind="estimate").iloc[0]
    assert found["z"] == pytest.approx(4 / (2 / 1.959964 * 2**0.5), abs=1e-5)
    doubled = {"estimate_1": 10, "lower_bound_1": 5, "upper_bound_1": 20}
    again = {"estimate_2": 40, "lower_bound_2": 20, "upper_bound_2": 80}
    found = differences(pair(**doubled, **again), kind="estimate").iloc[0]
    assert found["z"] == pytest.approx(2 * 1.959964 / 2**0.5, abs=1e-5)  # log 4 over √2 · log 2 / z


def test_bounds_of_ninety_per_cent_are_widened_to_the_level_of_the_result():
    bounds = {"estimate_1": 20, "lower_bound_1": 15, "upper_bound_1": 25}
    same = {"estimate_2": 20, "lower_bound_2": 15, "upper_bound_2": 25}
    found = differences(pair(**bounds, **same), kind="estimate", bounds_confidence=0.90).iloc[0]
    assert found["upper_bound"] == pytest.approx(5 * 1.959964 / 1.644854 * 2**0.5, abs=1e-5)


def test_a_missing_figure_leaves_the_verdict_missing():
    found = differences(shares((None, 100), (45, 100)), kind="proportion").iloc[0]
    assert found[["difference", "z"]].isna().all()
    assert found["verdict"] is None


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"across_break": True}, "two sides of a break"),
        ({"data_source_2": "IGME"}, "different sources"),
    ],
)
def test_nothing_is_compared_across_a_break_or_two_sources(changed, reason):
    with pytest.raises(UncertaintyError, match=reason):
        differences(shares((30, 100), (45, 100)).assign(**changed), kind="proportion")


def test_what_is_not_said_is_not_compared():
    with pytest.raises(UncertaintyError, match="across_break"):
        differences(shares((30, 100), (45, 100)).drop(columns="across_break"), kind="proportion")


def test_an_estimate_outside_its_bounds_is_refused():
    bounds = {"lower_bound_1": 5, "upper_bound_1": 9, "lower_bound_2": 5, "upper_bound_2": 9}
    with pytest.raises(UncertaintyError, match="outside its bounds"):
        differences(pair(estimate_1=10, estimate_2=7, **bounds), kind="estimate")


def test_the_rows_keep_their_names_whatever_their_order():
    both = pd.concat([shares((30, 100), (45, 100)), shares((45, 100), (30, 100))])
    both.index = pd.Index(["girls", "boys"])
    found = differences(both, kind="proportion")
    assert found["verdict"].to_dict() == {"girls": "up", "boys": "down"}


counts_of = st.tuples(st.integers(0, 200), st.integers(0, 200))


@given(counts_of)
def test_to_swap_the_two_figures_turns_the_sign_and_nothing_else(x):
    forth = differences(shares((x[0], 200), (x[1], 200)), kind="proportion").iloc[0]
    back = differences(shares((x[1], 200), (x[0], 200)), kind="proportion").iloc[0]
    assert forth["difference"] == -back["difference"]
    assert forth["lower_bound"] == pytest.approx(-back["upper_bound"])
    assert {forth["verdict"], back["verdict"]} in (
        {"up", "down"},
        {"no reliable difference"},
    )
