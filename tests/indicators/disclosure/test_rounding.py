"""Rounded tables add up, and no count moves further than to the next multiple."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.disclosure import DisclosureError, round_controlled
from tests.indicators.disclosure.test_protect import LEAVES, cube, hierarchies


def rounded(table, base=5):
    names = list(table.columns.drop("obs_value"))
    return round_controlled(table, dimensions=names, hierarchies=hierarchies(table), base=base)[
        "obs_value"
    ].to_numpy()


@settings(max_examples=40)
@given(st.lists(st.integers(0, 40), min_size=12, max_size=12), st.integers(2, 10))
def test_a_table_of_two_dimensions_is_rounded_to_the_next_multiples_and_adds_up(counts, base):
    table = cube(counts, sex="FMX", age="abcd")
    found = rounded(table, base)
    assert (found % base == 0).all()
    assert (np.abs(found - table["obs_value"]) < base).all()
    sums = table.assign(obs_value=found).set_index(["sex", "age"])["obs_value"].unstack()
    assert (sums["_T"] == sums.drop(columns="_T").sum(axis=1)).all()
    assert (sums.loc["_T"] == sums.drop(index="_T").sum()).all()


def test_multiples_stay():
    table = cube([5, 10, 0, 15], sex="FM", age="ab")
    assert rounded(table).tolist() == table["obs_value"].tolist()


def test_a_count_goes_to_the_nearer_multiple_where_no_total_binds_it():
    table = pd.DataFrame({"sex": ["F", "M", "X"], "obs_value": [1, 4, 7]})
    assert rounded(table).tolist() == [0, 5, 5]


def test_the_least_sum_of_changes_is_chosen():
    table = cube([1, 1, 3], sex="FMX")
    assert sorted(rounded(table).tolist()) == [0, 0, 5, 5]


@settings(max_examples=15)
@given(st.lists(st.integers(0, 20), min_size=20, max_size=20))
def test_areas_add_up_to_regions_and_the_nation(counts):
    table = cube(counts, ref_area=LEAVES, sex="FM", age="ab")
    found = table.assign(obs_value=rounded(table)).set_index(["ref_area", "sex", "age"])
    areas = found["obs_value"].unstack("ref_area")
    assert (areas["AZE"] == areas["A"] + areas["B"]).all()
    assert (areas["B"] == areas["B1"] + areas["B2"]).all()


def test_a_missing_count_stays_missing():
    table = pd.DataFrame({"sex": ["F", "M", "X", "_T"], "obs_value": [3.0, None, None, 14.0]})
    found = round_controlled(table, dimensions=["sex"])["obs_value"]
    assert found.isna().tolist() == [False, True, True, False]


def test_counts_that_do_not_add_up_are_refused():
    table = pd.DataFrame({"sex": ["F", "M", "_T"], "obs_value": [3, 4, 8]})
    with pytest.raises(DisclosureError, match="not the sum of their parts: sex=_T"):
        round_controlled(table, dimensions=["sex"])
