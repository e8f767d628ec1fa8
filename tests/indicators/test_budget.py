"""A budget is never exceeded, and more children are reached only at the price of the worst-off."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.planning.budget import allocate, frontier
from indicators.planning.needs import PlanError, Scenario, needs

PLAN = Scenario(target=0, start=2027, end=2030, cost=100.0, hardest_cost=2.0)
# The worst-off area is dear: 400 of 1,000 without, at 200 each; the others at 100.
AREAS = pd.DataFrame(
    {
        "ref_area": ["AZ-A", "AZ-B", "AZ-C"],
        "children": [1_000, 1_000, 1_000],
        "without": [400, 200, 100],
    }
)
NEEDED = needs(AREAS, PLAN)


def test_most_children_are_the_cheapest_and_equity_begins_with_the_worst_off():
    found = frontier(NEEDED, 30_000)
    equity, efficiency = found.iloc[0], found.iloc[-1]
    assert efficiency["reached"] == 300  # all of the second and the third area
    assert efficiency["worst"] == 40
    assert equity["reached"] == 150  # 150 × 200
    assert equity["worst"] == 25


def test_worst_off_first_brings_the_areas_to_one_level():
    spread = allocate(NEEDED, 60_000, 0.0)
    assert spread["rate_after"].tolist() == pytest.approx([13.4, 13.3, 10.0], abs=0.11)
    assert spread["spent"].sum() <= 60_000


def test_where_every_child_costs_the_same_equity_costs_no_child():
    alike = needs(AREAS, Scenario(target=0, start=2027, end=2030, cost=100.0))
    found = frontier(alike, 30_000)
    assert found[["reached", "worst"]].values.tolist() == [[300, pytest.approx(15, abs=0.1)]]


def test_a_budget_for_all_reaches_all_and_none_reaches_nobody():
    enough = frontier(NEEDED, NEEDED["cost"].sum())
    assert enough[["reached", "worst"]].values.tolist() == [[700, 0]]
    nothing = frontier(NEEDED, 0)
    assert nothing[["reached", "worst"]].values.tolist() == [[0, 40]]


def test_areas_come_back_in_their_own_order_and_those_at_the_target_get_nothing():
    needed = needs(AREAS, Scenario(target=15, start=2027, end=2030, cost=100.0))
    spread = allocate(needed, 1e9, 0.0)
    assert spread["ref_area"].tolist() == ["AZ-A", "AZ-B", "AZ-C"]
    assert spread["reached"].tolist() == [250, 50, 0]


@pytest.mark.parametrize("budget", [-1, float("nan"), float("inf")])
def test_a_budget_that_cannot_be_spent_is_refused(budget):
    with pytest.raises(PlanError, match="cannot be spent"):
        frontier(NEEDED, budget)


AREA = st.integers(1, 2_000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
CASES = st.tuples(
    st.lists(AREA, min_size=1, max_size=8),
    st.integers(0, 60),
    st.integers(1, 900),
    st.sampled_from([1.0, 1.5, 3.0]),
    st.integers(0, 2_000_000),
)


@settings(max_examples=60)
@given(CASES)
def test_the_budget_holds_and_the_frontier_only_rises(case):
    pairs, target, cost, hardest, budget = case
    areas = pd.DataFrame(
        {
            "ref_area": [f"AZ-{place}" for place in range(len(pairs))],
            "children": [children for children, _ in pairs],
            "without": [without for _, without in pairs],
        }
    )
    needed = needs(areas, Scenario(target, 2027, 2030, float(cost), hardest_cost=hardest))
    found = frontier(needed, budget)
    assert (found["spent"] <= budget * (1 + 1e-12)).all()
    assert found["reached"].is_monotonic_increasing
    assert found["worst"].is_monotonic_increasing
    for level, reached in zip(found["level"], found["reached"], strict=True):
        spread = allocate(needed, budget, level)
        assert spread["reached"].sum() == reached
        assert (spread["reached"] <= spread["to_reach"]).all()
        assert (spread["reached"] >= 0).all()


@settings(max_examples=30)
@given(CASES)
def test_no_order_reaches_more_than_the_cheapest_first_and_none_is_more_equal_than_equity(case):
    pairs, target, cost, hardest, budget = case
    areas = pd.DataFrame(
        {
            "ref_area": [f"AZ-{place}" for place in range(len(pairs))],
            "children": [children for children, _ in pairs],
            "without": [without for _, without in pairs],
        }
    )
    needed = needs(areas, Scenario(target, 2027, 2030, float(cost), hardest_cost=hardest))
    found, left, other = frontier(needed, budget), float(budget), []
    for _, area in needed.iterrows():  # some other order: as the areas stand
        number = min(area["to_reach"], int(left // area["cost_per_child"]))
        left -= number * area["cost_per_child"]
        other.append(number)
    worst = (100 * (needed["without"] - other) / needed["children"]).max()
    assert sum(other) <= found["reached"].iloc[-1]
    assert found["worst"].iloc[0] <= worst + 1e-9
