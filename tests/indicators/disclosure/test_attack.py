"""What an attacker infers from a table, against cases whose intervals are known.

Cases: tables with suppression patterns and the intervals a linear programme gives, computed
from the definition (synthetic counts).
"""

from pathlib import Path

import pandas as pd
import pytest

from indicators.disclosure import DisclosureError, attack

CASES = Path(__file__).parent / "cases"


def case(name):
    table = pd.read_csv(CASES / f"{name}_table.csv")
    interval = pd.read_csv(CASES / f"{name}_lp_interval.csv")
    interval["row"] = "R" + (interval["row"] + 1).astype(str)
    interval["col"] = "C" + (interval["col"] + 1).astype(str)
    return table, interval


@pytest.mark.parametrize("pattern", ["naive_primary_only", "row_only_secondary"])
def test_a_small_count_is_recovered_where_its_row_or_column_has_no_other_gap(pattern):
    table, _ = case(pattern)
    found = attack(table, dimensions=["row", "col"], value="count").set_index(["row", "col"])
    assert found.loc[("R2", "C4"), "width"] == 0
    assert found.loc[("R2", "C4"), "lower"] == 3


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    "pattern", ["naive_primary_only", "row_only_secondary", "primary_plus_secondary"]
)
def test_the_intervals_are_those_of_the_linear_programme(pattern, whole):
    table, expected = case(pattern)
    found = attack(table, dimensions=["row", "col"], value="count", whole=whole)
    assert found[["row", "col"]].values.tolist() == expected[["row", "col"]].values.tolist()
    assert found[["lower", "upper"]].to_numpy() == pytest.approx(
        expected[["lp_min", "lp_max"]].to_numpy(), abs=1e-9
    )


def test_a_value_that_stands_in_a_withheld_cell_is_not_looked_at():
    table, _ = case("primary_plus_secondary")
    plain = attack(table, dimensions=["row", "col"], value="count")
    table.loc[table["suppressed"], "count"] = 10_000
    assert attack(table, dimensions=["row", "col"], value="count").equals(plain)


def cells(*rows):
    return pd.DataFrame(rows, columns=["ref_area", "sex", "obs_value"])


TREE = {"AZ-GA": "ER02", "AZ-LER": "ER09", "AZ-MAS": "ER09", "ER02": "AZE", "ER09": "AZE"}


def test_a_total_that_stands_nowhere_is_inferred_through_the_one_above_it():
    table = cells(
        ("AZE", "_T", 30),
        ("AZ-GA", "_T", 12),
        ("AZ-LER", "_T", 14),
        ("AZ-MAS", "_T", None),
    )
    found = attack(table, dimensions=["ref_area", "sex"], hierarchies={"ref_area": TREE})
    assert found[["lower", "upper"]].values.tolist() == [[4.0, 4.0]]


def test_a_group_follows_from_the_total_and_the_other_group():
    table = cells(("AZE", "_T", 30), ("AZE", "F", 27), ("AZE", "M", None))
    found = attack(table, dimensions=["sex"])
    assert found["lower"].tolist() == [3.0]
    assert found["upper"].tolist() == [3.0]


def test_a_year_follows_from_a_published_total_over_years():
    table = pd.DataFrame({"time_period": ["2021", "2022", "_T"], "obs_value": [8.0, None, 10.0]})
    assert attack(table, dimensions=["time_period"])["width"].tolist() == [0.0]


def test_one_table_gives_away_what_another_that_sums_the_same_cells_withholds():
    area = pd.DataFrame({"ref_area": ["A", "B", "C", "AZE"], "obs_value": [None, None, 9, 20]})
    regions = {"A": "AZE", "B": "AZE", "C": "AZE"}
    zones = {"A": "Z1", "B": "Z2", "C": "Z2", "Z1": "AZE", "Z2": "AZE"}
    alone = attack(area, dimensions=["ref_area"], hierarchies={"ref_area": regions})
    assert alone["width"].tolist() == [11.0, 11.0]
    linked = pd.concat([area, pd.DataFrame({"ref_area": ["Z2"], "obs_value": [16.0]})])
    both = attack(linked, dimensions=["ref_area"], hierarchies={"ref_area": [regions, zones]})
    assert both["lower"].tolist() == [4.0, 7.0]
    assert both["width"].tolist() == [0.0, 0.0]


def test_nothing_bounds_a_count_whose_total_is_withheld_too():
    table = pd.DataFrame({"sex": ["F", "M", "_T"], "obs_value": [None, 7.0, None]})
    found = attack(table, dimensions=["sex"])
    assert found["lower"].tolist() == [0.0, 7.0]
    assert found["upper"].tolist() == [float("inf")] * 2


def test_knowing_that_zeros_are_published_narrows_an_interval():
    table = pd.DataFrame({"sex": ["F", "M", "_T"], "obs_value": [None, None, 7.0]})
    assert attack(table, dimensions=["sex"])["upper"].tolist() == [7.0, 7.0]
    assert attack(table, dimensions=["sex"], minimum=1)["upper"].tolist() == [6.0, 6.0]


def test_published_cells_that_contradict_each_other_are_refused():
    table = pd.DataFrame({"sex": ["F", "M", "_T"], "obs_value": [None, 9.0, 7.0]})
    with pytest.raises(DisclosureError, match="No table agrees with what is published"):
        attack(table, dimensions=["sex"])


def test_whole_counts_say_more_than_linear_ones():
    """Two counts in a cell of three dimensions can be a half each only on paper."""
    rows = [(a, b, None) for a in "PQ" for b in "xyz"]
    margin = [("P", "_T", 3), ("Q", "_T", 3), *(("_T", b, 2) for b in "xyz"), ("_T", "_T", 6)]
    table = pd.DataFrame([*rows, *margin], columns=["a", "b", "obs_value"])
    found = attack(table, dimensions=["a", "b"], whole=True)
    assert found["upper"].tolist() == [2.0] * 6
    assert found["lower"].tolist() == [0.0] * 6
