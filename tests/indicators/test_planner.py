"""A scenario counts the children a target asks for, their cost, and the years they take."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.planning.needs import PlanError, Scenario, needs, totals

SCENARIO = Scenario(target=2, start=2027, end=2030, cost=500.0, capacity=300)
AREAS = pd.DataFrame(
    {
        "ref_area": ["AZ-A", "AZ-B", "AZ-C"],
        "children": [10_000, 4_000, 2_500],
        "without": [1_000, 100, 25],
    }
)


def test_an_area_needs_the_children_above_the_share_that_may_be_left():
    found = needs(AREAS, SCENARIO)
    assert found["rate"].tolist() == [10, 2.5, 1]
    assert found["to_reach"].tolist() == [800, 20, 0]  # the third is there already
    assert found["cost"].tolist() == [400_000, 10_000, 0]


def test_a_part_of_a_child_is_a_child():
    areas = pd.DataFrame({"ref_area": ["AZE"], "children": [333], "without": [10]})
    assert needs(areas, SCENARIO)["to_reach"].tolist() == [4]  # 10 less 6.66
    exactly = pd.DataFrame({"ref_area": ["AZE"], "children": [1000], "without": [70]})
    assert needs(exactly, Scenario(7, 2027, 2030, 1.0))["to_reach"].tolist() == [0]


def test_the_hardest_third_may_cost_more():
    dearer = Scenario(target=0, start=2027, end=2030, cost=100.0, hardest_cost=2.5)
    assert needs(AREAS, dearer)["cost_per_child"].tolist() == [250, 100, 100]


def test_the_capacity_says_how_long_it_takes():
    found = totals(needs(AREAS, SCENARIO), SCENARIO)
    assert (found.to_reach, found.cost, found.per_year) == (820, 410_000, 205)
    assert found.years_needed == pytest.approx(820 / 300)
    assert found.end == 2029  # 2027, 2028 and a part of 2029
    assert totals(needs(AREAS, SCENARIO), Scenario(2, 2027, 2030, 500.0)).end is None


def test_a_capacity_that_is_met_exactly_needs_no_further_year():
    plan = Scenario(target=2, start=2027, end=2030, cost=500.0, capacity=410)
    assert totals(needs(AREAS, plan), plan).end == 2028


def test_a_target_already_met_takes_nothing():
    found = totals(
        needs(AREAS, Scenario(10, 2027, 2030, 1.0, 50)), Scenario(10, 2027, 2030, 1.0, 50)
    )
    assert found.finished
    assert (found.cost, found.years_needed, found.end) == (0, 0, None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"children": [10_000, 4_000, None]}, "a number is missing in AZ-C"),
        ({"without": [1_000, -1, 25]}, "a number is negative in AZ-B"),
        ({"without": [1_000, 100.5, 25]}, "not whole in AZ-B"),
        ({"without": [1_000, 4_001, 25]}, "more are without than there are in AZ-B"),
        ({"children": [10_000, 4_000, 0]}, "there are no children in AZ-C"),
        ({"ref_area": "AZ-A"}, "twice"),
    ],
)
def test_areas_of_which_nothing_can_be_planned_are_named(change, said):
    with pytest.raises(PlanError, match=said):
        needs(AREAS.assign(**change), SCENARIO)


@pytest.mark.parametrize(
    "assumed",
    [
        {"target": 101},
        {"end": 2026},
        {"cost": 0.0},
        {"cost": float("nan")},
        {"capacity": 0},
        {"hardest_cost": 0.5},
    ],
)
def test_an_assumption_that_means_nothing_is_refused(assumed):
    plain = {"target": 2, "start": 2027, "end": 2030, "cost": 500.0}
    with pytest.raises(PlanError):
        Scenario(**{**plain, **assumed})


NUMBERS = st.lists(
    st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
)


@given(NUMBERS.filter(bool), st.floats(0, 100))
def test_whom_it_reaches_are_in_need_and_enough_for_the_target(pairs, target):
    areas = pd.DataFrame(
        {
            "ref_area": [f"AZ-{place}" for place in range(len(pairs))],
            "children": [children for children, _ in pairs],
            "without": [without for _, without in pairs],
        }
    )
    found = needs(areas, Scenario(target, 2027, 2030, 1.0))
    assert (found["to_reach"] <= found["without"]).all()
    left = found["without"] - found["to_reach"]
    assert (100 * left / found["children"] <= target + 1e-6).all()
