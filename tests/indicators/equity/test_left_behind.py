"""How many children would not be left behind if every group did as well as one of them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.equity import EquityInputError, left_behind, measures, ranks

FIFTHS = pd.DataFrame(
    {
        "subgroup": ["Q1", "Q2", "Q3", "Q4", "Q5"],
        "estimate": [70.0, 80.0, 90.0, 95.0, 95.0],
        "population": 1.0,
        "se": [3.0, 2.0, 2.0, 1.0, 1.0],
    }
)


def test_children_registered_if_every_fifth_did_as_well_as_the_best():
    (row,) = left_behind(FIFTHS, favourable=True, ordered=True, children=500_000).to_dict("records")
    # Gaps to 95 of 100: 25, 15, 5, 0 and 0, a fifth of the children each.
    assert row["share"] == pytest.approx(9.0)
    assert row["children"] == pytest.approx(45_000)
    error = np.sqrt((0.2**2) * (9 + 4 + 4) + (0.6 * 1) ** 2)  # three fifths are behind
    assert row["lower"] == pytest.approx(9 - 1.959964 * error)
    assert row["children_upper"] == pytest.approx(5000 * (9 + 1.959964 * error))
    assert row["groups"] == 5


def test_children_spared_where_less_is_better():
    stunting = FIFTHS.assign(estimate=[30.0, 20.0, 20.0, 15.0, 10.0])
    (row,) = left_behind(stunting, favourable=False, ordered=True).to_dict("records")
    assert (row["reference"], row["share"]) == ("Q5", pytest.approx(9.0))
    assert np.isnan(row["children"])  # nobody said how many children there are


def test_the_most_advantaged_need_not_be_the_best_and_no_group_is_held_back():
    mixed = FIFTHS.assign(estimate=[70.0, 80.0, 99.0, 95.0, 90.0])
    best = left_behind(mixed, favourable=True, ordered=True)
    top = left_behind(mixed, favourable=True, ordered=True, reference="advantaged")
    assert best[["reference", "share"]].to_numpy().tolist() == [["Q3", pytest.approx(12.2)]]
    assert top[["reference", "share"]].to_numpy().tolist() == [["Q5", pytest.approx(6.0)]]


def test_where_all_do_equally_well_nobody_is_left_behind():
    found = left_behind(FIFTHS.assign(estimate=95.0), favourable=True, ordered=True, children=10)
    assert found[["share", "children", "lower"]].to_numpy().tolist() == [[0, 0, 0]]


def test_without_standard_errors_there_is_a_number_and_no_interval():
    plain = FIFTHS.drop(columns="se")
    found = left_behind(plain, favourable=True, ordered=True, children=100)
    assert found["share"].item() == pytest.approx(9.0)
    assert found[["lower", "upper", "children_lower", "children_upper"]].isna().all(axis=None)


def test_an_interval_stays_within_nought_and_all_children():
    wide = FIFTHS.assign(se=100.0)
    found = left_behind(wide, favourable=True, ordered=True, children=1000)
    assert found[["lower", "upper"]].to_numpy().tolist() == [[0, 100]]
    assert found["children_upper"].item() == 1000


def test_the_interval_is_that_of_a_simulation_with_the_reference_held():
    random = np.random.default_rng(1)
    drawn = random.normal(FIFTHS["estimate"], FIFTHS["se"], (200_000, 5))
    # Q5 and Q4 are equally good: the reference is one of them, the other is not behind.
    shares = 0.2 * (3 * drawn[:, 4] - drawn[:, :3].sum(axis=1))
    found = left_behind(FIFTHS, favourable=True, ordered=True)
    expected = np.percentile(shares, [2.5, 97.5])
    assert found[["lower", "upper"]].to_numpy()[0] == pytest.approx(expected, abs=0.05)


def test_what_has_no_answer_is_refused():
    with pytest.raises(EquityInputError, match="outside 0…100"):
        left_behind(FIFTHS.assign(estimate=120.0), favourable=True, ordered=True)
    with pytest.raises(EquityInputError, match="no most advantaged"):
        left_behind(FIFTHS, favourable=True, ordered=False, reference="advantaged")
    with pytest.raises(EquityInputError, match="cannot be negative"):
        left_behind(FIFTHS, favourable=True, ordered=True, children=-1)
    with pytest.raises(EquityInputError, match="No estimate for the group"):
        left_behind(FIFTHS.assign(estimate=[1.0, None, 2, 3, 4]), favourable=True, ordered=True)


@given(
    st.lists(st.floats(0, 100).map(lambda x: round(x, 6)), min_size=2, max_size=6),
    st.booleans(),
)
def test_without_an_order_the_share_is_the_attributable_risk(estimates, favourable):
    names = [str(place) for place in range(len(estimates))]
    groups = pd.DataFrame({"subgroup": names, "estimate": estimates, "population": 1.0})
    share = left_behind(groups, favourable=favourable, ordered=False)["share"].item()
    found = measures(groups, favourable=favourable, ordered=False).set_index("measure")
    assert share == pytest.approx(abs(found.loc["par", "estimate"]), abs=1e-9)


def test_groups_that_do_equally_well_share_the_better_rank_and_the_missing_have_none():
    groups = pd.DataFrame({"estimate": [90.0, 95.0, 95.0, None]}, index=list("abcd"))
    assert ranks(groups, favourable=True).fillna(0).to_dict() == {"a": 3, "b": 1, "c": 1, "d": 0}
    assert ranks(groups, favourable=False).fillna(0).to_dict() == {"a": 1, "b": 2, "c": 2, "d": 0}
