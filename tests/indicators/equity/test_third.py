"""The third that does worst is brought up to the mean: no more children than it holds."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog import catalog
from indicators.equity import worst_third
from tests.conftest import frame, observation

LOWER, HIGHER, COUNT = "ED_ROFST_L3_ADM", "PT_CHLD_Y0T4_REG", "DM_BRTS"
FIFTHS = ("Q1", "Q2", "Q3", "Q4", "Q5")


def by_wealth(indicator, *values):
    rows = [
        observation(indicator=indicator, wealth_quintile=code, obs_value=value)
        for code, value in zip(FIFTHS, values, strict=True)
    ]
    return worst_third(frame(*rows), catalog()[indicator], "wealth_quintile")


def test_a_third_is_the_poorest_fifth_and_two_thirds_of_the_next():
    """Mean 20: a fifth is 20 too high, two fifteenths of all are 10 too high."""
    found = by_wealth(LOWER, 40, 30, 20, 10, 0)
    assert found is not None
    assert found.mean == pytest.approx(20)
    assert found.share == pytest.approx(20 / 5 + 10 * 2 / 15)
    assert found.weights == "construction"


def test_where_more_is_better_the_lowest_do_worst():
    found = by_wealth(HIGHER, 91.6, 91.8, 95.0, 93.9, 97.0)
    assert found is not None
    assert found.mean == pytest.approx(93.86)
    assert found.share == pytest.approx((93.86 - 91.6) / 5 + (93.86 - 91.8) * 2 / 15)


def test_the_worst_need_not_be_the_poorest():
    one, other = by_wealth(LOWER, 40, 30, 20, 10, 0), by_wealth(LOWER, 0, 10, 20, 30, 40)
    assert one is not None and other is not None
    assert one.share == pytest.approx(other.share)


def test_of_areas_it_is_said_only_where_their_population_is_known():
    rows = frame(
        *(
            observation(indicator=LOWER, ref_area=code, obs_value=value)
            for code, value in (("ER01", 2.0), ("ER02", 12.0), ("ER03", 10.0))
        )
    )
    people = pd.DataFrame({"subgroup": ["ER01", "ER02", "ER03"], "population": [6, 1, 3]})
    assert worst_third(rows, catalog()[LOWER], "ref_area") is None
    found = worst_third(rows, catalog()[LOWER], "ref_area", people=people)
    assert found is not None
    mean = 0.6 * 2 + 0.1 * 12 + 0.3 * 10
    assert found.mean == pytest.approx(mean)
    assert found.share == pytest.approx(0.1 * (12 - mean) + (1 / 3 - 0.1) * (10 - mean))


def test_a_count_and_two_groups_have_no_worst_third():
    assert by_wealth(COUNT, 5, 4, 3, 2, 1) is None
    rows = [observation(sex=code, obs_value=value) for code, value in (("F", 1.0), ("M", 2.0))]
    assert worst_third(frame(*rows), catalog()[LOWER], "sex") is None


@given(st.lists(st.floats(0, 100), min_size=5, max_size=5))
def test_never_more_children_than_a_third_and_none_where_all_are_alike(values):
    found = by_wealth(LOWER, *values)
    assert found is not None
    assert -1e-9 <= found.share <= 100 / 3 + 1e-9
    if max(values) == min(values):
        assert found.share == pytest.approx(0, abs=1e-9)
